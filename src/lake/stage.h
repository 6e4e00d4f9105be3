// Checked rows on their way to Parquet: gathered in DuckDB, sorted, written one file per year.
#pragma once

#include <memory>

#include "lake/dataset.h"
#include "lake/read_rows.h"
#include "sql/connection.h"

namespace rodtrad::lake {

class Stage {
 public:
  Stage(std::unique_ptr<sql::DuckdbConnection> database, const schema::Contract& contract) : database_(std::move(database)), contract_(contract) {}

  void start(const std::vector<StagedColumn>& columns);
  void take(const table::Batch& rows) { database_->append("staged", rows); }
  /// Numbers to store for the positions in the column `person`.
  void set_persons(const std::vector<std::int64_t>& numbers);

  /// Writes each year into the folder, with the same bytes for any order of rows and number of threads; gives the files
  /// by year. Throws Failure.
  std::vector<DataFile> write(const std::filesystem::path& folder);

 private:
  bool is_staged(const std::string& column) const;
  std::vector<DataFile> measure();
  std::string selected(const schema::ContractColumn& column) const;
  std::string copy_statement(int year, const std::filesystem::path& path) const;

  std::unique_ptr<sql::DuckdbConnection> database_;
  const schema::Contract& contract_;
  std::vector<StagedColumn> columns_;
};

}  // namespace rodtrad::lake
