// rodtrad release
#include "ops/release.h"

#include "cli/command.h"

namespace rodtrad::cli {

namespace {

void write_names(core::JsonWriter& json, std::string_view name, const std::vector<std::string>& names) {
  json.key(name).begin_array();
  for (const std::string& one : names) json.value(one);
  json.end_array();
}

void say_proof(const ops::ReleaseDone& done, Output& out) {
  const std::string others = fmt::format("{}", fmt::join(done.held_against, ", "));
  if (others.empty())
    out.line(core::say("Prövat: {} dolda tal går inte att räkna ut", "Proven: {} hidden numbers cannot be worked out", out.number(done.hidden)));
  else
    out.line(core::say("Prövat tillsammans med {}: {} dolda tal går inte att räkna ut",
                       "Proven together with {}: {} hidden numbers cannot be worked out", others, out.number(done.hidden)));
  if (done.not_tested.empty()) return;
  out.line(core::say("Gick inte att pröva mot {}: cellerna finns inte kvar", "Could not be tested against {}: the cells are not kept any more",
                     fmt::format("{}", fmt::join(done.not_tested, ", "))));
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const ops::ReleaseDone done = TRY(ops::release_run(*workspace, {.run = arguments.positional(),
                                                                  .by = arguments.one("--by"),
                                                                  .ground = arguments.one("--ground"),
                                                                  .level = arguments.one("--level", "internal")}));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("release", done.release).member("run", done.run).member("assignment", done.assignment).member("level", done.level);
    json.member("preview", done.preview.string()).member("hidden", done.hidden);
    write_names(json, "held_against", done.held_against);
    write_names(json, "not_tested", done.not_tested);
    json.end_object();
    out.json(json);
    return core::Done{};
  }
  const core::Text level = done.level == "public" ? core::Text{.sv = "offentligt", .en = "public"} : core::Text{.sv = "internt", .en = "internal"};
  out.line(core::say("{}: {} är frisläppt, {}", "{}: {} is released, {}", done.release, done.run, out.in(level)));
  say_proof(done, out);
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
