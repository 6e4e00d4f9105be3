// rodtrad data map
#include "cli/command.h"
#include "ops/data_ops.h"

namespace rodtrad::cli {

namespace {

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  formats::RowOptions options{.sheet = arguments.one("--sheet"), .dataset = arguments.one("--dataset")};
  if (arguments.has("--header-row")) options.header_row = static_cast<int>(TRY(arguments.integer("--header-row", 1, 1, 1 << 20)));
  const std::string text = TRY(ops::propose_map(arguments.positional(), arguments.one("--as"), options));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("kind", arguments.one("--as")).member("map", text).end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(text);
  return core::Done{};
}

}  // namespace

Command data_map_command() {
  return {.name = "data map",
          .summary = {.sv = "Föreslå en karta för en fil ur dess kolumnnamn och värden",
                      .en = "Propose a map for a file from its column names and values"},
          .details = {.sv = "Förslaget skrivs ut. Spara det, läs igenom det och ge det till data import med --map.",
                      .en = "The proposal is printed. Save it, read it through and give it to data import with --map."},
          .positionals = {{.name = {.sv = "FIL", .en = "FILE"}, .help = {.sv = "filen som ska tas in", .en = "the file to be taken in"}}},
          .options = {{.name = "--as",
                       .value = {.sv = "SLAG", .en = "KIND"},
                       .help = {.sv = "vad filen ska bli (data kinds visar alla)", .en = "what the file is to be (data kinds shows all)"},
                       .required = true},
                      {.name = "--sheet",
                       .value = {.sv = "BLAD", .en = "SHEET"},
                       .help = {.sv = "blad i en arbetsbok (det första)", .en = "sheet of a workbook (the first)"}},
                      {.name = "--header-row",
                       .value = {.sv = "RAD", .en = "ROW"},
                       .help = {.sv = "raden med kolumnnamn i bladet", .en = "row of the sheet with the column names"}},
                      {.name = "--dataset",
                       .value = {.sv = "NAMN", .en = "NAME"},
                       .help = {.sv = "datamängd i en JSON-stat-fil (den första)", .en = "dataset of a JSON-stat file (the first)"}}},
          .example = "rodtrad data map kontakter.csv --as care_contact > kontakter.toml",
          .run = run};
}

}  // namespace rodtrad::cli
