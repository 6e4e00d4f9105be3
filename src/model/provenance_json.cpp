// Provenance to and from JSON.
#include "model/provenance_json.h"

namespace rodtrad::model {

using core::Json;
using core::JsonWriter;

static void write_param(JsonWriter& out, const ParamValue& param) {
  out.begin_object().member("id", param.id).member("label", param.label).member("unit", param.unit).member("value", param.value);
  out.member("is_default", param.is_default).member("applied", param.applied).member("reference", param.reference).end_object();
}

static void write_version(JsonWriter& out, const DataVersion& data) {
  out.begin_object().member("name", data.name).member("kind", data.kind).member("version", data.version);
  out.member("label", data.label).member("source", data.source).member("rows", data.rows).member("synthetic", data.synthetic).end_object();
}

void write(JsonWriter& out, const Provenance& provenance) {
  out.begin_object().member("run", provenance.run).member("method", provenance.method).member("method_version", provenance.method_version);
  out.member("method_title", provenance.method_title).member("formula", provenance.formula).member("program", provenance.program);
  out.member("result_hash", provenance.result_hash).member("public_result_hash", provenance.public_result_hash);
  out.key("params").begin_array();
  for (const ParamValue& param : provenance.params) write_param(out, param);
  out.end_array().key("data").begin_array();
  for (const DataVersion& data : provenance.data) write_version(out, data);
  out.end_array().key("requests").begin_array();
  for (const std::string& request : provenance.requests) out.value(request);
  out.end_array().end_object();
}

std::string to_json(const Provenance& provenance) {
  JsonWriter out;
  write(out, provenance);
  return out.take();
}

static ParamValue param_from(const Json& json) {
  return {.id = json["id"].string(),
          .label = core::text_from(json["label"]),
          .unit = core::text_from(json["unit"]),
          .value = core::text_from(json["value"]),
          .is_default = json["is_default"].boolean(),
          .reference = json["reference"].string(),
          .applied = json["applied"].boolean()};
}

static DataVersion version_from(const Json& json) {
  return {.name = json["name"].string(),
          .kind = json["kind"].string(),
          .version = json["version"].string(),
          .label = core::text_from(json["label"]),
          .source = core::text_from(json["source"]),
          .rows = json["rows"].integer(),
          .synthetic = json["synthetic"].boolean()};
}

Provenance provenance_from(const Json& json) {
  Provenance read{.run = json["run"].string(),
                  .method = json["method"].string(),
                  .method_version = json["method_version"].string(),
                  .method_title = core::text_from(json["method_title"]),
                  .formula = core::text_from(json["formula"]),
                  .program = json["program"].string(),
                  .result_hash = json["result_hash"].string(),
                  .public_result_hash = json["public_result_hash"].string()};
  for (const Json& param : json["params"].array()) read.params.push_back(param_from(param));
  for (const Json& data : json["data"].array()) read.data.push_back(version_from(data));
  for (const Json& request : json["requests"].array()) read.requests.push_back(request.string());
  return read;
}

}  // namespace rodtrad::model
