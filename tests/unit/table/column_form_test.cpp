// table: one unit per column, chosen so that small amounts are not rounded away.
#include "table/column_form.h"

#include "support/support.h"

using namespace rodtrad;
using core::Language;

static table::Table money_table(std::vector<double> whole, std::string currency = "SEK") {
  table::Table table{.id = "t", .columns = {{.id = "cost", .unit = table::Unit::money, .decimals = 1}}, .currency = std::move(currency)};
  for (const double amount : whole) {
    table.rows.push_back({.code = std::to_string(table.rows.size())});
    table.cells.push_back({.status = table::Status::value, .value = amount * 100});
  }
  return table;
}

TEST_CASE("money columns are in millions only when no amount is smaller") {
  CHECK(table::form_of(money_table({31.7e6, 6.2e6}), 0, Language::sv).unit == "mkr");
  CHECK(table::form_of(money_table({31.7e6, 0.4e6}), 0, Language::sv).unit == "tkr");
  CHECK(table::form_of(money_table({9000, 120}), 0, Language::sv).unit == "kr");
  CHECK(table::form_of(money_table({31.7e6, 0}), 0, Language::sv).unit == "mkr");
  CHECK(table::form_of(money_table({31.7e6}, "USD"), 0, Language::en).unit == "million USD");
  CHECK(table::form_of(money_table({31.7e6}), 0, Language::en).unit == "million SEK");
}

TEST_CASE("thousands have one decimal fewer than millions") {
  table::Table table = money_table({63493});
  CHECK(table::form_of(table, 0, Language::sv).decimals == 0);
  table.columns[0].decimals = 2;
  CHECK(table::form_of(table, 0, Language::sv).decimals == 1);
}

TEST_CASE("cells are bare numbers in their column's unit") {
  const table::Table table = money_table({31.7e6, 0.4e6});
  const table::ColumnForm form = table::form_of(table, 0, Language::sv);
  CHECK(table::show_in_column(table.cells[0], form, Language::sv) == "31\u00A0700");
  CHECK(table::show_in_column({.status = table::Status::protected_}, form, Language::sv) == "..");
  CHECK(table::show_in_column({.status = table::Status::not_possible}, form, Language::sv) == "–");
  const table::Cell share{.status = table::Status::value, .value = 4.2, .low = 3.9, .high = 4.5};
  CHECK(table::show_interval_in_column(share, {.unit = "%", .decimals = 1}, Language::sv) == "3,9–4,5");
  CHECK(table::show_interval_in_column({.status = table::Status::value}, {}, Language::sv).empty());
}

TEST_CASE("a column without any value still has a unit") { CHECK(table::form_of(money_table({}), 0, Language::sv).unit == "kr"); }
