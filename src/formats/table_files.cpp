// Both forms come from the same table of statistics, so that they hold the same numbers.
#include "formats/table_files.h"

#include "formats/csv_write.h"
#include "formats/workbook.h"

namespace rodtrad::formats {
namespace {

using core::Language;

const core::Text kCode = {.sv = "Kod", .en = "Code"};

std::string heading(const StatisticsTable& table, std::size_t column, Language language) {
  const std::string& label = table.dimensions[1].categories[column].label.in(language);
  return fmt::format("{} ({})", label, table.units[column].name.in(language));
}

std::vector<std::string> headings(const StatisticsTable& table, Language language) {
  std::vector<std::string> all = {kCode.in(language), table.dimensions[0].label.in(language)};
  for (std::size_t column = 0; column < table.units.size(); ++column) all.push_back(heading(table, column, language));
  return all;
}

bool is_number(const StatisticsTable& table, std::size_t cell) { return table.cells.states[cell] == StatisticsCells::number; }
const std::string& mark(const StatisticsTable& table, std::size_t cell) { return table.cells.words[table.cells.statuses[cell]]; }

std::string number_format(const StatisticsUnit& unit) {
  const int decimals = unit.decimals.value_or(0);
  return decimals == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(decimals), '0');
}

Sheet number_sheet(const StatisticsTable& table, Language language) {
  constexpr double kWideColumn = 28;
  Sheet sheet{.name = "Data"};
  for (const std::string& name : headings(table, language)) sheet.columns.push_back({.heading = name});
  sheet.columns[1].width = kWideColumn;
  for (std::size_t column = 0; column < table.units.size(); ++column) sheet.columns[column + 2].number_format = number_format(table.units[column]);
  for (std::size_t row = 0; row < table.dimensions[0].categories.size(); ++row) {
    const table::Category& category = table.dimensions[0].categories[row];
    auto& cells = sheet.rows.emplace_back();
    cells = {category.code, category.label.in(language)};
    for (std::size_t cell = row * table.units.size(); cell < (row + 1) * table.units.size(); ++cell)
      cells.push_back(is_number(table, cell) ? SheetCell(table.cells.values[cell]) : SheetCell(mark(table, cell)));
  }
  return sheet;
}

Sheet words_sheet(const StatisticsTable& table, Language language) {
  constexpr double kWordsWidth = 100;
  Sheet sheet{.name = language == Language::sv ? "Om tabellen" : "About the table"};
  sheet.columns = {{.heading = table.title.in(language), .width = kWordsWidth}};
  if (!table.source.in(language).empty()) sheet.rows.push_back({(language == Language::sv ? "Källa: " : "Source: ") + table.source.in(language)});
  for (const StatisticsNote& note : table.notes) {
    const bool is_shown = note.language.empty() ? language == Language::sv : note.language == core::language_tag(language);
    if (is_shown) sheet.rows.push_back({note.text});
  }
  return sheet;
}

}  // namespace

std::string write_csv(const table::Table& from, Language language) {
  const StatisticsTable table = statistics_of(from);
  std::string out;
  const auto add = [&](const std::vector<std::string>& fields) { append_csv_row(out, std::vector<std::string_view>(fields.begin(), fields.end())); };
  add(headings(table, language));
  for (std::size_t row = 0; row < table.dimensions[0].categories.size(); ++row) {
    const table::Category& category = table.dimensions[0].categories[row];
    std::vector<std::string> fields = {category.code, category.label.in(language)};
    for (std::size_t cell = row * table.units.size(); cell < (row + 1) * table.units.size(); ++cell)
      fields.push_back(is_number(table, cell) ? number_text(table.cells.values[cell]) : mark(table, cell));
    add(fields);
  }
  return out;
}

std::string write_xlsx(const table::Table& from, Language language, const TableOrigin& origin) {
  const StatisticsTable table = statistics_of(from, origin);
  return write_workbook({.title = table.title.in(language), .sheets = {number_sheet(table, language), words_sheet(table, language)}});
}

}  // namespace rodtrad::formats
