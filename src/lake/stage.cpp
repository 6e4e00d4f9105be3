// Each row to its year; then year after year.
#include "lake/stage.h"

#include <numeric>

#include "core/failure.h"

namespace rodtrad::lake {

void Stage::start(const std::vector<StagedColumn>& columns) {
  columns_ = columns;
  const auto is_year = [&](const StagedColumn& one) { return one.id == contract_.file_by; };
  year_column_ = static_cast<std::size_t>(std::find_if(columns_.begin(), columns_.end(), is_year) - columns_.begin());
  database_->execute("CREATE TABLE person_number (position INTEGER, number INTEGER)");
  database_->execute("BEGIN");  // rows that come in one transaction are copied once less
}

YearStage& Stage::year(int year) { return years_.try_emplace(year, *database_, contract_, columns_, most_texts_, year).first->second; }

void Stage::take(const table::Batch& rows) {
  std::map<int, std::vector<std::size_t>> chosen;
  const table::ColumnData& years = rows.columns[year_column_];
  for (std::size_t row = 0; row < years.size(); ++row) chosen[static_cast<int>(years.integer(row))].push_back(row);
  for (const auto& [one, its_rows] : chosen) year(one).take(rows, its_rows);
}

void Stage::set_persons(const std::vector<std::int64_t>& numbers) {
  std::vector<std::int64_t> positions(numbers.size());
  std::iota(positions.begin(), positions.end(), std::int64_t{0});
  const std::vector<std::uint8_t> valid(numbers.size(), 1);
  table::Batch batch;
  batch.columns.push_back({.name = "position", .values = std::move(positions), .valid = valid});
  batch.columns.push_back({.name = "number", .values = numbers, .valid = valid});
  if (!numbers.empty()) database_->append("person_number", batch);
}

std::vector<DataFile> Stage::write(const std::filesystem::path& folder) {
  database_->execute("COMMIT");
  std::vector<DataFile> files;
  for (auto& [number, year] : years_) {
    core::check_cancelled();
    files.push_back(year.write(folder));
  }
  return files;
}

}  // namespace rodtrad::lake
