// rodtrad example
#include "cli/command.h"
#include "cli/progress.h"
#include "ops/example_ops.h"

namespace rodtrad::cli {

namespace {

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  example::ExampleOptions options;
  options.persons = TRY(arguments.integer("--persons", options.persons, 1, std::int64_t{1} << 40));
  options.years = static_cast<int>(TRY(arguments.integer("--years", options.years, 1, 1000)));
  Progress progress;
  progress.stage(out.in({.sv = "drar personer och vårdkontakter", .en = "drawing persons and care contacts"}));
  const auto summary = TRY(ops::write_example(arguments.positional(), options));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("folder", arguments.positional()).member("persons", summary.persons).member("contacts", summary.contacts);
    json.member("synthetic", true).end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(core::say("Syntetisk region i {}: {} personer, {} vårdkontakter. README.md i mappen beskriver filerna.",
                     "Synthetic region in {}: {} persons, {} care contacts. README.md in the folder describes the files.", arguments.positional(),
                     out.number(summary.persons), out.number(summary.contacts)));
  return core::Done{};
}

}  // namespace

Command example_command() {
  return {.name = "example",
          .summary = {.sv = "Skriv en påhittad region: plan, vårdkontakter, gränser, riket och folkmängd som filer",
                      .en = "Write a made-up region: plan, care contacts, limits, nation and population as files"},
          .details = {.sv = "Samma val ger samma filer. Inget i dem handlar om verkliga människor eller platser.",
                      .en = "The same choices give the same files. Nothing in them is about real people or places."},
          .positionals = {{.name = {.sv = "MAPP", .en = "FOLDER"}, .help = {.sv = "ny eller tom mapp", .en = "new or empty folder"}}},
          .options = {{.name = "--persons",
                       .value = {.sv = "ANTAL", .en = "COUNT"},
                       .help = {.sv = "invånare när första året börjar (250 000)", .en = "inhabitants when the first year begins (250,000)"}},
                      {.name = "--years", .value = {.sv = "ANTAL", .en = "COUNT"}, .help = {.sv = "antal år (4)", .en = "number of years (4)"}}},
          .example = "rodtrad example exempel",
          .run = run};
}

}  // namespace rodtrad::cli
