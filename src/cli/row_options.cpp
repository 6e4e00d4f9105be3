// Their words, and reading them.
#include "cli/row_options.h"

namespace rodtrad::cli {

std::vector<Option> row_options() {
  return {{.name = "--sheet",
           .value = {.sv = "BLAD", .en = "SHEET"},
           .help = {.sv = "blad i en arbetsbok (det första)", .en = "sheet of a workbook (the first)"}},
          {.name = "--header-row",
           .value = {.sv = "RAD", .en = "ROW"},
           .help = {.sv = "raden med kolumnnamn i bladet", .en = "row of the sheet with the column names"}},
          {.name = "--dataset",
           .value = {.sv = "NAMN", .en = "NAME"},
           .help = {.sv = "datamängd i en JSON-stat-fil (den första)", .en = "dataset of a JSON-stat file (the first)"}}};
}

core::Expected<formats::RowOptions> read_row_options(const Arguments& arguments) {
  formats::RowOptions options{.sheet = arguments.one("--sheet"), .dataset = arguments.one("--dataset")};
  if (arguments.has("--header-row")) options.header_row = static_cast<int>(TRY(arguments.integer("--header-row", 1, 1, 1 << 20)));
  return options;
}

}  // namespace rodtrad::cli
