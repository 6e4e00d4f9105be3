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

  std::string setting(const std::string& key);
  void set(const std::string& key, const std::string& value);

 private:
  sql::SqliteConnection& connection_;
};

}  // namespace rodtrad::lake
