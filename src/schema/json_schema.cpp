// Schema to JSON Schema.
#include "schema/json_schema.h"

#include "core/json.h"

namespace rodtrad::schema {
namespace {

using core::JsonWriter;

void write_money(JsonWriter& out) {
  out.member("type", "object").key("properties").begin_object();
  out.key("minor").begin_object().member("type", "integer").end_object();
  out.key("currency").begin_object().member("type", "string").member("pattern", "^[A-Z]{3}$").end_object();
  out.end_object().key("required").begin_array().value("minor").value("currency").end_array();
}

void write_properties(JsonWriter& out, const std::vector<Field>& fields);

void write_one(JsonWriter& out, const Field& field) {
  switch (field.kind) {
    case Kind::number:
      out.member("type", "number");
      break;
    case Kind::integer:
      out.member("type", "integer");
      break;
    case Kind::boolean:
      out.member("type", "boolean");
      break;
    case Kind::money:
      write_money(out);
      break;
    case Kind::date:
      out.member("type", "string").member("format", "date");
      break;
    case Kind::time:
      out.member("type", "string").member("format", "date-time");
      break;
    case Kind::link:
      out.member("type", "string").member("pattern", "^" + field.target + "-[0-9]+$");
      break;
    case Kind::code:
      out.member("type", "string").key("enum").begin_array();
      for (const Code& code : field.codes) out.value(code.id);
      out.end_array();
      break;
    case Kind::group:
      out.member("type", "object");
      write_properties(out, field.members);
      break;
    default:
      out.member("type", "string");
  }
}

void write_properties(JsonWriter& out, const std::vector<Field>& fields) {
  out.key("properties").begin_object();
  for (const Field& field : fields) {
    out.key(field.name).begin_object();
    out.member("x-label", field.label).member("x-kind", kind_name(field.kind));
    if (field.many) {
      out.member("type", "array").key("items").begin_object();
      write_one(out, field);
      out.end_object();
    } else {
      write_one(out, field);
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
