// The lake's own tables in register.db: versions with their manifests, imports, and how many persons have numbers.
#pragma once

#include <optional>

#include "lake/dataset.h"
#include "sql/connection.h"

namespace rodtrad::lake {

/// One import, as it is kept.
struct ImportRecord {
  std::string name;
  std::string version;
  std::string at;  // UTC
  std::string by;
  std::string purpose;
  std::string approval;
  std::string source_name;
  std::string source_sha256;
  std::int64_t rows_read = 0;
  std::int64_t rows_rejected = 0;
};

/// Years of a version that are erased; `until` is the last of them.
struct ErasedRecord {
  std::string name;
  std::string version;
  int until = 0;
  std::string at;  // UTC
  std::string by;
  std::string decision;
  std::int64_t rows = 0;
  std::int64_t bytes = 0;
};

class Registry {
 public:
  /// Makes the tables when they are not there.
  explicit Registry(sql::SqliteConnection& connection);

  std::vector<std::string> names();
  /// Version ids of a dataset, the one imported last first: that is the current one.
  std::vector<std::string> versions(const std::string& name);
  std::optional<std::string> manifest(const std::string& name, const std::string& version);
  std::vector<ImportRecord> imports(const std::string& name);
  void add(const DatasetVersion& version, const ImportRecord& record);

  void add_erased(const ErasedRecord& record);
  /// All, or those of one version, in the order in which they were made.
  std::vector<ErasedRecord> erased(const std::string& name = {}, const std::string& version = {});
  /// Dataset and hash of original bytes that came before an erasure and not again after it.
  std::vector<std::pair<std::string, std::string>> erased_originals();

  std::string setting(const std::string& key);
  void set(const std::string& key, const std::string& value);

 private:
  sql::SqliteConnection& connection_;
};

}  // namespace rodtrad::lake
