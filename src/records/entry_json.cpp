// Entries to JSON and back.
#include "records/entry_json.h"

#include <algorithm>

namespace rodtrad::records {
namespace {

using core::Json;
using core::JsonWriter;
using schema::Field;
using schema::Kind;

void write_held(JsonWriter& out, const Field& field, const Value& value) {
  const auto* integer = std::get_if<std::int64_t>(&value);
  if (integer && field.kind == Kind::number) {
    out.value(static_cast<double>(*integer));
  } else {
    write_value(out, value);
  }
}

void write_row(JsonWriter& out, const Field& field, const Entry& entry) {
  out.begin_object();
  for (const Field& member : field.members) {
    if (is_absent(entry.member(member.name))) continue;
    out.key(member.name);
    write_held(out, member, entry.member(member.name));
  }
  out.end_object();
}

void write_source(JsonWriter& out, const Entry& entry) {
  if (!entry.spans.empty()) {
    out.key("spans").begin_array();
    for (const Span& span : entry.spans) out.begin_array().value(span.start).value(span.end).end_array();
    out.end_array();
  }
  if (!entry.rule.empty()) out.member("rule", entry.rule);
}

bool is_stored(const Field& field, const Entry& entry) { return field.kind == Kind::group || !is_absent(entry.value); }

Value value_from(const Field& field, const Json& json) {
  if (json.is_null()) return {};
  switch (field.kind) {
    case Kind::number:
      return json.number();
    case Kind::integer:
      return json.integer();
    case Kind::boolean:
      return json.boolean();
    case Kind::money:
      return core::Money{.minor = json["minor"].integer(), .currency = json["currency"].string()};
    case Kind::link:
      return parse_record_id(json.string()).value_or(RecordId{});
    default:
      return json.string();
  }
}

Entry entry_from(const Field& field, const Json& json) {
  Entry entry;
  if (field.kind == Kind::group) {
    for (const Field& member : field.members) {
      if (json["row"].has(member.name)) entry.row.emplace_back(member.name, value_from(member, json["row"][member.name]));
    }
  } else {
    entry.value = value_from(field, json["value"]);
  }
  for (const Json& span : json["spans"].array()) entry.span(span.array().at(0).integer(), span.array().at(1).integer());
  entry.rule = json["rule"].string();
  return entry;
}

}  // namespace

void write_value(JsonWriter& out, const Value& value) {
  const auto write = [&](const auto& held) {
    using Held = std::decay_t<decltype(held)>;
    if constexpr (std::is_same_v<Held, std::monostate>) {
      out.null();
    } else if constexpr (std::is_same_v<Held, core::Money>) {
      out.begin_object().member("minor", held.minor).member("currency", held.currency).end_object();
    } else if constexpr (std::is_same_v<Held, RecordId>) {
      out.value(to_text(held));
    } else {
      out.value(held);
    }
  };
  std::visit(write, value);
}

std::string entries_text(const Field& field, const std::vector<Entry>& entries) {
  JsonWriter out;
  out.begin_array();
  for (const Entry& entry : entries) {
    if (!is_stored(field, entry)) continue;
    out.begin_object();
    out.key(field.kind == Kind::group ? "row" : "value");
    field.kind == Kind::group ? write_row(out, field, entry) : write_held(out, field, entry.value);
    write_source(out, entry);
    out.end_object();
  }
  return out.end_array().take();
}

std::vector<Entry> entries_from(const Field& field, const Json& json) {
  std::vector<Entry> entries;
  for (const Json& one : json.array()) entries.push_back(entry_from(field, one));
  return entries;
}

std::string record_text(const schema::RecordType& type, const Record& record) {
  std::vector<std::string> names = names_of(type.fields);
  std::sort(names.begin(), names.end());
  JsonWriter out;
  out.begin_object().member("id", to_text(record.id));
  for (const std::string& name : names) {
    const std::string text = entries_text(*type.find(name), record.entries(name));
    if (text != "[]") out.key(name).raw(text);
  }
  return out.end_object().take();
}

}  // namespace rodtrad::records
