// rodtrad data map
#include "cli/command.h"
#include "cli/row_options.h"
#include "ops/foreign_files.h"

namespace rodtrad::cli {

namespace {

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const std::string text = TRY(ops::propose_map(arguments.positional(), arguments.one("--as"), TRY(read_row_options(arguments)),
                                                TRY(ops::foreign_limits(arguments.workspace))));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("kind", arguments.one("--as")).member("map", text).end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(text);
  return core::Done{};
}

std::vector<Option> options() {
  std::vector<Option> all = row_options();
  all.insert(all.begin(), {.name = "--as",
                           .value = {.sv = "SLAG", .en = "KIND"},
                           .help = {.sv = "vad filen ska bli (data kinds visar alla)", .en = "what the file is to be (data kinds shows all)"},
                           .required = true});
  return all;
}

}  // namespace

Command data_map_command() {
  return {.name = "data map",
          .summary = {.sv = "Föreslå en karta för en fil ur dess kolumnnamn och värden",
                      .en = "Propose a map for a file from its column names and values"},
          .details = {.sv = "Förslaget skrivs ut. Spara det, läs igenom det och ge det till data import med --map.",
                      .en = "The proposal is printed. Save it, read it through and give it to data import with --map."},
          .positionals = {{.name = {.sv = "FIL|ADRESS", .en = "FILE|ADDRESS"}, .help = {.sv = "det som ska tas in", .en = "what is to be taken in"}}},
          .options = options(),
          .example = "rodtrad data map kontakter.csv --as care_contact > kontakter.toml",
          .run = run};
}

}  // namespace rodtrad::cli
