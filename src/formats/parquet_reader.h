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
  /// The rows lie in `scratch` meanwhile ("": the system's temporary folder). Problem parquet_broken. Throws Failure when the disk fails.
  static core::Expected<std::unique_ptr<ParquetReader>> open(const std::filesystem::path& path, const std::string& name,
                                                             const std::filesystem::path& scratch = {});
  core::Expected<bool> next(RowBlock& block) override { return rows_->next(block); }

 private:
  ParquetReader(const std::string& name, const std::filesystem::path& scratch) : RowSource(name), folder_(scratch) {}

  core::ScratchFolder folder_;
  std::optional<CsvReader> rows_;
};

}  // namespace rodtrad::formats
