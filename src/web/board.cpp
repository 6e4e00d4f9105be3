// The plan by state, and as a calendar of due days.
#include <map>

#include "core/number_format.h"
#include "core/unicode.h"
#include "ops/todo.h"
#include "web/pieces.h"
#include "web/plan_views.h"

namespace rodtrad::web {

namespace {

/// Where an assignment's work stands, as what has become of it tells.
enum class Column { planned, bound, reviewed, released, published };

Column column_of(const ops::AssignmentRow& row) {
  if (!row.published.empty()) return Column::published;
  if (!row.released.empty()) return Column::released;
  if (!row.run.empty()) return Column::reviewed;
  return row.method.empty() ? Column::planned : Column::bound;
}

core::Text column_words(Column column) {
  switch (column) {
    case Column::planned:
      return {.sv = "Beslutad", .en = "Decided"};
    case Column::bound:
      return {.sv = "Pågår", .en = "Under way"};
    case Column::reviewed:
      return {.sv = "Granskas", .en = "Under review"};
    case Column::released:
      return {.sv = "Frisläppt", .en = "Released"};
    case Column::published:
      return {.sv = "Publicerad", .en = "Published"};
  }
  return {};
}

void write_card(Page& page, const ops::AssignmentRow& row, const std::string& today) {
  page.out.open("li", {{"class", "ds-card"}});
  plan_link(page, "/" + row.id, fmt::format("{}. {}", row.assignment.no, row.assignment.title));
  if (!row.assignment.due_raw.empty()) plan_leaf(page, "p", row.assignment.due_raw);
  const bool late = row.published.empty() && !row.assignment.due_latest.empty() && row.assignment.due_latest < today;
  if (late) write_tag(page, page.say("Försenad", "Late"));
  if (!row.assignment.analysts.empty()) page.out.leaf("p", fmt::format("{}", fmt::join(row.assignment.analysts, ", ")), {{"class", "quiet"}});
  page.out.close();
}

void write_board(Page& page, const ops::PlanView& plan) {
  const std::string today = core::to_iso(core::today());
  page.out.open("div", {{"class", "board"}});
  for (const Column column : {Column::planned, Column::bound, Column::reviewed, Column::released, Column::published}) {
    const auto here = [&](const ops::AssignmentRow& row) { return column_of(row) == column; };
    const auto count = std::count_if(plan.assignments.begin(), plan.assignments.end(), here);
    page.out.open("section").leaf("h2", fmt::format("{} ({})", page.in(column_words(column)), count)).open("ul");
    for (const ops::AssignmentRow& row : plan.assignments) {
      if (here(row)) write_card(page, row, today);
    }
    page.out.close().close();
  }
  page.out.close();
}

std::string month_words(const Page& page, const std::string& month) { return core::capitalise(core::show_edtf(month, page.language)); }

/// By month of the last day that the due words allow; those without one come last.
void write_calendar(Page& page, const ops::PlanView& plan) {
  std::map<std::string, std::vector<const ops::AssignmentRow*>> months;
  for (const ops::AssignmentRow& row : plan.assignments) {
    const std::string& due = row.assignment.due_latest;
    months[due.empty() ? "~" : due.substr(0, 7)].push_back(&row);
  }
  const std::string today = core::to_iso(core::today());
  for (const auto& [month, rows] : months) {
    page.out.open("section").leaf("h2", month == "~" ? std::string(page.say("Utan tid", "Without a time")) : month_words(page, month));
    page.out.open("ul", {{"class", "cards"}});
    for (const ops::AssignmentRow* row : rows) write_card(page, *row, today);
    page.out.close().close();
  }
}

using WriteView = void (*)(Page& page, const ops::PlanView& plan);

Answer show_view(Page& page, const core::Text& title, std::string_view path, WriteView write) {
  TRY(need_role(page, {"analyst", "plan_coordinator", "manager", "director"}));
  const ops::PlanView plan = TRY(ops::view_plan(page.site.workspace));
  return show_page(page, title, Place::plan, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain wide"}});
    plan_leaf(page, "h1", plan.title);
    write_plan_tabs(page, path);
    write(page, plan);
    page.out.close();
  });
}

}  // namespace

void write_plan_tabs(Page& page, std::string_view here) {
  if (!page.visit.user) return;
  page.out.open("nav", {{"class", "tabs"}, {"aria-label", page.say("Vyer av planen", "Views of the plan")}}).open("ul");
  for (const auto& [path, words] : {std::pair<std::string_view, std::string_view>{"/plan", page.say("Lista", "List")},
                                    {"/plan/board", page.say("Tavla", "Board")},
                                    {"/plan/calendar", page.say("Kalender", "Calendar")}}) {
    page.out.open("li");
    path == here ? page.out.leaf("a", words, {{"href", page.link(path)}, {"aria-current", "page"}})
                 : page.out.leaf("a", words, {{"href", page.link(path)}});
    page.out.close();
  }
  page.out.close().close();
}

Answer board_page(Page& page) { return show_view(page, {.sv = "Planen som tavla", .en = "The plan as a board"}, "/plan/board", write_board); }

Answer calendar_page(Page& page) {
  return show_view(page, {.sv = "Planen som kalender", .en = "The plan as a calendar"}, "/plan/calendar", write_calendar);
}

}  // namespace rodtrad::web
