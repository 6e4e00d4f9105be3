// Real discharges (SPARCS 2020, musculoskeletal) as care contacts, for tests on files outside the repository.
#pragma once

#include <cmath>

#include "formats/csv.h"
#include "support/engine_run.h"

namespace rodtrad::test {

/// Columns of the source by name, as the dataset kind names them; costs in cents.
inline table::Batch read_discharges(const std::filesystem::path& file) {
  static const std::vector<std::pair<std::string, std::string>> kTexts = {{"APR.DRG.Code", "drg"}, {"illseveritydesc", "severity"},
                                                                          {"Gender", "sex"},       {"Permanent.Facility.Id", "hospital"},
                                                                          {"age", "age_group"},    {"Hospital.County", "municipality"}};
  auto reader = formats::CsvReader::open(file);
  REQUIRE(reader.has_value());
  const auto& header = reader->header();
  const auto place = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  std::vector<Texts> texts(kTexts.size());
  Integers costs, years;
  Texts forms;
  formats::RowBlock block;
  while (reader->next(block).value()) {
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const auto fields = block.row(row);
      for (std::size_t i = 0; i < kTexts.size(); ++i) texts[i].push_back(std::string(fields[place(kTexts[i].first)]));
      costs.push_back(std::llround(std::stod(std::string(fields[place("Total.Costs")])) * 100));
      years.push_back(2020);
      forms.push_back("inpatient");
    }
  }
  table::Batch rows{{column_of("cost", costs), column_of("year", years), column_of("care_form", forms)}};
  for (std::size_t i = 0; i < kTexts.size(); ++i) rows.columns.push_back(column_of(kTexts[i].second, texts[i]));
  return rows;
}

inline std::filesystem::path discharges_file() { return real_data() / "data/health-cost/sparcs_2020_musculoskeletal_discharges.csv"; }

inline model::DatasetInfo discharges_info() {
  return {.name = "sparcs",
          .kind = "care_contact",
          .version = "real",
          .currency = "USD",
          .age_groups = {{"18 to 29", {18, 29}}, {"30 to 49", {30, 49}}, {"50 to 69", {50, 69}}}};
}

inline bool near(double found, double expected) { return std::abs(found - expected) <= 1e-9 * std::abs(expected); }

}  // namespace rodtrad::test
