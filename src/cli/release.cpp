// rodtrad release
#include "ops/release.h"

#include "cli/command.h"

namespace rodtrad::cli {

namespace {

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const ops::ReleaseDone done = TRY(ops::release_run(*workspace, {.run = arguments.positional(),
                                                                  .by = arguments.one("--by"),
                                                                  .ground = arguments.one("--ground"),
                                                                  .level = arguments.one("--level", "internal")}));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("release", done.release).member("run", done.run).member("assignment", done.assignment).member("level", done.level);
    json.member("preview", done.preview.string()).end_object();
    out.json(json);
    return core::Done{};
  }
  const core::Text level = done.level == "public" ? core::Text{.sv = "offentligt", .en = "public"} : core::Text{.sv = "internt", .en = "internal"};
  out.line(core::say("{}: {} är frisläppt, {}", "{}: {} is released, {}", done.release, done.run, out.in(level)));
  out.line(core::say("Granskat: {}", "Examined: {}", done.preview.string()));
  out.line(core::say("Nästa steg: rodtrad publish {} --form analysresultat", "Next: rodtrad publish {} --form analysresultat", done.assignment));
  return core::Done{};
}

}  // namespace

Command release_command() {
  return {.name = "release",
          .summary = {.sv = "Släpp fram ett granskat resultat, i en persons eller rolls namn",
                      .en = "Release an examined result, in the name of a person or role"},
          .positionals = {{.name = {.sv = "KÖRNING", .en = "RUN"}, .help = {.sv = "till exempel run-3", .en = "for example run-3"}}},
          .options = {{.name = "--by",
                       .value = {.sv = "NAMN", .en = "NAME"},
                       .help = {.sv = "vem som släpper fram det", .en = "who releases it"},
                       .required = true},
                      {.name = "--ground",
                       .value = {.sv = "TEXT", .en = "TEXT"},
                       .help = {.sv = "på vilken grund", .en = "on what ground"},
                       .required = true},
                      {.name = "--level",
                       .value = {.sv = "internal|public", .en = "internal|public"},
                       .help = {.sv = "intern (förvalt) eller offentlig", .en = "internal (default) or public"}}},
          .example = "rodtrad release run-1 --by \"Anna Exempel, analyschef\" --ground \"inga uppgifter om enskilda\" --level internal",
          .run = run};
}

}  // namespace rodtrad::cli
