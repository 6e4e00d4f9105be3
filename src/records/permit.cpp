// Rules to conditions.
#include "records/permit.h"

#include <fmt/format.h>

#include "core/list.h"
#include "records/layout.h"

namespace rodtrad::records {
namespace {

using schema::Action;
using schema::Field;
using schema::PermissionRule;
using schema::RecordType;
using schema::Where;

constexpr const char* kNone = "false";
constexpr const char* kAll = "true";

Condition joined(Condition one, const char* word, Condition other) {
  one.text = fmt::format("({} {} {})", one.text, word, other.text);
  core::append(one.parameters, std::move(other.parameters));
  return one;
}

Condition both(Condition one, Condition other) {
  if (one.text == kNone || other.text == kAll) return one;
  if (one.text == kAll || other.text == kNone) return other;
  return joined(std::move(one), "AND", std::move(other));
}

Condition either(Condition one, Condition other) {
  if (one.text == kAll || other.text == kNone) return one;
  if (one.text == kNone || other.text == kAll) return other;
  return joined(std::move(one), "OR", std::move(other));
}

/// No state is no state: a refusal about a state does not touch records without one.
Condition unless(Condition refused) {
  if (refused.text == kNone) return {.text = kAll};
  if (refused.text == kAll) return {.text = kNone};
  refused.text = "NOT coalesce(" + refused.text + ", false)";
  return refused;
}

/// Many values as one parameter, a list in JSON: the text is the same for any number of them.
constexpr const char* kValues = "SELECT value FROM json_each(?)";

sql::Parameter list_of(const std::vector<std::int64_t>& numbers) { return fmt::format("[{}]", fmt::join(numbers, ", ")); }

/// Records whose link leads to one of `numbers` (a query).
std::string linked_to(const RecordType& type, const Field& link, const std::string& numbers) {
  const std::string test = link.has_own_table() ? "value" : link.name;
  const std::string among = fmt::format("{} IN ({})", sql::quoted(test), numbers);
  return link.has_own_table() ? in_own_table(type, link, among) : among;
}

/// What one actor may do with the records of one type.
struct Asked {
  const schema::Permissions& permissions;
  const schema::Schema& schema;
  const RecordType& type;
  const Actor& actor;

  Condition mine() const {
    const Field* owner = type.find(type.use.owner);
    if (!owner || owner->kind != schema::Kind::link || actor.person == 0) return {.text = kNone};
    return {.text = linked_to(type, *owner, "?"), .parameters = {actor.person}};
  }

  /// Where the rule holds.
  Condition place(const PermissionRule& rule) const {
    std::vector<std::int64_t> units;
    for (const Actor::Held& one : actor.roles) {
      if (rule.roles.empty() || core::contains(rule.roles, one.role)) units.push_back(one.unit);
    }
    if (units.empty()) return {.text = kNone};
    if (rule.where == Where::mine) return mine();
    if (rule.where == Where::everywhere || core::contains(units, 0)) return {.text = kAll};
    return in_units(schema, type, units);
  }

  Condition states(const PermissionRule& rule) const {
    if (rule.states.empty()) return {.text = kAll};
    if (type.state_field.empty()) return {.text = kNone};
    return {.text = fmt::format("{} IN ({})", sql::quoted(type.state_field), kValues),
            .parameters = {fmt::format(R"(["{}"])", fmt::join(rule.states, R"(", ")"))}};
  }

  /// Rules of one kind, any of them.
  Condition any(bool deny, Action action) const {
    Condition any{.text = kNone};
    for (const PermissionRule& rule : permissions.rules) {
      if (rule.deny != deny || !rule.actions.contains(action) || !rule.types.contains(type.name)) continue;
      any = either(std::move(any), both(place(rule), states(rule)));
    }
    return any;
  }

  Condition allowed(Action action) const { return both(any(false, action), unless(any(true, action))); }
};

}  // namespace

Condition in_units(const schema::Schema& schema, const RecordType& type, const std::vector<std::int64_t>& units) {
  std::vector<const RecordType*> way = {&type};  // from the type to the units
  while (way.back()->name != "unit") {
    const Field* next = way.back()->find(way.back()->use.unit);
    if (!next) return {.text = kNone};
    way.push_back(schema.find(next->target));
  }
  std::string text = fmt::format(
      R"(WITH RECURSIVE below(n) AS ({} UNION SELECT u."number" FROM "unit" AS u JOIN below ON u."part_of" = n) SELECT n FROM below)", kValues);
  if (way.size() == 1) text = fmt::format(R"("number" IN ({}))", text);
  for (auto one = way.rbegin() + 1; one != way.rend(); ++one) {
    text = linked_to(**one, *(*one)->find((*one)->use.unit), text);
    if (std::next(one) != way.rend()) text = fmt::format(R"(SELECT "number" FROM {} WHERE {})", sql::quoted((*one)->name), text);
  }
  return {.text = text, .parameters = {list_of(units)}};
}

Condition linked_to_any(const RecordType& type, const std::string& field, const std::vector<std::int64_t>& numbers) {
  const std::string text = field == "number" ? fmt::format(R"("number" IN ({}))", kValues) : linked_to(type, *type.find(field), kValues);
  return {.text = text, .parameters = {list_of(numbers)}};
}

Condition Permit::condition(const Actor& actor, Action action, const RecordType& type) const {
  const Asked asked{.permissions = *permissions_, .schema = *schema_, .type = type, .actor = actor};
  const Field* secrecy = type.find(type.use.secrecy);
  if (!secrecy || action == Action::read_secret) return asked.allowed(action);
  const std::string marked = secrecy->has_own_table() ? in_own_table(type, *secrecy, "true") : sql::quoted(secrecy->name) + " IS NOT NULL";
  return both(asked.allowed(action), either({.text = "NOT " + marked}, asked.allowed(Action::read_secret)));
}

bool Permit::ever(const Actor& actor, Action action, const RecordType& type) const { return condition(actor, action, type).text != kNone; }

std::vector<std::string> Permit::roles_of(const Actor& actor) const {
  std::vector<std::string> roles;
  for (const Actor::Held& one : actor.roles) {
    const schema::Role* role = permissions_->role(one.role);
    if (!role) continue;
    if (!role->holds_all) roles.push_back(one.role);
    for (const schema::Role& other : permissions_->roles) {
      if (role->holds_all) roles.push_back(other.id);
    }
  }
  return roles;
}

}  // namespace rodtrad::records
