// rodtrad plan import
#include "cli/command.h"
#include "ops/plan_ops.h"

namespace rodtrad::cli {

namespace {

void write_json(const ops::PlanImport& done, const Output& out) {
  core::JsonWriter json;
  json.begin_object().member("plan", done.plan).member("title", done.title).member("assignments", done.assignments).member("trends", done.trends);
  json.key("trends_by_group").begin_object();
  for (const auto& [group, count] : done.trends_by_group) json.member(group, count);
  json.end_object();
  write_problems(json, done.notes);
  json.end_object();
  out.json(json);
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const ops::PlanImport done = TRY(ops::import_plan(*workspace, arguments.positional()));
  if (out.is_json()) {
    write_json(done, out);
    return core::Done{};
  }
  out.notes(done.notes);
  out.line(core::say("{}: {}", "{}: {}", done.plan, done.title));
  out.line(core::say("{} uppdrag, {} trender i omvärldsspaningen", "{} assignments, {} trends in the horizon scan", done.assignments, done.trends));
  out.line(core::Text{.sv = "Nästa steg: \"rodtrad plan check\" visar vad planen saknar.",
                      .en = "Next: \"rodtrad plan check\" shows what the plan lacks."});
  return core::Done{};
}

}  // namespace

Command plan_import_command() {
  return {.name = "plan import",
          .summary = {.sv = "Läs in en analysplan från ett dokument", .en = "Import an analysis plan from a document"},
          .details = {.sv = "Planen läses som den är skriven: det som saknas saknas, och varje värde pekar på sin plats i texten.",
                      .en = "The plan is read as it is written: what is absent stays absent, and every value points to its place in the text."},
          .positionals = {{.name = {.sv = "FIL", .en = "FILE"},
                           .help = {.sv = "planen som text, Word-dokument (.docx) eller PDF",
                                    .en = "the plan as text, a Word document (.docx) or a PDF"}}},
          .example = "rodtrad plan import analysplan.txt",
          .run = run};
}

}  // namespace rodtrad::cli
