// rodtrad init
#include "cli/command.h"
#include "ops/workspace.h"

namespace rodtrad::cli {

namespace {

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const auto folder = TRY(ops::init_workspace({.folder = arguments.positional(),
                                               .region = arguments.one("--region"),
                                               .keys = arguments.one("--keys"),
                                               .fixed_key = arguments.one("--fixed-key")}));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("workspace", folder.string()).end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(core::say("Arbetsyta: {}", "Workspace: {}", folder.string()));
  out.line(core::Text{.sv = "Nästa steg: gå dit och läs in en plan med \"rodtrad plan import FIL\".",
                      .en = "Next: go there and import a plan with \"rodtrad plan import FILE\"."});
  return core::Done{};
}

}  // namespace

Command init_command() {
  return {.name = "init",
          .summary = {.sv = "Gör en arbetsyta: register, datasjö, körningar och publikationer i en mapp",
                      .en = "Make a workspace: register, lake, runs and publications in one folder"},
          .positionals = {{.name = {.sv = "MAPP", .en = "FOLDER"}, .help = {.sv = "ny eller tom mapp", .en = "new or empty folder"}}},
          .options = {{.name = "--region",
                       .value = {.sv = "NAMN", .en = "NAME"},
                       .help = {.sv = "regionens namn, som på sidor och bilder (annars mappens)",
                                .en = "the region's name, as on pages and slides (otherwise the folder's)"}},
                      {.name = "--keys",
                       .value = {.sv = "MAPP", .en = "FOLDER"},
                       .help = {.sv = "där nyckel, personnummertabell och original ligger (annars utanför arbetsytan)",
                                .en = "where key, person map and originals lie (otherwise outside the workspace)"}},
                      {.name = "--fixed-key",
                       .value = {.sv = "HEX", .en = "HEX"},
                       .help = {.sv = "fast nyckel, bara för prov med påhittade data", .en = "fixed key, only for tests with made-up data"}}},
          .example = "rodtrad init region --region \"Region Exempel\"",
          .run = run};
}

}  // namespace rodtrad::cli
