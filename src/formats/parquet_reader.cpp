// COPY from Parquet to CSV: dates as ISO text, numbers with a decimal point, no value as an empty field.
#include "formats/parquet_reader.h"

#include "core/failure.h"
#include "formats/parquet_guard.h"
#include "sql/connection.h"

namespace rodtrad::formats {
core::Expected<std::unique_ptr<ParquetReader>> ParquetReader::open(const std::filesystem::path& path, const std::string& name,
                                                                   const std::filesystem::path& scratch) {
  TRY(check_parquet(path, name));
  std::unique_ptr<ParquetReader> reader(new ParquetReader(name, scratch.empty() ? std::filesystem::temp_directory_path() : scratch));
  const std::filesystem::path whole = std::filesystem::absolute(path);
  const std::filesystem::path text = reader->folder_.path() / "rows.csv";
  try {
    const auto database =
        sql::open_duckdb({.allowed = {whole.parent_path(), reader->folder_.path()}, .scratch = reader->folder_.path(), .threads = 1});
    database->execute("COPY (SELECT * FROM read_parquet(" + sql::literal(whole.string()) + ")) TO " + sql::literal(text.string()) +
                      " (FORMAT csv, HEADER, DELIMITER ';')");
  } catch (const core::Failure& failure) {
    // The engine cannot tell a damaged file from other refusals; full disks and interruptions it can.
    if (failure.kind() != core::FailureKind::database && failure.kind() != core::FailureKind::io) throw;
    return core::fail(parquet_broken(name));
  }
  reader->rows_ = TRY(CsvReader::open(TRY(open_source(text, name)), name, {.delimiter = ';', .decimal = '.', .encoding = Encoding::utf8}));
  reader->header_ = reader->rows_->header();
  return reader;
}

}  // namespace rodtrad::formats
