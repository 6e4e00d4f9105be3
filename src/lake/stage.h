// Checked rows on their way to Parquet: gathered in DuckDB, sorted, written one file per year.
#pragma once

#include "lake/read_rows.h"
#include "lake/year_stage.h"

namespace rodtrad::lake {

class Stage {
 public:
  /// A text column with at most `most_texts` different texts in a year is written as an enumeration, else as plain text.
  Stage(std::unique_ptr<sql::DuckdbConnection> database, const schema::Contract& contract, std::size_t most_texts = kMostTexts)
      : database_(std::move(database)), contract_(contract), most_texts_(most_texts) {}

  void start(const std::vector<StagedColumn>& columns);
  void take(const table::Batch& rows);
  /// Numbers to store for the positions in the column `person`.
  void set_persons(const std::vector<std::int64_t>& numbers);

  /// Writes each year into the folder. Its bytes depend on the rows of that year alone, not on their order nor on the
  /// number of threads. Gives the files by year. Throws Failure.
  std::vector<DataFile> write(const std::filesystem::path& folder);

 private:
  YearStage& year(int year);

  std::unique_ptr<sql::DuckdbConnection> database_;
  const schema::Contract& contract_;
  std::size_t most_texts_;
  std::vector<StagedColumn> columns_;
  std::size_t year_column_ = 0;
  std::map<int, YearStage> years_;
};

}  // namespace rodtrad::lake
