// rodtrad plan check
#include "cli/command.h"
#include "ops/plan_follow_up.h"

namespace rodtrad::cli {

namespace {

void write_json(const ops::PlanCheck& check, const Output& out) {
  core::JsonWriter json;
  json.begin_object().member("plan", check.plan).member("title", check.title).key("assignments").begin_array();
  for (const ops::CheckedAssignment& one : check.assignments) {
    json.begin_object().member("id", one.id).member("no", one.no).member("title", one.title);
    write_problems(json, one.problems);
    json.end_object();
  }
  json.end_array().end_object();
  out.json(json);
}

void show(const ops::PlanCheck& check, const Output& out) {
  out.line(fmt::format("{}: {}", check.plan, check.title));
  std::size_t good = 0;
  for (const ops::CheckedAssignment& one : check.assignments) {
    good += one.problems.empty() ? 1 : 0;
    if (one.problems.empty()) continue;
    out.line(fmt::format("\n{} ({})  {}", one.no, one.id, one.title));
    for (const core::Problem& problem : one.problems) out.line("  – " + out.in(problem.message));
  }
  out.line(core::say("\n{} av {} uppdrag är utan anmärkning.", "\n{} of {} assignments have no remarks.", good, check.assignments.size()));
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const ops::PlanCheck check = TRY(ops::check_plan(*workspace, arguments.one("--plan")));
  out.is_json() ? write_json(check, out) : show(check, out);
  return core::Done{};
}

}  // namespace

Command plan_check_command() {
  return {.name = "plan check",
          .summary = {.sv = "Visa vad uppdragen saknar: delar av planens mall, ansvariga, metod, data",
                      .en = "Show what the assignments lack: parts of the plan's template, owners, method, data"},
          .details = {.sv = "Anmärkningar hindrar inget. Med --format json följer också vad som kan göras åt var och en.",
                      .en = "Remarks stop nothing. With --format json it also tells what can be done about each."},
          .options = {{.name = "--plan",
                       .value = {.sv = "ID", .en = "ID"},
                       .help = {.sv = "en äldre plan, till exempel plan-1", .en = "an earlier plan, for example plan-1"}}},
          .example = "rodtrad plan check",
          .run = run};
}

}  // namespace rodtrad::cli
