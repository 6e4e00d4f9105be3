// rodtrad plan list
#include "cli/command.h"
#include "core/json_list.h"
#include "ops/plan_ops.h"

namespace rodtrad::cli {

namespace {

void write_row(core::JsonWriter& json, const ops::AssignmentRow& row) {
  json.begin_object().member("id", row.id).member("no", row.assignment.no).member("title", row.assignment.title);
  json.member("due_raw", row.assignment.due_raw).member("due_latest", row.assignment.due_latest).member("method", row.method);
  write_list(json, "data", row.data);
  json.member("run", row.run).member("released", row.released).member("published", row.published).end_object();
}

void write_json(const ops::PlanView& view, const Output& out) {
  core::JsonWriter json;
  json.begin_object().member("plan", view.plan).member("title", view.title).member("organisation", view.organisation).member("year", view.year);
  json.key("assignments").begin_array();
  for (const ops::AssignmentRow& row : view.assignments) write_row(json, row);
  json.end_array().member("trends", view.trends.size()).end_object();
  out.json(json);
}

std::string state_of(const ops::AssignmentRow& row, const Output& out) {
  if (!row.published.empty()) return out.in({.sv = "publicerad", .en = "published"});
  if (!row.released.empty()) return out.in({.sv = "frisläppt", .en = "released"});
  if (!row.run.empty()) return out.in({.sv = "körd", .en = "run"});
  if (!row.method.empty()) return out.in({.sv = "kopplad", .en = "bound"});
  return "–";
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const ops::PlanView view = TRY(ops::view_plan(*workspace, arguments.one("--plan")));
  if (out.is_json()) {
    write_json(view, out);
    return core::Done{};
  }
  out.line(fmt::format("{}: {}\n", view.plan, view.title));
  TextTable table({{out.in({.sv = "Nr", .en = "No"}), TextTable::Align::right},
                   {out.in({.sv = "Uppdrag", .en = "Assignment"}), TextTable::Align::left, 58},
                   {out.in({.sv = "Redovisas", .en = "Due"}), TextTable::Align::left, 24},
                   {out.in({.sv = "Metod", .en = "Method"})},
                   {out.in({.sv = "Läge", .en = "State"})}});
  for (const ops::AssignmentRow& row : view.assignments) {
    table.row(
        {std::to_string(row.assignment.no), row.assignment.title, row.assignment.due_raw, row.method.empty() ? "–" : row.method, state_of(row, out)});
  }
  out.table(table);
  return core::Done{};
}

}  // namespace

Command plan_list_command() {
  return {.name = "plan list",
          .summary = {.sv = "Visa planens uppdrag", .en = "Show the assignments of the plan"},
          .options = {{.name = "--plan",
                       .value = {.sv = "ID", .en = "ID"},
                       .help = {.sv = "en äldre plan, till exempel plan-1", .en = "an earlier plan, for example plan-1"}}},
          .example = "rodtrad plan list",
          .run = run};
}

}  // namespace rodtrad::cli
