// Schema to JSON Schema.
#include "schema/json_schema.h"

#include "core/json.h"

namespace rodtrad::schema {
namespace {

using core::JsonWriter;

/// A value may be absent, then it is null; an element of a list never is.
enum class Absent { no, yes };

JsonWriter& write_kind(JsonWriter& out, const char* kind, Absent absent) {
  out.key("type");
  if (absent == Absent::no) return out.value(kind);
  return out.begin_array().value(kind).value("null").end_array();
}

void write_money(JsonWriter& out, Absent absent) {
  write_kind(out, "object", absent).key("properties").begin_object();
  out.key("minor").begin_object().member("type", "integer").end_object();
  out.key("currency").begin_object().member("type", "string").member("pattern", "^[A-Z]{3}$").end_object();
  out.end_object().key("required").begin_array().value("minor").value("currency").end_array();
}

void write_properties(JsonWriter& out, const std::vector<Field>& fields);

void write_one(JsonWriter& out, const Field& field, Absent absent) {
  switch (field.kind) {
    case Kind::number:
      write_kind(out, "number", absent);
      break;
    case Kind::integer:
      write_kind(out, "integer", absent);
      break;
    case Kind::boolean:
      write_kind(out, "boolean", absent);
      break;
    case Kind::money:
      write_money(out, absent);
      break;
    case Kind::date:
      write_kind(out, "string", absent).member("format", "date");
      break;
    case Kind::time:
      write_kind(out, "string", absent).member("format", "date-time");
      break;
    case Kind::link:
      write_kind(out, "string", absent).member("pattern", "^" + field.target + "-[0-9]+$");
      break;
    case Kind::code:
      write_kind(out, "string", absent).key("enum").begin_array();
      for (const Code& code : field.codes) out.value(code.id);
      if (absent == Absent::yes) out.null();
      out.end_array();
      break;
    case Kind::group:
      write_kind(out, "object", absent);
      write_properties(out, field.members);
      break;
    default:
      write_kind(out, "string", absent);
  }
}

void write_properties(JsonWriter& out, const std::vector<Field>& fields) {
  out.key("properties").begin_object();
  for (const Field& field : fields) {
    out.key(field.name).begin_object();
    out.member("x-label", field.label).member("x-kind", kind_name(field.kind));
    if (field.many) {
      out.member("type", "array").key("items").begin_object();
      write_one(out, field, Absent::no);
      out.end_object();
    } else {
      write_one(out, field, Absent::yes);
    }
    out.end_object();
  }
  out.end_object().key("required").begin_array();
  for (const Field& field : fields) {
    if (field.required) out.value(field.name);
  }
  out.end_array();
}

void write_type(JsonWriter& out, const RecordType& type) {
  out.begin_object().member("$id", type.name).member("title", type.label.en).member("x-label", type.label).member("x-plural", type.plural);
  if (!type.use.about.sv.empty()) out.member("description", type.use.about.en).member("x-about", type.use.about);
  out.member("type", "object");
  write_properties(out, type.fields);
  out.member("additionalProperties", false).end_object();
}

}  // namespace

std::string json_schema(const RecordType& type) {
  JsonWriter out;
  write_type(out, type);
  return out.take();
}

std::string json_schemas(const Schema& schema) {
  JsonWriter out;
  out.begin_object().member("$schema", "https://json-schema.org/draft/2020-12/schema").key("$defs").begin_object();
  for (const RecordType& type : schema.types) {
    out.key(type.name);
    write_type(out, type);
  }
  return out.end_object().end_object().take();
}

}  // namespace rodtrad::schema
