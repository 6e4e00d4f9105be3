// Records to JSON.
#include "ops/record_json.h"

#include "records/entry_json.h"

namespace rodtrad::ops {
namespace {

using core::JsonWriter;
using records::Entry;
using records::Record;
using records::write_value;
using schema::Field;

void write_entry(JsonWriter& out, const Field& field, const Entry& entry) {
  if (field.kind != schema::Kind::group) {
    write_value(out, entry.value);
    return;
  }
  out.begin_object();
  for (const Field& member : field.members) {
    out.key(member.name);
    write_value(out, entry.member(member.name));
  }
  out.end_object();
}

void write_entries(JsonWriter& out, const Field& field, const std::vector<Entry>& entries) {
  if (field.many) {
    out.begin_array();
    for (const Entry& entry : entries) write_entry(out, field, entry);
    out.end_array();
  } else if (entries.empty()) {
    out.null();
  } else {
    write_entry(out, field, entries.front());
  }
}

void write_spans(JsonWriter& out, const std::vector<Entry>& entries) {
  out.begin_array();
  for (const Entry& entry : entries) {
    for (const records::Span& span : entry.spans) out.begin_array().value(span.start).value(span.end).end_array();
  }
  out.end_array();
}

}  // namespace

void write_json(JsonWriter& out, const schema::RecordType& type, const Record& record) {
  out.begin_object().member("id", to_text(record.id));
  for (const Field& field : type.fields) {
    out.key(field.name);
    write_entries(out, field, record.entries(field.name));
  }
  out.key("spans").begin_object();
  for (const Field& field : type.fields) {
    const std::vector<Entry>& entries = record.entries(field.name);
    if (std::all_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.spans.empty(); })) continue;
    out.key(field.name);
    write_spans(out, entries);
  }
  out.end_object().key("derived").begin_object();
  for (const Field& field : type.fields) {
    const std::vector<Entry>& entries = record.entries(field.name);
    const auto derived = std::find_if(entries.begin(), entries.end(), [](const Entry& entry) { return !entry.rule.empty(); });
    if (derived != entries.end()) out.member(field.name, derived->rule);
  }
  out.end_object().end_object();
}

}  // namespace rodtrad::ops
