// What one person may do, as conditions over the tables of the register: the same condition chooses the records of a list
// and decides about a single one.
#pragma once

#include "records/value.h"
#include "schema/permission.h"
#include "sql/connection.h"

namespace rodtrad::records {

/// Who asks: roles, each everywhere or in some units and what is below them.
struct Actor {
  struct Held {
    std::string role;
    std::int64_t unit = 0;  // 0 = everywhere
  };
  std::string name;
  std::int64_t person = 0;  // the record of the person; 0 = none
  std::vector<Held> roles;
};

/// SQL that is true for records of a type, with its parameters. Names columns of the type's own table.
struct Condition {
  std::string text;
  sql::Parameters parameters;
};

class Permit {
 public:
  /// Both must outlive it.
  Permit(const schema::Permissions& permissions, const schema::Schema& schema) : permissions_(&permissions), schema_(&schema) {}

  /// Records of the type with which the actor may do it. Reading leaves out what is secret to the actor.
  Condition condition(const Actor& actor, schema::Action action, const schema::RecordType& type) const;

  /// Whether there could be such records at all: for menus and lists of types.
  bool ever(const Actor& actor, schema::Action action, const schema::RecordType& type) const;

  /// Every role that the actor stands for in steps. Which unit a role is held in is the condition's matter.
  std::vector<std::string> roles_of(const Actor& actor) const;

 private:
  const schema::Permissions* permissions_;
  const schema::Schema* schema_;
};

/// Records of the type whose unit is one of these, or below one of them.
Condition in_units(const schema::Schema& schema, const schema::RecordType& type, const std::vector<std::int64_t>& units);

/// Records that have one of the numbers in a link field, or as their own number ("number").
Condition linked_to_any(const schema::RecordType& type, const std::string& field, const std::vector<std::int64_t>& numbers);

}  // namespace rodtrad::records
