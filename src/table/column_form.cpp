// One unit and one count of decimals for a whole column.
#include "table/column_form.h"

#include "core/number_format.h"

namespace rodtrad::table {
namespace {

using core::Language;

/// Smallest and largest amount of a column, without sign; zeros are not counted.
std::pair<double, double> amounts_of(const Table& table, std::size_t column) {
  double least = 0, most = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const Cell& cell = table.at(row, column);
    const double amount = std::abs(cell.value);
    if (cell.status != Status::value || amount == 0) continue;
    least = least == 0 ? amount : std::min(least, amount);
    most = std::max(most, amount);
  }
  return {least, most};
}

ColumnForm money_form(const Table& table, std::size_t column, Language language) {
  constexpr double kMillion = 1e8, kTenThousand = 1e6, kThousand = 1e5, kWhole = 100;  // in minor units
  const auto [least, most] = amounts_of(table, column);
  const bool swedish = language == Language::sv, kronor = swedish && table.currency == "SEK";
  if (most > 0 && least >= kMillion) {
    return {kronor ? "mkr" : (swedish ? "miljoner " : "million ") + table.currency, kMillion, table.columns[column].decimals};
  }
  if (most >= kTenThousand)
    return {kronor ? "tkr" : (swedish ? "tusen " : "thousand ") + table.currency, kThousand, std::max(table.columns[column].decimals - 1, 0)};
  return {kronor ? "kr" : table.currency, kWhole, 0};
}

}  // namespace

ColumnForm form_of(const Table& table, std::size_t column, Language language) {
  const Column& described = table.columns[column];
  switch (described.unit) {
    case Unit::money:
      return money_form(table, column, language);
    case Unit::percent:
      return {.unit = "%", .decimals = described.decimals};
    case Unit::days:
      return {.unit = language == Language::sv ? "dagar" : "days", .decimals = described.decimals};
    default:
      return {.decimals = described.decimals};
  }
}

std::string show_in_column(const Cell& cell, const ColumnForm& form, Language language) {
  if (cell.status == Status::protected_) return "..";
  if (cell.status != Status::value) return "\u2013";
  return core::show_number(cell.value / form.divisor, form.decimals, language);
}

std::string show_interval_in_column(const Cell& cell, const ColumnForm& form, Language language) {
  if (cell.status != Status::value || !cell.low || !cell.high) return {};
  return core::show_number(*cell.low / form.divisor, form.decimals, language) + "\u2013" +
         core::show_number(*cell.high / form.divisor, form.decimals, language);
}

}  // namespace rodtrad::table
