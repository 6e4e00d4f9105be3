// Looking things up in a schema.
#include "schema/schema.h"

#include "core/list.h"

namespace rodtrad::schema {

template <class Named>
static std::vector<std::string> listed(const std::vector<Named>& all, std::string Named::*key) {
  std::vector<std::string> names;
  names.reserve(all.size());
  for (const Named& one : all) names.push_back(one.*key);
  return names;
}

const std::vector<std::string>& kind_names() {
  static const std::vector<std::string> names = {"text", "long_text", "number", "integer", "money", "date", "fuzzy_date",
                                                 "time", "code",      "bool",   "file",    "link",  "group"};
  return names;
}

std::string_view kind_name(Kind kind) { return kind_names().at(static_cast<std::size_t>(kind)); }

const Field* Field::member(std::string_view wanted) const { return core::find_by(members, &Field::name, wanted); }
const Code* Field::code(std::string_view wanted) const { return core::find_by(codes, &Code::id, wanted); }
const Field* RecordType::find(std::string_view wanted) const { return core::find_by(fields, &Field::name, wanted); }
const Transition* RecordType::transition(std::string_view wanted) const { return core::find_by(transitions, &Transition::name, wanted); }
const RecordType* Schema::find(std::string_view wanted) const { return core::find_by(types, &RecordType::name, wanted); }
std::vector<std::string> Schema::type_names() const { return listed(types, &RecordType::name); }
std::vector<std::string> names_of(const std::vector<Field>& fields) { return listed(fields, &Field::name); }
std::vector<std::string> names_of(const std::vector<Code>& codes) { return listed(codes, &Code::id); }

std::vector<std::string> names_of(const std::vector<Transition>& transitions) { return listed(transitions, &Transition::name); }

std::vector<std::string> RecordType::locked_in(std::string_view state) const {
  const Lock* lock = core::find_by(locks, &Lock::state, state);
  return lock ? lock->fields : std::vector<std::string>{};
}

const std::vector<std::string> kPlaces = {"goals", "plan", "board", "projects", "needs", "world", "data", "admin"};

const std::vector<Code>& sums() {
  static const std::vector<Code> codes = {{"budget", {.sv = "Budget", .en = "Budget"}},     {"financing", {.sv = "Finansiering", .en = "Financing"}},
                                          {"decided", {.sv = "Beslutat", .en = "Decided"}}, {"claimed", {.sv = "Rekvirerat", .en = "Claimed"}},
                                          {"booked", {.sv = "Bokfört", .en = "Booked"}},    {"approved", {.sv = "Godkänt", .en = "Approved"}},
                                          {"paid", {.sv = "Betalt", .en = "Paid"}}};
  return codes;
}

const Code& code_of(Sum sum) { return sums().at(static_cast<std::size_t>(sum) - 1); }

std::vector<std::string> RecordType::list_fields() const {
  if (!use.list.empty()) return use.list;
  std::vector<std::string> names = {title_field};
  for (const std::string& field : {state_field, use.owner, use.unit}) {
    if (!field.empty()) names.push_back(field);
  }
  for (const std::string& field : use.period) {
    if (field != title_field) names.push_back(field);
  }
  return names;
}

std::vector<FormPart> RecordType::form_parts() const {
  if (use.forms.empty()) return {{.label = label, .fields = names_of(fields)}};
  std::vector<FormPart> parts = use.forms;
  for (const Field& field : fields) {  // a workspace's own fields come last
    const auto holds = [&](const FormPart& part) { return core::contains(part.fields, field.name); };
    if (std::none_of(parts.begin(), parts.end(), holds)) parts.back().fields.push_back(field.name);
  }
  return parts;
}

std::vector<Inverse> Schema::inverses(std::string_view target) const {
  std::vector<Inverse> found;
  for (const RecordType& type : types) {
    for (const Field& field : type.fields) {
      if (field.kind == Kind::link && field.target == target) found.push_back({.type = &type, .field = &field});
    }
  }
  return found;
}

}  // namespace rodtrad::schema
