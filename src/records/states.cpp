// Locks and steps.
#include "records/states.h"

#include <fmt/format.h>

#include "core/list.h"

namespace rodtrad::records {
namespace {

using core::Problems;
using core::say;
using schema::RecordType;
using schema::Transition;

std::string one_line(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

/// The state's label, or what stands there.
core::Text state_label(const RecordType& type, const std::string& state) {
  const schema::Code* code = type.find(type.state_field)->code(state);
  return code ? code->label : core::Text{.sv = state, .en = state};
}

core::Text states_label(const RecordType& type, const std::vector<std::string>& states) {
  core::Text all;
  for (const std::string& state : states) {
    const core::Text label = state_label(type, state);
    all.sv += (all.sv.empty() ? "" : ", ") + label.sv;
    all.en += (all.en.empty() ? "" : ", ") + label.en;
  }
  return all;
}

void check_from(const Transition& transition, const RecordType& type, const Record& record, Problems& problems) {
  const std::string state = state_of(type, record);
  if (core::contains(transition.from, state)) return;
  const core::Text now = state_label(type, state), wanted = states_label(type, transition.from);
  tell(problems, {.file = to_text(record.id)}, "wrong_state",
       {.sv = fmt::format("{} har läget {}", to_text(record.id), now.sv), .en = fmt::format("{} is in the state {}", to_text(record.id), now.en)},
       {.sv = fmt::format("{} går från: {}", transition.label.sv, wanted.sv), .en = fmt::format("{} goes from: {}", transition.label.en, wanted.en)});
}

void check_roles(const Transition& transition, const Record& record, const Act& act, Problems& problems) {
  const auto held = [&](const std::string& role) { return core::contains(act.roles, role); };
  if (transition.roles.empty() || std::any_of(transition.roles.begin(), transition.roles.end(), held)) return;
  tell(problems, {.file = to_text(record.id)}, "role_missing",
       {.sv = fmt::format("{} får inte: {}", act.by, transition.label.sv), .en = fmt::format("{} may not: {}", act.by, transition.label.en)},
       say("det får den som har någon av rollerna {}", "those may who have one of the roles {}", one_line(transition.roles)));
}

void check_needs(const Transition& transition, const RecordType& type, const Record& record, Problems& problems) {
  for (const std::string& name : transition.needs) {
    const schema::Field& field = *type.find(name);
    const bool filled = field.has_own_table() ? !record.entries(name).empty() : !is_absent(record.value(name));
    if (filled) continue;
    tell(problems, {.file = fmt::format("{}.{}", to_text(record.id), name)}, "need_missing",
         {.sv = field.label.sv + " saknas", .en = field.label.en + " is missing"},
         {.sv = "fyll i fältet före: " + transition.label.sv, .en = "fill in the field before: " + transition.label.en});
  }
}

/// Those who worked on the record since the step before, that step included, are one pair of eyes.
void check_eyes(const Transition& transition, const Record& record, const std::vector<LogEntry>& log, const Act& act, Problems& problems) {
  if (!transition.four_eyes) return;
  for (auto entry = log.rbegin(); entry != log.rend(); ++entry) {
    if (entry->act.by == act.by) {
      tell(problems, {.file = to_text(record.id)}, "four_eyes",
           {.sv = fmt::format("{} har själv arbetat med {} sedan förra steget", act.by, to_text(record.id)),
            .en = fmt::format("{} has worked on {} since the step before", act.by, to_text(record.id))},
           say("någon annan måste göra det", "someone else must do it"));
      return;
    }
    if (entry->action != "change") return;
  }
}

}  // namespace

std::string state_of(const RecordType& type, const Record& record) {
  return is_absent(record.value(type.state_field)) ? type.first_state : record.text(type.state_field);
}

Problems begin_state(const RecordType& type, Record& record, const Act& act) {
  Problems problems;
  if (type.state_field.empty()) return problems;
  const std::string state = record.text(type.state_field);
  if (state.empty()) record.set(type.state_field, type.first_state);
  if (state.empty() || state == type.first_state || act.source.starts_with("import:")) return problems;
  tell(problems, {.file = fmt::format("{}.{}", type.name, type.state_field)}, "not_first_state",
       say("en ny post börjar i läget {}", "a new record begins in the state {}", type.first_state));
  return problems;
}

Problems check_locks(const RecordType& type, const Record& before, const std::vector<FieldChange>& changes) {
  Problems problems;
  if (type.state_field.empty()) return problems;
  const std::vector<std::string> locked = type.locked_in(state_of(type, before));
  for (const FieldChange& change : changes) {
    const core::Place place{.file = fmt::format("{}.{}", to_text(before.id), change.field)};
    if (change.field == type.state_field) {
      tell(problems, place, "state_by_transition", say("läget ändras bara genom ett steg", "the state changes by a step only"),
           say("stegen: {}", "the steps: {}", one_line(names_of(type.transitions))));
    } else if (core::contains(locked, change.field)) {
      const core::Text state = state_label(type, state_of(type, before)), &field = type.find(change.field)->label;
      tell(problems, place, "field_locked",
           {.sv = fmt::format("{} är låst i läget {}", field.sv, state.sv), .en = fmt::format("{} is locked in the state {}", field.en, state.en)});
    }
  }
  return problems;
}

Problems check_transition(const Transition& transition, const RecordType& type, const Record& record, const std::vector<LogEntry>& log,
                          const Act& act) {
  Problems problems;
  check_from(transition, type, record, problems);
  check_roles(transition, record, act, problems);
  check_needs(transition, type, record, problems);
  check_eyes(transition, record, log, act, problems);
  return problems;
}

}  // namespace rodtrad::records
