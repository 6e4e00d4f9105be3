// Checked rows on their way to Parquet: put aside by year, then sorted and written, one file per year.
#pragma once

#include "lake/year_stage.h"

namespace rodtrad::lake {

struct StageOptions {
  std::filesystem::path folder;         // where rows are put aside
  int threads = 2;                      // that write years
  std::size_t most_texts = kMostTexts;  // a column with more different texts in a year is written as plain text
};

class Stage {
 public:
  Stage(std::unique_ptr<sql::DuckdbConnection> database, const schema::Contract& contract, StageOptions options)
      : database_(std::move(database)), contract_(contract), options_(std::move(options)) {}

  void start(const std::vector<StagedColumn>& columns);
  /// The rows of the block that are kept; columns as at the start.
  void take(const std::vector<const CheckedColumn*>& columns, const std::vector<std::uint32_t>& kept);
  /// Numbers to store for the numbers in the column of persons.
  void set_persons(std::vector<std::int64_t> numbers) { persons_ = std::move(numbers); }

  /// Writes each year into the folder. Its bytes depend on the rows of that year alone, not on their order, nor on blocks
  /// or threads. Gives the files by year. Throws Failure.
  std::vector<DataFile> write(const std::filesystem::path& folder);

 private:
  /// Leads from a pool of a reader to the pool of all.
  using Translation = std::vector<std::uint32_t>;
  const Translation* translation(std::size_t column, const TextNumbers* pool);
  YearSpill& year(int year);

  std::unique_ptr<sql::DuckdbConnection> database_;
  const schema::Contract& contract_;
  StageOptions options_;
  std::vector<StagedColumn> columns_;
  std::size_t year_column_ = 0;
  std::vector<TextNumbers> pools_;  // by column
  std::vector<std::map<const TextNumbers*, Translation>> translations_;
  std::map<int, YearSpill> years_;
  std::vector<std::int64_t> persons_;
};

}  // namespace rodtrad::lake
