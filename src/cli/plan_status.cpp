// rodtrad plan status
#include "cli/command.h"
#include "ops/plan_follow_up.h"

namespace rodtrad::cli {

namespace {

using domain::DueStatus;

void write_row(core::JsonWriter& json, const ops::StatusRow& row) {
  json.begin_object().member("id", row.id).member("no", row.no).member("title", row.title);
  json.member("status", domain::due_status_code(row.follow_up.status)).member("due_raw", row.due_raw);
  json.key("due_latest");
  row.follow_up.due_latest ? json.value(core::to_iso(*row.follow_up.due_latest)) : json.null();
  json.member("days", row.follow_up.days).key("delivered_on");
  row.delivered_on.empty() ? json.null() : json.value(row.delivered_on);
  json.end_object();
}

void write_json(const ops::PlanStatus& status, const Output& out) {
  core::JsonWriter json;
  json.begin_object().member("plan", status.plan).member("title", status.title).member("day", core::to_iso(status.day));
  json.key("assignments").begin_array();
  for (const ops::StatusRow& row : status.assignments) write_row(json, row);
  json.end_array().end_object();
  out.json(json);
}

std::string days(const ops::StatusRow& row, const Output& out) {
  return row.follow_up.days && row.delivered_on.empty() ? out.number(static_cast<std::int64_t>(*row.follow_up.days)) : "–";
}

void show_counts(const ops::PlanStatus& status, const Output& out) {
  std::map<DueStatus, std::size_t> counts;
  for (const ops::StatusRow& row : status.assignments) ++counts[row.follow_up.status];
  std::string words;
  for (const auto& [one, count] : counts) {
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, out.in(domain::due_status_label(one)));
  }
  out.line(fmt::format("\n{}: {}", core::to_iso(status.day), words));
}

void show(const ops::PlanStatus& status, const Output& out) {
  out.line(fmt::format("{}: {}\n", status.plan, status.title));
  TextTable table({{out.in({.sv = "Nr", .en = "No"}), TextTable::Align::right},
                   {out.in({.sv = "Uppdrag", .en = "Assignment"}), TextTable::Align::left, 50},
                   {out.in({.sv = "Redovisas", .en = "Due"}), TextTable::Align::left, 24},
                   {out.in({.sv = "Senast", .en = "Latest"})},
                   {out.in({.sv = "Dagar kvar", .en = "Days left"}), TextTable::Align::right},
                   {out.in({.sv = "Läge", .en = "State"})},
                   {out.in({.sv = "Levererat", .en = "Delivered"})}});
  for (const ops::StatusRow& row : status.assignments) {
    table.row({std::to_string(row.no), row.title, row.due_raw, row.follow_up.due_latest ? core::to_iso(*row.follow_up.due_latest) : "–",
               days(row, out), out.in(domain::due_status_label(row.follow_up.status)), row.delivered_on.empty() ? "–" : row.delivered_on});
  }
  out.table(table);
  show_counts(status, out);
}

core::Expected<core::Date> read_day(const std::string& text) {
  if (text.empty()) return core::today();
  if (const auto day = core::parse_iso_date(text)) return *day;
  return core::fail({.code = "bad_date",
                     .message = core::say("--on: \"{}\" är inget datum", "--on: \"{}\" is not a date", text),
                     .hint = {.sv = "skriv till exempel 2020-03-31", .en = "write for example 2020-03-31"}});
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  const core::Date day = TRY(read_day(arguments.one("--on")));
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const ops::PlanStatus status = TRY(ops::follow_up_plan(*workspace, day, arguments.one("--plan")));
  out.is_json() ? write_json(status, out) : show(status, out);
  return core::Done{};
}

}  // namespace

Command plan_status_command() {
  return {.name = "plan status",
          .summary = {.sv = "Visa vad som är på gång, försenat och levererat", .en = "Show what is due, late and delivered"},
          .details = {.sv = "Ett uppdrag är levererat när dess första publikation finns. Dagar kvar räknas till den sista dag som planens tid "
                            "tillåter; för det som är levererat räknas de från den dagen.",
                      .en = "An assignment is delivered when it has its first publication. Days left are counted to the last day that the plan's "
                            "words allow; for what is delivered, from that day."},
          .options = {{.name = "--on",
                       .value = {.sv = "DATUM", .en = "DATE"},
                       .help = {.sv = "läget en annan dag än i dag", .en = "as it is on another day than today"}},
                      {.name = "--plan",
                       .value = {.sv = "ID", .en = "ID"},
                       .help = {.sv = "en äldre plan, till exempel plan-1", .en = "an earlier plan, for example plan-1"}}},
          .example = "rodtrad plan status",
          .run = run};
}

}  // namespace rodtrad::cli
