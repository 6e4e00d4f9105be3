// What follows from a version's files, and its id.
#include "lake/dataset.h"

#include <set>

#include "core/hash.h"
#include "core/json.h"
#include "core/list.h"
#include "schema/contract.h"

namespace rodtrad::lake {

std::vector<int> DatasetVersion::years() const {
  std::vector<int> years;
  for (const DataFile& file : files) years.push_back(file.year);
  return years;
}

std::vector<std::string> DatasetVersion::columns() const {
  std::set<std::string> with_data;
  for (const DataFile& file : files) with_data.insert(file.columns.begin(), file.columns.end());
  std::vector<std::string> columns;
  if (const schema::Contract* contract = schema::contract(kind)) {
    for (const std::string& column : contract->column_names()) {
      if (with_data.contains(column)) columns.push_back(column);
    }
  }
  return columns;
}

std::vector<std::filesystem::path> DatasetVersion::paths() const {
  std::vector<std::filesystem::path> paths;
  for (const DataFile& file : files) paths.push_back(folder / file.name);
  return paths;
}

std::int64_t DatasetVersion::rows() const {
  std::int64_t rows = 0;
  for (const DataFile& file : files) rows += file.rows;
  return rows;
}

const core::Text* DatasetVersion::label_of(const std::string& column, const std::string& code) const {
  const auto found = codes.find(column);
  if (found == codes.end()) return nullptr;
  const table::Category* category = core::find_by(found->second, &table::Category::code, code);
  return category ? &category->label : nullptr;
}

std::map<std::string, std::int64_t> DatasetVersion::sums() const {
  std::map<std::string, std::int64_t> sums;
  for (const DataFile& file : files) {
    for (const auto& [column, sum] : file.sums) sums[column] += sum;
  }
  return sums;
}

std::string version_id(const DatasetVersion& version) {
  constexpr std::size_t kIdLength = 12;
  core::JsonWriter out;
  out.begin_object().member("kind", version.kind).member("contract", version.contract_version).member("currency", version.currency);
  out.member("synthetic", version.synthetic).member("public", version.public_ground).key("files").begin_array();
  for (const DataFile& file : version.files) out.begin_array().value(file.year).value(file.sha256).end_array();
  out.end_array().key("codes").begin_array();
  for (const auto& [column, codes] : version.codes) {
    for (const table::Category& code : codes) out.begin_array().value(column).value(code.code).value(code.label).end_array();
  }
  out.end_array().key("ages").begin_array();
  for (const auto& [code, range] : version.age_groups) out.begin_array().value(code).value(range.first).value(range.second).end_array();
  return core::sha256_hex(out.end_array().end_object().take()).substr(0, kIdLength);
}

}  // namespace rodtrad::lake
