// Parquet files as rows, through DuckDB: the engine writes the rows as text into a folder of its own, and they are read
// from there in constant memory.
#pragma once

#include <filesystem>
#include <memory>

#include "core/file.h"
#include "formats/csv.h"

namespace rodtrad::formats {

class ParquetReader : public RowSource {
 public:
  /// Problem parquet_broken. Throws Failure when the disk fails.
  static core::Expected<std::unique_ptr<ParquetReader>> open(const std::filesystem::path& path, const std::string& name);
  core::Expected<bool> next(RowBlock& block) override { return rows_->next(block); }

 private:
  explicit ParquetReader(const std::string& name) : RowSource(name), folder_(std::filesystem::temp_directory_path()) {}

  core::ScratchFolder folder_;
  std::optional<CsvReader> rows_;
};

}  // namespace rodtrad::formats
