// Checked rows on their way to Parquet: gathered in DuckDB, sorted, written one file per year. Columns with few different
// texts are gathered as numbers and written as what DuckDB calls enumerations, which spares most of the work on texts.
#pragma once

#include <memory>
#include <unordered_map>

#include "lake/dataset.h"
#include "lake/read_rows.h"
#include "sql/connection.h"

namespace rodtrad::lake {

/// The different texts of a column, numbered as they come.
class TextNumbers {
 public:
  std::int64_t of(const std::string& text);
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::unordered_map<std::string, std::int64_t> numbers_;
  std::vector<std::string> texts_;
};

class Stage {
 public:
  Stage(std::unique_ptr<sql::DuckdbConnection> database, const schema::Contract& contract) : database_(std::move(database)), contract_(contract) {}

  void start(const std::vector<StagedColumn>& columns);
  void take(const table::Batch& rows);
  /// Numbers to store for the positions in the column `person`.
  void set_persons(const std::vector<std::int64_t>& numbers);

  /// Writes each year into the folder, with the same bytes for any order of rows and number of threads; gives the files
  /// by year. Throws Failure.
  std::vector<DataFile> write(const std::filesystem::path& folder);

 private:
  bool is_staged(const std::string& column) const;
  bool is_numbered(const std::string& column) const;
  void number_texts(const table::ColumnData& from, TextNumbers& numbers, table::ColumnData& to) const;
  void make_plain(std::size_t column);
  void append_texts(std::size_t column);
  void enumerate_texts(const DataFile& file);
  std::vector<DataFile> measure();
  std::string value_of(const std::string& column) const;
  std::string selected(const schema::ContractColumn& column, const DataFile& file) const;
  std::string joins() const;
  std::string copy_statement(const DataFile& file, const std::filesystem::path& path) const;

  std::unique_ptr<sql::DuckdbConnection> database_;
  const schema::Contract& contract_;
  std::vector<StagedColumn> columns_;
  std::map<std::size_t, TextNumbers> numbered_;  // by column
  table::Batch batch_;                           // as it is appended
};

}  // namespace rodtrad::lake
