// Looking up methods.
#include "ops/method_ops.h"

#include "methods/catalogue.h"

namespace rodtrad::ops {

namespace {

void write_params(core::JsonWriter& json, const model::Method& method) {
  json.key("parameters").begin_array();
  for (const model::Param& param : method.params) {
    json.begin_object().member("id", param.id).member("label", param.label).member("unit", param.unit).member("default", param.default_value);
    json.key("choices").begin_array();
    for (const model::Choice& choice : param.choices) json.value(choice.code);
    json.end_array().member("reference", param.reference).end_object();
  }
  json.end_array();
}

}  // namespace

std::span<const model::Method* const> methods() { return methods::catalogue(); }

core::Expected<const model::Method*> find_method(const std::string& id) {
  if (const model::Method* method = methods::find_method(id)) return method;
  std::vector<std::string> known;
  for (const model::Method* method : methods()) known.push_back(method->id);
  return core::fail({.code = "unknown_method",
                     .message = core::say("det finns ingen metod \"{}\"", "there is no method \"{}\"", id),
                     .hint = core::did_you_mean(id, known)});
}

void write_method(core::JsonWriter& json, const model::Method& method) {
  json.begin_object().member("id", method.id).member("version", method.version).member("title", method.title).member("summary", method.summary);
  json.key("inputs").begin_array();
  for (const model::Input& input : method.inputs) {
    json.begin_object()
        .member("dataset", input.dataset_kind)
        .member("column", input.column)
        .member("label", input.label)
        .member("required", input.required)
        .end_object();
  }
  json.end_array();
  write_params(json, method);
  json.member("formula", method.formula).member("reference", method.reference).end_object();
}

}  // namespace rodtrad::ops
