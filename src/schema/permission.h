// Who may do what with which records, as data: data/permissions.toml (which tells the form) and the workspace's own.
#pragma once

#include <optional>
#include <set>

#include "core/data_files.h"
#include "schema/schema.h"

namespace rodtrad::schema {

enum class Action { read, read_secret, create, change, step, erase };
/// Every action, in the order above.
const std::vector<std::string>& action_names();

struct Role {
  std::string id;
  Text label;
  bool holds_all = false;  // every role that a step asks for
};

/// Which records of a type a rule is about.
enum class Where {
  everywhere,
  unit,  // those of a unit where the role is held, or below it
  mine,  // those that the person answers for
};

struct PermissionRule {
  std::vector<std::string> roles;  // empty = all
  std::set<std::string> types;     // names
  std::set<Action> actions;
  Where where = Where::everywhere;
  std::vector<std::string> states;  // empty = any
  bool deny = false;
};

struct Permissions {
  std::vector<Role> roles;
  std::vector<PermissionRule> rules;

  const Role* role(std::string_view id) const;
};

/// Program's file first, then the workspace's. Problems: unknown_role (also of transitions), unknown_type, unknown_place,
/// unknown_action, unknown_where, unknown_state, role_exists, and those of the form.
core::Expected<Permissions> read_permissions(const std::vector<core::DataFile>& files, const Schema& schema);

/// The program's and those of the workspace's permissions.toml, if any.
core::Expected<Permissions> load_permissions(const std::filesystem::path& workspace, const Schema& schema);

}  // namespace rodtrad::schema
