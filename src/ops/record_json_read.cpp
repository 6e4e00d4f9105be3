// Records from JSON. What fits no kind is kept as it stands, so that the check of the record tells it with its place.
#include "ops/read_value.h"
#include "ops/record_json.h"

namespace rodtrad::ops {
namespace {

using core::Json;
using records::Entry;
using records::Record;
using records::Value;
using schema::Field;
using schema::Kind;

Value value_from(const Field& field, const Json& json, const std::string& today) {
  if (json.is_string()) return read_value(field, json.string(), today);
  if (json.is_object() && field.kind == Kind::money) return core::Money{.minor = json["minor"].integer(), .currency = json["currency"].string()};
  if (const auto* truth = std::get_if<bool>(&json.data())) return *truth;
  if (const auto* integer = std::get_if<std::int64_t>(&json.data())) {
    if (field.kind == Kind::number) return static_cast<double>(*integer);
    return field.kind == Kind::money ? Value(core::Money{.minor = *integer * 100}) : Value(*integer);
  }
  return json.is_number() ? Value(json.number()) : Value();
}

Entry entry_from(const Field& field, const Json& json, const std::string& where, const std::string& today, core::Problems& problems) {
  Entry entry;
  if (field.kind != Kind::group) {
    entry.value = value_from(field, json, today);
    return entry;
  }
  if (!json.is_object()) tell(problems, {.file = where}, "not_an_object", core::say("är en grupp: skriv {{…}}", "is a group: write {{…}}"));
  for (const auto& [name, member] : json.object()) {
    const Field* known = field.member(name);
    if (!known)
      tell(problems, {.file = fmt::format("{}.{}", where, name)}, "unknown_field",
           core::say("fältet {} finns inte", "the field {} does not exist", name), core::did_you_mean(name, names_of(field.members)));
    if (known && !member.is_null()) entry.row.emplace_back(name, value_from(*known, member, today));
  }
  return entry;
}

bool is_other(const std::string& name) { return name == "type" || name == "id" || name == "change" || name == "spans" || name == "derived"; }

}  // namespace

Record read_json(const schema::RecordType& type, const Json& json, const std::string& today, core::Problems& problems) {
  Record record(type.name);
  for (const auto& [name, given] : json.object()) {
    const Field* field = type.find(name);
    const std::string where = type.name + "." + name;
    if (!field && !is_other(name)) {
      tell(problems, {.file = where}, "unknown_field", core::say("fältet {} finns inte", "the field {} does not exist", name),
           core::did_you_mean(name, names_of(type.fields)));
    }
    if (!field) continue;
    std::vector<Entry> entries;
    if (given.is_array()) {
      for (const Json& one : given.array()) entries.push_back(entry_from(*field, one, where, today, problems));
    } else if (!given.is_null()) {
      entries.push_back(entry_from(*field, given, where, today, problems));
    }
    record.put(name, std::move(entries));
  }
  return record;
}

}  // namespace rodtrad::ops
