// The plan: its assignments as a table.
#include <algorithm>

#include "core/unicode.h"
#include "web/pages.h"
#include "web/pieces.h"
#include "web/plan_views.h"

namespace rodtrad::web {

namespace {

/// As the plan says it, and the last day that this allows.
void write_due(Page& page, const domain::Assignment& words) {
  page.out.open("td");
  if (words.due_raw.empty())
    page.out.leaf("span", page.say("saknas i planen", "not in the plan"), {{"class", "absent"}});
  else
    plan_leaf(page, "span", words.due_raw);
  if (!words.due_latest.empty())
    page.out.leaf("span", fmt::format("{} {}", page.say("senast", "at the latest"), shown_day(page, words.due_latest)), {{"class", "day"}});
  page.out.close();
}

void write_row(Page& page, const ops::OpenAssignment& assignment) {
  page.out.open("tr").open("th", {{"scope", "row"}});
  plan_link(page, "/" + assignment.id, fmt::format("{}. {}", assignment.words.no, assignment.words.title));
  page.out.close();
  write_due(page, assignment.words);
  page.out.leaf("td", state_words(page, assignment)).close();
}

void write_table(Page& page, const ops::OpenPlan& plan) {
  page.out.open("div", {{"class", "scroll table"}, {"tabindex", "0"}, {"role", "region"}, {"aria-labelledby", "assignments"}});
  page.out.open("table", {{"class", "ds-table"}})
      .leaf("caption", page.say("Planens uppdrag", "Assignments of the plan"), {{"id", "assignments"}})
      .open("thead")
      .open("tr");
  for (const std::string_view head : {page.say("Uppdrag", "Assignment"), page.say("Redovisas", "Due"), page.say("Läge", "State")}) {
    page.out.leaf("th", head, {{"scope", "col"}});
  }
  page.out.close().close().open("tbody");
  for (const ops::OpenAssignment& assignment : plan.assignments) write_row(page, assignment);
  page.out.close().close().close();
}

void write_plan(Page& page, const ops::OpenPlan& plan) {
  const auto published = std::count_if(plan.assignments.begin(), plan.assignments.end(), [](const auto& one) { return one.is_published(); });
  plan_leaf(page, "h1", plan.title);
  write_plan_tabs(page, "/plan");
  page.out.open("dl", {{"class", "status"}});
  write_fact(page, page.say("Planens läge", "State of the plan"), core::capitalise(plan.status), true);
  write_fact(page, page.say("Organisation", "Organisation"), plan.organisation, true);
  write_fact(page, page.say("År", "Year"), plan.year ? std::to_string(*plan.year) : "");
  write_fact(page, page.say("Uppdrag", "Assignments"), std::to_string(plan.assignments.size()));
  write_fact(page, page.say("Med publikation", "With a publication"), std::to_string(published));
  page.out.close();
  page.out.open("p", {{"class", "actions"}})
      .leaf("a", page.say("Planen som dokument", "The plan as a document"), {{"href", page.link("/" + plan.id + "/print")}});
  page.out.leaf("a", page.say("Omvärldsspaning", "Horizon scan"), {{"href", page.link("/" + plan.id + "/horizon")}}).close();
  write_table(page, plan);
}

void write_empty(Page& page) {
  page.out.leaf("h1", page.say("Analysplan", "Analysis plan"));
  page.out.leaf("p",
                page.say("Här visas planens uppdrag. Ingen plan är inläst än: den som sköter arbetsytan läser in en med \"rodtrad plan import FIL\".",
                         "The plan's assignments are shown here. No plan has been imported yet: whoever runs the workspace imports one with "
                         "\"rodtrad plan import FILE\"."),
                {{"class", "lead"}});
}

core::Expected<std::optional<ops::OpenPlan>> asked_plan(const ops::Reader& reader, const http::Request& request) {
  if (request.parts.empty()) return reader.latest_plan(ops::Told::newest_run);
  return std::optional(TRY(reader.plan(request.parts[0], ops::Told::newest_run)));
}

}  // namespace

Answer PlanPage::operator()(const http::Request& request) const {
  Page page(site, request);
  const std::optional<ops::OpenPlan> plan = TRY(asked_plan(page.reader, request));
  return show_page(page, {.sv = "Analysplan", .en = "Analysis plan"}, Place::plan, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    plan ? write_plan(page, *plan) : write_empty(page);
    page.out.close();
  });
}

}  // namespace rodtrad::web
