// rodtrad plan show
#include "cli/command.h"
#include "ops/plan_ops.h"

namespace rodtrad::cli {

namespace {

void show_part(const core::Text& head, const std::string& words, const Output& out) {
  if (!words.empty()) out.line(fmt::format("\n{}\n{}", out.in(head), words));
}

std::string lines(const std::vector<std::string>& list, std::string_view before) {
  std::string all;
  for (const std::string& one : list) all += fmt::format("{}{}{}", all.empty() ? "" : "\n", before, one);
  return all;
}

std::string departments(const domain::Assignment& assignment) {
  std::vector<std::string> all;
  for (const domain::Department& one : assignment.departments) all.push_back(one.unit ? one.department + ", " + *one.unit : one.department);
  return lines(all, "");
}

void show(const ops::AssignmentRow& row, const Output& out) {
  const domain::Assignment& one = row.assignment;
  out.line(fmt::format("{} ({})  {}", one.no, row.id, one.title));
  show_part({.sv = "BAKGRUND", .en = "BACKGROUND"}, one.background, out);
  show_part({.sv = "SYFTE", .en = "PURPOSE"}, one.purpose, out);
  show_part({.sv = "VERKSAMHETSNYTTA", .en = "BENEFIT TO OPERATIONS"}, one.operational_benefit, out);
  show_part({.sv = "FRÅGESTÄLLNINGAR", .en = "QUESTIONS"}, lines(one.questions, "– "), out);
  show_part({.sv = "REDOVISAS", .en = "DUE"}, one.due_raw, out);
  show_part({.sv = "AVDELNING", .en = "DEPARTMENT"}, departments(one), out);
  show_part({.sv = "ANSVARIG CHEF", .en = "MANAGER"}, lines(one.managers, ""), out);
  show_part({.sv = "UTREDARE", .en = "ANALYST"}, lines(one.analysts, ""), out);
  show_part({.sv = "PUBLIKATIONSFORM", .en = "PUBLICATION FORM"}, one.publication_raw, out);
  show_part({.sv = "METOD", .en = "METHOD"}, row.method, out);
  show_part({.sv = "DATA", .en = "DATA"}, lines(row.data, ""), out);
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  std::vector<ops::AssignmentRow> rows;
  std::vector<domain::Trend> trends;
  if (arguments.has("--all")) {
    ops::PlanView view = TRY(ops::view_plan(*workspace));
    rows = std::move(view.assignments);
    trends = std::move(view.trends);
  } else if (!arguments.positional().empty()) {
    rows.push_back(TRY(ops::view_assignment(*workspace, arguments.positional())));
  } else {
    return core::fail({.code = "missing_argument", .message = {.sv = "ange ett uppdrag, eller --all", .en = "give an assignment, or --all"}});
  }
  if (!out.is_json()) {
    for (const ops::AssignmentRow& row : rows) show(row, out);
    return core::Done{};
  }
  core::JsonWriter json;
  json.raw(ops::assignments_json(rows, arguments.has("--all") ? &trends : nullptr));
  out.json(json);
  return core::Done{};
}

}  // namespace

Command plan_show_command() {
  return {.name = "plan show",
          .summary = {.sv = "Visa ett uppdrag som planen beskriver det", .en = "Show an assignment as the plan describes it"},
          .details = {.sv = "Med --format json följer var i dokumentets text varje värde står (kodpunkter, halvöppna intervall).",
                      .en = "With --format json it tells where in the document's text each value stands (code points, half-open ranges)."},
          .positionals = {{.name = {.sv = "UPPDRAG", .en = "ASSIGNMENT"},
                           .help = {.sv = "id, nummer eller text ur rubriken", .en = "id, number or text from the title"},
                           .required = false}},
          .options = {{.name = "--all", .help = {.sv = "alla uppdrag", .en = "all assignments"}, .kind = Option::Kind::flag}},
          .example = "rodtrad plan show 7",
          .run = run};
}

}  // namespace rodtrad::cli
