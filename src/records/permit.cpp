// Rules to conditions.
#include "records/permit.h"

#include <fmt/format.h>

#include <algorithm>

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

void add(Condition& to, Condition more, const char* word) {
  to.text = to.text.empty() ? more.text : to.text + word + more.text;
  to.parameters.insert(to.parameters.end(), more.parameters.begin(), more.parameters.end());
}

Condition bracketed(Condition condition) {
  condition.text = "(" + condition.text + ")";
  return condition;
}

std::string marks(std::size_t count) {
  std::string text = "?";
  for (std::size_t i = 1; i < count; ++i) text += ", ?";
  return text;
}

/// Records whose link leads to one of `numbers` (a list or a query).
std::string linked_to(const RecordType& type, const Field& link, const std::string& numbers) {
  if (!link.has_own_table()) return fmt::format("{} IN ({})", sql::quoted(link.name), numbers);
  return fmt::format(R"("number" IN (SELECT "number" FROM {} WHERE "value" IN ({})))", sql::quoted(own_table(type.name, link.name)), numbers);
}

/// Numbers of the units and of all below them.
std::string units_below(std::size_t count) {
  std::string values;
  for (std::size_t i = 0; i < count; ++i) values += i == 0 ? "(?)" : ", (?)";
  return fmt::format(
      R"(WITH RECURSIVE below(n) AS (VALUES {} UNION SELECT u."number" FROM "unit" AS u JOIN below ON u."part_of" = n) SELECT n FROM below)", values);
}

bool is_held(const PermissionRule& rule, const std::string& role) {
  return rule.roles.empty() || std::find(rule.roles.begin(), rule.roles.end(), role) != rule.roles.end();
}

bool is_about(const PermissionRule& rule, Action action, const RecordType& type) {
  return rule.actions.contains(action) && rule.types.contains(type.name);
}

Condition mine(const RecordType& type, const Actor& actor) {
  const Field* owner = type.find(type.use.owner);
  if (!owner || owner->kind != schema::Kind::link || actor.person == 0) return {.text = kNone};
  return {.text = linked_to(type, *owner, "?"), .parameters = {actor.person}};
}

/// Where the rule holds for the actor; "false" when it does not.
Condition place_of(const PermissionRule& rule, const schema::Schema& schema, const RecordType& type, const Actor& actor) {
  std::vector<std::int64_t> units;
  bool held = false, everywhere = false;
  for (const Actor::Held& one : actor.roles) {
    if (!is_held(rule, one.role)) continue;
    held = true;
    everywhere |= one.unit == 0;
    if (one.unit != 0) units.push_back(one.unit);
  }
  if (!held) return {.text = kNone};
  if (rule.where == Where::mine) return mine(type, actor);
  if (rule.where == Where::everywhere || everywhere) return {.text = kAll};
  return in_units(schema, type, units);
}

Condition of_rule(const PermissionRule& rule, const schema::Schema& schema, const RecordType& type, const Actor& actor) {
  Condition condition = place_of(rule, schema, type, actor);
  if (rule.states.empty() || condition.text == kNone) return condition;
  if (type.state_field.empty()) return {.text = kNone};
  Condition states{.text = fmt::format("{} IN ({})", sql::quoted(type.state_field), marks(rule.states.size()))};
  for (const std::string& state : rule.states) states.parameters.emplace_back(state);
  add(condition, std::move(states), " AND ");
  return bracketed(std::move(condition));
}

/// Rules of one kind, any of them; "false" when there are none.
Condition any_of(const std::vector<PermissionRule>& rules, bool deny, Action action, const schema::Schema& schema, const RecordType& type,
                 const Actor& actor) {
  Condition any;
  for (const PermissionRule& rule : rules) {
    if (rule.deny != deny || !is_about(rule, action, type)) continue;
    Condition one = of_rule(rule, schema, type, actor);
    if (one.text == kAll) return one;
    if (one.text != kNone) add(any, std::move(one), " OR ");
  }
  return any.text.empty() ? Condition{.text = kNone} : bracketed(std::move(any));
}

/// No state is no state: a refusal about a state does not touch records without one.
Condition allowed(const std::vector<PermissionRule>& rules, Action action, const schema::Schema& schema, const RecordType& type, const Actor& actor) {
  Condition condition = any_of(rules, false, action, schema, type, actor);
  if (condition.text == kNone) return condition;
  Condition refused = any_of(rules, true, action, schema, type, actor);
  if (refused.text == kAll) return {.text = kNone};
  if (refused.text == kNone) return condition;
  refused.text = "NOT coalesce(" + refused.text + ", false)";
  add(condition, std::move(refused), " AND ");
  return bracketed(std::move(condition));
}

std::string is_marked(const RecordType& type, const Field& field) {
  if (!field.has_own_table()) return sql::quoted(field.name) + " IS NOT NULL";
  return fmt::format(R"("number" IN (SELECT "number" FROM {}))", sql::quoted(own_table(type.name, field.name)));
}

}  // namespace

Condition in_units(const schema::Schema& schema, const RecordType& type, const std::vector<std::int64_t>& units) {
  Condition condition{.text = units_below(units.size())};
  for (const std::int64_t unit : units) condition.parameters.emplace_back(unit);
  if (type.name == "unit") {
    condition.text = fmt::format(R"("number" IN ({}))", condition.text);
    return condition;
  }
  std::vector<const RecordType*> way = {&type};  // from the type to the one whose link goes to a unit
  while (!way.back()->use.unit.empty() && way.back()->find(way.back()->use.unit)->target != "unit") {
    way.push_back(schema.find(way.back()->find(way.back()->use.unit)->target));
  }
  if (way.back()->use.unit.empty()) return {.text = kNone};
  for (auto one = way.rbegin(); one != way.rend(); ++one) {
    condition.text = linked_to(**one, *(*one)->find((*one)->use.unit), condition.text);
    if (std::next(one) != way.rend()) condition.text = fmt::format(R"(SELECT "number" FROM {} WHERE {})", sql::quoted((*one)->name), condition.text);
  }
  return condition;
}

Condition linked_to_any(const RecordType& type, const std::string& field, const std::vector<std::int64_t>& numbers) {
  if (numbers.empty()) return {.text = kNone};
  const std::string all = marks(numbers.size());
  Condition condition{.text = field == "number" ? fmt::format(R"("number" IN ({}))", all) : linked_to(type, *type.find(field), all)};
  condition.parameters.assign(numbers.begin(), numbers.end());
  return condition;
}

Condition Permit::condition(const Actor& actor, Action action, const RecordType& type) const {
  Condition condition = allowed(permissions_->rules, action, *schema_, type, actor);
  const Field* secrecy = type.find(type.use.secrecy);
  if (!secrecy || action == Action::read_secret || condition.text == kNone) return condition;
  Condition secret = allowed(permissions_->rules, Action::read_secret, *schema_, type, actor);
  if (secret.text == kAll) return condition;
  secret.text = fmt::format("(NOT {} OR {})", is_marked(type, *secrecy), secret.text);
  add(condition, std::move(secret), " AND ");
  return bracketed(std::move(condition));
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

bool Permit::holds(const Actor& actor, const std::vector<std::string>& wanted) const {
  const std::vector<std::string> held = roles_of(actor);
  const auto is = [&](const std::string& role) { return std::find(held.begin(), held.end(), role) != held.end(); };
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), is);
}

}  // namespace rodtrad::records
