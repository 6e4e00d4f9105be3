// rodtrad plan run
#include "ops/plan_run.h"

#include "cli/command.h"
#include "cli/progress.h"

namespace rodtrad::cli {

namespace {

void write_row(core::JsonWriter& json, const ops::RunRow& row) {
  json.begin_object().member("run", row.run).member("assignment", row.assignment).member("number", row.number).member("title", row.title);
  json.member("method", row.method).member("state", row.failed() ? "failed" : "done").member("rows", row.rows).member("seconds", row.seconds);
  json.member("findings", row.findings).member("protected_cells", row.hidden).member("preview", row.preview.string());
  json.key("notes").begin_array();
  for (const model::Note& note : row.notes) json.begin_object().member("code", note.code).member("text", note.text).end_object();
  json.end_array();
  write_problems(json, row.problems);
  json.end_object();
}

void write_json(const ops::RunReport& report, const Output& out) {
  core::JsonWriter json;
  json.begin_object().key("runs").begin_array();
  for (const ops::RunRow& row : report.rows) write_row(json, row);
  json.end_array().key("not_bound").begin_array();
  for (const std::string& name : report.not_bound) json.value(name);
  json.end_array().end_object();
  out.json(json);
}

void show_details(const ops::RunRow& row, const Output& out) {
  out.line(fmt::format("\n{}  {} {}", row.run, row.number, row.title));
  for (const core::Problem& problem : row.problems) out.line("  " + core::to_line(problem, out.language()));
  for (const model::Note& note : row.notes) out.line("  – " + out.in(note.text));
  if (!row.preview.empty()) out.line(core::say("  Granska: {} (ej frisläppt)", "  Examine: {} (not released)", row.preview.string()));
}

void show(const ops::RunReport& report, const Output& out) {
  TextTable table({{out.in({.sv = "Körning", .en = "Run"})},
                   {out.in({.sv = "Uppdrag", .en = "Assignment"}), TextTable::Align::left, 50},
                   {out.in({.sv = "Rader", .en = "Rows"}), TextTable::Align::right},
                   {out.in({.sv = "Sekunder", .en = "Seconds"}), TextTable::Align::right},
                   {out.in({.sv = "Iakttagelser", .en = "Findings"}), TextTable::Align::right},
                   {out.in({.sv = "Skyddade", .en = "Protected"}), TextTable::Align::right},
                   {out.in({.sv = "Läge", .en = "State"})}});
  for (const ops::RunRow& row : report.rows) {
    table.row({row.run, fmt::format("{} {}", row.number, row.title), out.number(row.rows), core::show_number(row.seconds, 1, out.language()),
               out.number(row.findings), out.number(row.hidden),
               out.in(row.failed() ? core::Text{.sv = "misslyckad", .en = "failed"} : core::Text{.sv = "klar", .en = "done"})});
  }
  out.table(table);
  for (const ops::RunRow& row : report.rows) show_details(row, out);
  if (report.not_bound.empty()) return;
  out.line(core::Text{.sv = "\nUtan metod, följs upp för hand:", .en = "\nWithout a method, followed up by hand:"});
  for (const std::string& name : report.not_bound) out.line("  " + name);
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  ops::RunReport report;
  {
    Progress progress;
    const auto tell = [&](const std::string& assignment, const core::Text& stage) {
      progress.stage(assignment.empty() ? out.in(stage) : fmt::format("{}: {}", assignment, out.in(stage)));
    };
    report = TRY(ops::run_assignments(*workspace, arguments.positionals, tell));
  }
  out.is_json() ? write_json(report, out) : show(report, out);
  core::Problems failed;
  for (const ops::RunRow& row : report.rows) {
    if (row.failed()) core::tell(failed, {}, "run_failed", core::say("{} misslyckades", "{} failed", row.run));
  }
  if (failed.empty()) return core::Done{};
  return core::fail(std::move(failed));
}

}  // namespace

Command plan_run_command() {
  return {.name = "plan run",
          .summary = {.sv = "Kör uppdrag: läs data, räkna, skydda, spara resultat med spår",
                      .en = "Run assignments: read data, compute, protect, keep results with their trace"},
          .details = {.sv = "Utan uppdrag körs alla i planen som har en metod. Resultatet granskas i preview.html, det offentliga i "
                            "preview-public.html, och är inte frisläppt.",
                      .en = "Without assignments all of the plan that have a method are run. The result is examined in preview.html, the public one "
                            "in preview-public.html, and is not released."},
          .positionals = {{.name = {.sv = "UPPDRAG", .en = "ASSIGNMENT"},
                           .help = {.sv = "id, nummer eller text ur rubriken", .en = "id, number or text from the title"},
                           .required = false,
                           .many = true}},
          .example = "rodtrad plan run ytterfall",
          .run = run};
}

}  // namespace rodtrad::cli
