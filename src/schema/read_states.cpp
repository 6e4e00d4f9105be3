// Tables [state] and [transition.*].
#include "schema/read_states.h"

#include <algorithm>

#include "schema/read_field.h"

namespace rodtrad::schema {
namespace {

using core::Problems;
using core::say;
using core::Toml;

void check_state(const Toml& at, const RecordType& type, const std::string& state, Problems& problems) {
  const Field* field = type.find(type.state_field);
  if (!field || field->code(state)) return;
  tell_unknown(problems, at.place(), "unknown_state", say("läget", "state"), state, names_of(field->codes));
}

Transition read_transition(const std::string& name, const Toml& table, const RecordType& type, Problems& problems) {
  check_keys(table, {"label", "from", "to", "roles", "needs", "four_eyes"}, problems);
  check_name(table, name, say("övergången", "the transition"), problems);
  Transition transition{.name = name, .label = read_label(table, "label", problems), .to = read_word(table, "to", problems)};
  transition.from = read_words(table["from"], problems);
  transition.roles = read_words(table["roles"], problems);
  transition.needs = read_field_names(table["needs"], type, {}, problems);
  transition.four_eyes = read_truth(table, "four_eyes", problems);
  if (transition.from.empty()) tell(problems, table, "from_missing", say("{} utgår inte från något läge", "{} begins in no state", name));
  for (const std::string& state : transition.from) check_state(table["from"], type, state, problems);
  check_state(table["to"], type, transition.to, problems);
  return transition;
}

}  // namespace

void read_states(const Toml& root, RecordType& type, Problems& problems) {
  const Toml& state = root["state"];
  if (!state.is_table()) {
    if (root.has("transition")) tell(problems, root["transition"], "state_missing", say("övergångar kräver [state]", "transitions need [state]"));
    return;
  }
  check_keys(state, {"field", "first", "locks"}, problems);
  type.state_field = read_word(state, "field", problems);
  const Field* field = type.find(type.state_field);
  if (!field || field->kind != Kind::code || field->many) {
    tell(problems, state["field"], "no_state_field", say("{} är inget fält med en kod", "{} is not a field with one code", type.state_field));
  }
  type.first_state = read_word(state, "first", problems);
  check_state(state["first"], type, type.first_state, problems);
  for (const Toml::Member& lock : state["locks"].table()) {
    check_state(lock.value, type, lock.key, problems);
    type.locks.push_back({.state = lock.key, .fields = read_field_names(lock.value, type, {}, problems)});
  }
  for (const Toml::Member& one : root["transition"].table()) type.transitions.push_back(read_transition(one.key, one.value, type, problems));
}

}  // namespace rodtrad::schema
