// What PxWebApi hands out besides PX and JSON-stat: text files, a workbook, and its own JSON of version 1.
#pragma once

#include "formats/statistics_table.h"

namespace rodtrad::formats {

enum class ShowCategories { texts, codes, both };

struct TextFileOptions {
  ShowCategories show = ShowCategories::texts;
  char separator = ',';
  bool with_title = false;
};

/// The last `headings` dimensions stand in the columns. Texts in quotation marks; what has no value is its mark.
std::string write_pxweb_csv(const StatisticsTable& table, std::size_t headings, const TextFileOptions& options, const std::string& language);
/// The same as a workbook; a second sheet has source and notes.
std::string write_pxweb_xlsx(const StatisticsTable& table, std::size_t headings, const TextFileOptions& options, const std::string& language);
/// One row per cell: a code per dimension, then the value and its mark.
std::string write_pxweb_parquet(StatisticsTable table);
/// The format "json" of version 1.
std::string write_pxweb_json(const StatisticsTable& table, const std::string& updated, const std::string& language);

}  // namespace rodtrad::formats
