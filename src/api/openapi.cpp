// The description of the API (OpenAPI 3.1), made from its operations, the record types and the methods.
#include "api/resources.h"
#include "api/schemas.h"
#include "core/unicode.h"
#include "core/version.h"
#include "ops/method_ops.h"
#include "schema/json_schema.h"

namespace rodtrad::api {

namespace {

using core::JsonWriter;

constexpr std::string_view kPlaces[] = {"path", "query", "header"};

std::string schema_text(std::string_view schema) {
  return schema.starts_with('{') ? std::string(schema) : fmt::format(R"({{"$ref":"#/components/schemas/{}"}})", schema);
}

/// Raw texts are written by hand over several lines; the description is compact.
void write_schema(JsonWriter& out, std::string_view schema) { core::write(out, core::parse_json(schema_text(schema)).value()); }

void write_parameter(JsonWriter& out, const Parameter& one) {
  out.begin_object().member("name", one.name).member("in", kPlaces[static_cast<std::size_t>(one.in)]).member("required", one.required);
  out.member("description", one.text.en).member("x-text", one.text).key("schema");
  write_schema(out, one.schema);
  out.end_object();
}

void write_content(JsonWriter& out, const std::vector<std::string_view>& media, std::string_view schema) {
  out.key("content").begin_object();
  for (const std::string_view one : media) {
    out.key(one).begin_object().key("schema");
    one == "application/json" && !schema.empty() ? write_schema(out, schema) : void(out.begin_object().end_object());
    out.end_object();
  }
  out.end_object();
}

void write_responses(JsonWriter& out, const Operation& operation) {
  out.key("responses").begin_object().key(fmt::format("{}", operation.status)).begin_object().member("description", operation.text.en);
  write_content(out, operation.media, operation.answer);
  out.end_object().key("default").begin_object().member("description", "A problem (RFC 9457)").key("content").begin_object();
  out.key("application/problem+json").begin_object().key("schema");
  write_schema(out, "Problem");
  out.end_object().end_object().end_object().end_object();
}

void write_operation(JsonWriter& out, const Operation& operation) {
  out.key(core::to_lower(operation.method)).begin_object().member("operationId", operation.name);
  out.member("summary", operation.text.en).member("x-summary", operation.text).key("parameters").begin_array();
  for (const Parameter& one : operation.parameters) write_parameter(out, one);
  out.end_array();
  if (!operation.body.empty()) {
    out.key("requestBody")
        .begin_object()
        .member("required", true)
        .key("content")
        .begin_object()
        .key(operation.body_type)
        .begin_object()
        .key("schema");
    write_schema(out, operation.body);
    out.end_object().end_object().end_object();
  }
  write_responses(out, operation);
  out.key("security").begin_array();
  if (operation.scope != Scope::none) {
    out.begin_object().key("token").begin_array().value(scope_name(operation.scope)).end_array().end_object();
  } else {
    out.begin_object().end_object().begin_object().key("token").begin_array().value("read").end_array().end_object();
  }
  out.end_array().end_object();
}

void write_paths(JsonWriter& out) {
  std::vector<std::string_view> paths;
  for (const Operation& one : operations()) {
    if (std::find(paths.begin(), paths.end(), one.path) == paths.end()) paths.push_back(one.path);
  }
  out.key("paths").begin_object();
  for (const std::string_view path : paths) {
    out.key(path).begin_object();
    for (const Operation& one : operations()) {
      if (one.path == path) write_operation(out, one);
    }
    out.end_object();
  }
  out.end_object();
}

void write_param(JsonWriter& out, const model::Param& param) {
  out.key(param.id).begin_object().member("type", "string").member("default", param.default_value);
  out.member("description", param.label.en).member("x-label", param.label);
  if (param.type == model::ParamType::choice) {
    out.key("enum").begin_array();
    for (const model::Choice& choice : param.choices) out.value(choice.code);
    out.end_array();
  } else {
    out.member("x-minimum", param.least).member("x-maximum", param.most);
  }
  out.end_object();
}

/// How an assignment can be bound: one form per method, with its parameters.
void write_bindings(JsonWriter& out) {
  out.key("NewBinding").begin_object().key("oneOf").begin_array();
  for (const model::Method* method : ops::methods()) {
    out.begin_object()
        .member("type", "object")
        .member("title", method->title.en)
        .key("required")
        .begin_array()
        .value("method")
        .value("data")
        .end_array();
    out.key("properties").begin_object().key("method").begin_object().member("const", method->id).end_object();
    out.key("data").begin_object().member("type", "array").key("items").begin_object().member("type", "string").end_object().end_object();
    out.key("parameters").begin_object().member("type", "object").key("properties").begin_object();
    for (const model::Param& param : method->params) write_param(out, param);
    out.end_object().end_object().end_object().end_object();
  }
  out.end_array().end_object();
}

void write_components(JsonWriter& out, const schema::Schema& types) {
  out.key("components").begin_object().key("securitySchemes").begin_object().key("token").begin_object();
  out.member("type", "http").member("scheme", "bearer").end_object().end_object().key("schemas").begin_object();
  for (const auto& [name, text] : schemas()) {
    out.key(name);
    write_schema(out, text);
  }
  write_bindings(out);
  for (const schema::RecordType& type : types.types) out.key("record." + type.name).raw(schema::json_schema(type));
  out.end_object().end_object();
}

}  // namespace

Answer openapi(Call& call) {
  JsonWriter out;
  out.begin_object().member("openapi", "3.1.0").key("info").begin_object().member("title", "Röd tråd");
  out.member("version", "1").member("x-program", core::program_version()).end_object();
  out.key("servers").begin_array().begin_object().member("url", kBase).end_object().end_array();
  write_paths(out);
  write_components(out, call.workspace().store().schema());
  http::Response response = json(out.end_object().take());
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  return response;
}

}  // namespace rodtrad::api
