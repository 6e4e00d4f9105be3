// Manifests as JSON, with stable keys: other programs read them beside the Parquet files.
#include "core/json_list.h"
#include "lake/dataset.h"

namespace rodtrad::lake {
namespace {

using core::Json;
using core::JsonWriter;

constexpr int kManifestFormat = 1;

void write_sums(JsonWriter& out, const std::map<std::string, std::int64_t>& sums) {
  out.key("sums").begin_object();
  for (const auto& [column, sum] : sums) out.member(column, sum);
  out.end_object();
}

void write_file(JsonWriter& out, const DataFile& file) {
  out.begin_object().member("year", file.year).member("name", file.name).member("sha256", file.sha256);
  out.member("bytes", file.bytes).member("rows", file.rows);
  write_sums(out, file.sums);
  write_list(out, "columns", file.columns);
  out.member("imported_as", file.imported_as).end_object();
}

void write_codes(JsonWriter& out, const DatasetVersion& version) {
  out.key("codes").begin_object();
  for (const auto& [column, codes] : version.codes) {
    out.key(column).begin_array();
    for (const table::Category& code : codes) out.begin_object().member("code", code.code).member("label", code.label).end_object();
    out.end_array();
  }
  out.end_object().key("age_groups").begin_object();
  for (const auto& [code, range] : version.age_groups) out.key(code).begin_array().value(range.first).value(range.second).end_array();
  out.end_object();
}

std::map<std::string, std::int64_t> read_sums(const Json& json) {
  std::map<std::string, std::int64_t> sums;
  for (const auto& [column, sum] : json["sums"].object()) sums[column] = sum.integer();
  return sums;
}

DataFile read_file(const Json& json) {
  DataFile file{.year = static_cast<int>(json["year"].integer()),
                .name = json["name"].string(),
                .sha256 = json["sha256"].string(),
                .bytes = json["bytes"].integer(),
                .rows = json["rows"].integer(),
                .sums = read_sums(json),
                .imported_as = json["imported_as"].string()};
  for (const Json& column : json["columns"].array()) file.columns.push_back(column.string());
  return file;
}

void read_codes(const Json& json, DatasetVersion& version) {
  for (const auto& [column, codes] : json["codes"].object()) {
    for (const Json& code : codes.array()) version.codes[column].push_back({.code = code["code"].string(), .label = core::text_from(code["label"])});
  }
  for (const auto& [code, range] : json["age_groups"].object()) {
    if (range.array().size() == 2)
      version.age_groups[code] = {static_cast<int>(range.array()[0].integer()), static_cast<int>(range.array()[1].integer())};
  }
}

}  // namespace

std::string files_to_json(const std::vector<DataFile>& files) {
  JsonWriter out;
  out.begin_array();
  for (const DataFile& file : files) write_file(out, file);
  return out.end_array().take();
}

std::vector<DataFile> files_from_json(const Json& json) {
  std::vector<DataFile> files;
  for (const Json& one : json.array()) files.push_back(read_file(one));
  return files;
}

std::string to_json(const DatasetVersion& version) {
  JsonWriter out;
  out.begin_object().member("format", kManifestFormat).member("name", version.name).member("kind", version.kind).member("version", version.version);
  out.member("contract_version", version.contract_version).member("created", version.created);
  out.member("label", version.label).member("source", version.source).member("processed_source", version.processed_source);
  out.member("currency", version.currency);
  out.member("has_persons", version.has_persons).member("is_public", version.is_public).member("synthetic", version.synthetic);
  out.member("public_ground", version.public_ground).member("purpose", version.purpose).member("approval", version.approval);
  out.member("rows", version.rows());
  write_sums(out, version.sums());
  write_list(out, "columns", version.columns());
  write_codes(out, version);
  out.key("files").raw(files_to_json(version.files));
  out.member("source_name", version.source_name).member("source_url", version.source_url).member("source_sha256", version.source_sha256);
  out.member("repairs_sha256", version.repairs_sha256).member("mapping", version.mapping);
  return out.end_object().take();
}

core::Expected<DatasetVersion> dataset_from_json(std::string_view text, const std::string& file) {
  const Json json = TRY(core::parse_json(text, file));
  if (json["format"].integer() != kManifestFormat || json["name"].string().empty() || json["files"].array().empty()) {
    return core::fail(core::Problem{
        .code = "manifest_damaged",
        .place = {.file = file},
        .message = {.sv = "manifestet är inte ett som det här programmet kan läsa", .en = "the manifest is not one that this program can read"},
        .hint = {.sv = "är arbetsytan gjord av en nyare version av programmet?", .en = "was the workspace made by a newer version of the program?"}});
  }
  DatasetVersion version{.name = json["name"].string(),
                         .kind = json["kind"].string(),
                         .version = json["version"].string(),
                         .contract_version = static_cast<int>(json["contract_version"].integer()),
                         .created = json["created"].string(),
                         .label = core::text_from(json["label"]),
                         .source = core::text_from(json["source"]),
                         .processed_source = core::text_from(json["processed_source"]),
                         .currency = json["currency"].string(),
                         .has_persons = json["has_persons"].boolean(),
                         .is_public = json["is_public"].boolean(),
                         .synthetic = json["synthetic"].boolean(),
                         .public_ground = json["public_ground"].string(),
                         .purpose = json["purpose"].string(),
                         .approval = json["approval"].string(),
                         .source_name = json["source_name"].string(),
                         .source_url = json["source_url"].string(),
                         .source_sha256 = json["source_sha256"].string(),
                         .repairs_sha256 = json["repairs_sha256"].string(),
                         .mapping = json["mapping"].string()};
  version.files = files_from_json(json["files"]);
  read_codes(json, version);
  return version;
}

}  // namespace rodtrad::lake
