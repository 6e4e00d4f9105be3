// The plan as a document to print for the board, and its horizon scan; both for all who may read the plan.
#include <algorithm>

#include "core/unicode.h"
#include "ops/record_ops.h"
#include "web/pieces.h"
#include "web/plan_views.h"
#include "web/register.h"

namespace rodtrad::web {

namespace {

constexpr std::int64_t kMostTrends = 1000;

void write_part(Page& page, std::string_view heading, const std::string& text) {
  if (text.empty()) return;
  page.out.leaf("h4", heading);
  plan_paragraphs(page, text);
}

void write_list(Page& page, std::string_view heading, const std::vector<std::string>& items) {
  if (items.empty()) return;
  page.out.leaf("h4", heading).open("ul");
  for (const std::string& item : items) plan_leaf(page, "li", item);
  page.out.close();
}

std::string departments(const domain::Assignment& words) {
  std::vector<std::string> all;
  for (const domain::Department& one : words.departments) all.push_back(one.unit ? one.department + ", " + *one.unit : one.department);
  return fmt::format("{}", fmt::join(all, "; "));
}

void write_assignment(Page& page, const ops::OpenAssignment& assignment) {
  const domain::Assignment& words = assignment.words;
  page.out.open("article", {{"class", "paragraph"}}).open("h3");
  plan_link(page, "/" + assignment.id, fmt::format("{}. {}", words.no, words.title));
  page.out.close();
  write_part(page, page.say("Bakgrund", "Background"), words.background);
  write_part(page, page.say("Syfte", "Purpose"), words.purpose);
  write_list(page, page.say("Frågeställningar", "Questions"), words.questions);
  write_part(page, page.say("Verksamhetsnytta", "Operational benefit"), words.operational_benefit);
  write_part(page, page.say("Vad analysen ska leda till", "What the analysis shall lead to"), words.expected_outcome);
  page.out.open("dl", {{"class", "facts"}});
  const auto fact = [&](std::string_view term, const std::string& value) {
    if (!value.empty()) write_fact(page, term, value, true);
  };
  fact(page.say("Redovisas", "Due"), words.due_raw);
  fact(page.say("Ansvarig avdelning", "Responsible department"), departments(words));
  fact(page.say("Publikationsform", "Form of publication"), words.publication_raw);
  page.out.close().close();
}

/// The plan's own headings, in its order; those without one come first.
void write_assignments(Page& page, const ops::OpenPlan& plan) {
  std::string heading;
  for (const ops::OpenAssignment& one : plan.assignments) {
    const std::string own = one.words.domain + (one.words.perspective.empty() ? "" : " – " + one.words.perspective);
    if (own != heading && !own.empty()) plan_leaf(page, "h2", own);
    if (own.empty() && heading.empty() && &one == &plan.assignments.front()) page.out.leaf("h2", page.say("Uppdrag", "Assignments"));
    heading = own;
    write_assignment(page, one);
  }
}

struct TrendGroup {
  std::string_view id;
  core::Text label;
};
const TrendGroup kGroups[] = {{"basic", {.sv = "Grundläggande trender", .en = "Basic trends"}},
                              {"mega_trend", {.sv = "Megatrender", .en = "Mega-trends"}},
                              {"near_term_trend", {.sv = "Trender på kort sikt", .en = "Near-term trends"}},
                              {"ways_of_working", {.sv = "Arbetssätt", .en = "Ways of working"}},
                              {"system_support", {.sv = "Systemstöd", .en = "System support"}},
                              {"", {.sv = "Övrigt", .en = "Other"}}};

void write_trend(Page& page, const ops::RecordList& list, const records::Record& trend) {
  page.out.open("li");
  plan_leaf(page, "p", trend.text("title"));
  const auto& motivated = trend.entries("assignments");
  if (!motivated.empty()) {
    page.out.open("p", {{"class", "quiet"}}).text(page.say("Motiverar: ", "Motivates: "));
    write_values(page, *list.type->find("assignments"), motivated, list.titles);
    page.out.close();
  }
  page.out.close();
}

/// False when there are none.
bool write_trends(Page& page, const std::string& plan, std::string_view heading) {
  const auto list =
      ops::list_records(page.site.workspace, page.actor, {.type = "trend", .where = {{"plan", plan}}, .order_by = "no", .limit = kMostTrends});
  if (!list || list->records.empty()) return false;
  for (const TrendGroup& group : kGroups) {
    const auto is_here = [&](const records::Record& one) { return one.text("group") == group.id; };
    if (std::none_of(list->records.begin(), list->records.end(), is_here)) continue;
    page.out.open("section").leaf(heading, page.in(group.label)).open("ol", {{"class", "questions"}});
    for (const records::Record& trend : list->records) {
      if (is_here(trend)) write_trend(page, *list, trend);
    }
    page.out.close().close();
  }
  return true;
}

core::Expected<ops::OpenPlan> asked_plan(const Page& page) {
  if (!page.request.parts.empty()) return page.reader.plan(page.request.parts[0], ops::Told::newest_run);
  auto plan = TRY(page.reader.latest_plan(ops::Told::newest_run));
  if (!plan) return core::fail(http::refusal_of_status(404).problems);
  return *std::move(plan);
}

}  // namespace

Answer print_page(Page& page) {
  const ops::OpenPlan plan = TRY(asked_plan(page));
  return show_page(page, core::same_text(plan.title), Place::plan, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain document"}});
    write_back(page, "/" + plan.id, page.say("Till planen", "To the plan"));
    plan_leaf(page, "h1", plan.title);
    page.out.open("dl", {{"class", "status"}});
    write_fact(page, page.say("Organisation", "Organisation"), plan.organisation, true);
    write_fact(page, page.say("År", "Year"), plan.year ? std::to_string(*plan.year) : "");
    write_fact(page, page.say("Planens läge", "State of the plan"), core::capitalise(plan.status), true);
    page.out.close();
    page.out.leaf(
        "p",
        page.say("Skriv ut sidan, eller spara den som PDF, med webbläsarens utskrift.", "Print the page, or save it as PDF, by the browser's print."),
        {{"class", "quiet screen"}});
    write_assignments(page, plan);
    page.out.open("section", {{"class", "appendix"}}).leaf("h2", page.say("Bilaga: omvärldsspaning", "Appendix: horizon scan"));
    if (!write_trends(page, plan.id, "h3")) page.out.leaf("p", page.say("Planen har ingen omvärldsspaning.", "The plan has no horizon scan."));
    page.out.close().close();
  });
}

Answer horizon_page(Page& page) {
  const ops::OpenPlan plan = TRY(asked_plan(page));
  const core::Text title{.sv = "Omvärldsspaning", .en = "Horizon scan"};
  return show_page(page, title, Place::plan, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/" + plan.id, page.say("Till planen", "To the plan"));
    page.out.leaf("h1", page.in(title));
    page.out.leaf("p",
                  page.say("Vad planen ser hända i omvärlden, och vilka uppdrag det motiverar.",
                           "What the plan sees happen around it, and which assignments that motivates."),
                  {{"class", "lead"}});
    if (!write_trends(page, plan.id, "h2"))
      page.out.leaf("p", page.say("Planen har ingen omvärldsspaning än: trender läggs till i registret eller läses in med planen.",
                                  "The plan has no horizon scan yet: trends are added in the register or imported with the plan."));
    page.out.close();
  });
}

}  // namespace rodtrad::web
