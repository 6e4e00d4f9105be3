// A version of a dataset as the rest of the program sees it: what its columns mean and where its files lie.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/expected.h"
#include "core/json.h"
#include "table/table.h"

namespace rodtrad::lake {

struct DataFile {
  int year = 0;
  std::string name;  // inside the version's folder
  std::string sha256;
  std::int64_t bytes = 0;
  std::int64_t rows = 0;
  std::map<std::string, std::int64_t> sums;  // of amounts, minor units
  std::vector<std::string> columns;          // that have a value in some row
  std::string imported_as;                   // version in which the file came
};

struct DatasetVersion {
  std::string name;
  std::string kind;
  std::string version;
  int contract_version = 1;
  std::string created;  // UTC
  core::Text label;
  core::Text source;
  core::Text processed_source;  // to be named where something was computed; "" when `source` may be
  std::string currency;         // "" when the kind has no money
  bool has_persons = false;
  bool is_public = false;
  bool synthetic = false;
  std::string public_ground;
  std::string purpose;
  std::string approval;
  std::map<std::string, std::vector<table::Category>> codes;  // labels of coded columns, in the order of showing
  std::map<std::string, std::pair<int, int>> age_groups;      // bounds of the codes of age_group, last included; 999 = open
  std::vector<DataFile> files;                                // by year
  std::filesystem::path folder;
  std::string source_name;  // file name of the last import
  std::string source_url;   // where it was fetched; "" when it came from disk
  std::string source_sha256;
  std::string repairs_sha256;  // of the repaired quarantine that went with it; "" when there was none
  std::string mapping;         // text of its mapping file
  std::string erased;          // the decision by which years are erased; "" when none are. Not part of the manifest

  std::vector<int> years() const;
  std::vector<std::string> columns() const;  // with data in some year, in the order of the contract
  std::vector<std::filesystem::path> paths() const;
  std::int64_t rows() const;
  /// What a code of a column stands for; null pointer when nothing says.
  const core::Text* label_of(const std::string& column, const std::string& code) const;
  std::map<std::string, std::int64_t> sums() const;
};

/// The manifest: all of the above except the folder.
std::string to_json(const DatasetVersion& version);
/// Problem manifest_damaged when something is lacking.
core::Expected<DatasetVersion> dataset_from_json(std::string_view json, const std::string& file);

/// The files alone, as the manifest has them.
std::string files_to_json(const std::vector<DataFile>& files);
std::vector<DataFile> files_from_json(const core::Json& json);

/// First 12 hex digits of SHA-256 over the files' hashes, the contract's kind and version, and what the import says about
/// their meaning: currency, codes, age groups, synthetic, public ground.
std::string version_id(const DatasetVersion& version);

}  // namespace rodtrad::lake
