// Reading permissions.
#include "schema/permission.h"

#include "core/embedded.h"
#include "core/file.h"
#include "core/list.h"
#include "schema/read_field.h"

namespace rodtrad::schema {
namespace {

using core::Expected;
using core::Problems;
using core::say;
using core::Toml;

class Reading {
 public:
  explicit Reading(const Schema& schema) : schema_(schema) {}

  void roles(const Toml& table) {
    for (const Toml::Member& one : table.table()) {
      check_name(one.value, one.key, say("rollen", "the role"), problems);
      check_keys(one.value, {"label", "holds_all"}, problems);
      if (permissions.role(one.key)) tell(problems, one.value, "role_exists", say("rollen {} finns redan", "the role {} exists already", one.key));
      permissions.roles.push_back({.id = one.key, .label = read_label(one.value, "label", problems), .holds_all = one.value["holds_all"].boolean()});
    }
  }

  void rule(const Toml& table) {
    check_keys(table, {"roles", "types", "actions", "where", "states", "deny"}, problems);
    PermissionRule rule{.roles = read_words(table["roles"], problems), .deny = table["deny"].boolean()};
    if (rule.roles.empty()) tell(problems, table, "word_missing", say("roles saknas", "roles is missing"));
    const bool all = std::erase(rule.roles, "*") > 0;
    check_roles(rule.roles, table["roles"].place());
    if (all) rule.roles.clear();
    for (const std::string& word : read_words(table["types"], problems)) add_types(table["types"], word, rule);
    for (const std::string& word : read_words(table["actions"], problems)) add_actions(table["actions"], word, rule);
    if (table.has("where")) rule.where = static_cast<Where>(read_choice(table, "where", {"everywhere", "unit", "mine"}, problems));
    rule.states = states(table, rule);
    permissions.rules.push_back(std::move(rule));
  }

  /// A step that nobody could take is a mistake.
  void transitions() {
    for (const RecordType& type : schema_.types) {
      for (const Transition& transition : type.transitions) check_roles(transition.roles, type.place);
    }
  }

  Permissions permissions;
  Problems problems;

 private:
  void check_roles(const std::vector<std::string>& roles, const core::Place& at) {
    std::vector<std::string> known;
    for (const Role& role : permissions.roles) known.push_back(role.id);
    for (const std::string& role : roles) {
      if (!permissions.role(role)) tell_unknown(problems, at, "unknown_role", say("rollen", "role"), role, known);
    }
  }

  void add_types(const Toml& at, const std::string& word, PermissionRule& rule) {
    const bool place = word.starts_with("@");
    if (place && !core::contains(kPlaces, word.substr(1))) {
      tell_unknown(problems, at.place(), "unknown_place", say("platsen", "place"), word, kPlaces);
    } else if (!place && word != "*" && !schema_.find(word)) {
      tell_unknown(problems, at.place(), "unknown_type", say("posttypen", "record type"), word, schema_.type_names());
    }
    for (const RecordType& type : schema_.types) {
      if (word == "*" || word == type.name || word == "@" + type.use.place) rule.types.insert(type.name);
    }
  }

  void add_actions(const Toml& at, const std::string& word, PermissionRule& rule) {
    const auto& names = action_names();
    if (word != "*" && !core::contains(names, word)) tell_unknown(problems, at.place(), "unknown_action", say("handlingen", "action"), word, names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (word == "*" || word == names[i]) rule.actions.insert(static_cast<Action>(i));
    }
  }

  std::vector<std::string> states(const Toml& table, const PermissionRule& rule) {
    std::vector<std::string> states = read_words(table["states"], problems);
    for (const std::string& state : states) {
      const auto known = [&](const std::string& type) {
        const Field* field = schema_.find(type)->find(schema_.find(type)->state_field);
        return field && field->code(state);
      };
      if (std::none_of(rule.types.begin(), rule.types.end(), known)) {
        tell_unknown(problems, table["states"].place(), "unknown_state", say("läget", "state"), state, {});
      }
    }
    return states;
  }

  const Schema& schema_;
};

}  // namespace

const std::vector<std::string>& action_names() {
  static const std::vector<std::string> names = {"read", "read_secret", "create", "change", "step", "erase"};
  return names;
}

const Role* Permissions::role(std::string_view id) const { return core::find_by(roles, &Role::id, id); }

Expected<Permissions> read_permissions(const std::vector<core::DataFile>& files, const Schema& schema) {
  Reading reading(schema);
  std::vector<Toml> roots;
  for (const core::DataFile& file : files) {
    auto root = core::parse_toml(file.text, file.name);
    if (!root) {
      core::append(reading.problems, root.error());
      continue;
    }
    check_keys(*root, {"role", "rule"}, reading.problems);
    reading.roles((*root)["role"]);
    roots.push_back(std::move(*root));
  }
  for (const Toml& root : roots) {
    for (const Toml& rule : root["rule"].array()) reading.rule(rule);
  }
  reading.transitions();
  if (has_errors(reading.problems)) return core::fail(std::move(reading.problems));
  return std::move(reading.permissions);
}

Expected<Permissions> load_permissions(const std::filesystem::path& workspace, const Schema& schema) {
  const char* name = "data/permissions.toml";
  std::vector<core::DataFile> files = {{.name = name, .text = std::string(core::embedded_file(name).value_or(""))}};
  const std::filesystem::path own = workspace / "permissions.toml";
  if (!workspace.empty() && std::filesystem::exists(own)) files.push_back({.name = own.string(), .text = TRY(core::read_file(own))});
  return read_permissions(files, schema);
}

}  // namespace rodtrad::schema
