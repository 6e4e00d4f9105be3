// Title, status line and the red thread: where the analysis stands and what it hangs on.
#include "core/date.h"
#include "core/number_format.h"
#include "publish/html/page.h"

namespace rodtrad::publish::html {
namespace {

std::string shown_day(const Page& page, const std::string& iso) {
  const auto day = core::parse_iso_date(iso);
  return day ? core::show_date(*day, page.language) : iso;
}

std::string state_words(const Page& page) {
  if (!page.report.release.released) return std::string(page.say("Ej frisläppt", "Not released"));
  const bool is_public = page.report.release.level == model::Level::public_;
  return std::string(is_public ? page.say("Frisläppt för alla", "Released to the public") : page.say("Frisläppt internt", "Released internally"));
}

/// A term and its words; what the plan does not say is said to be absent.
void write_fact(Page& page, std::string_view term, std::string_view words, bool from_plan = false) {
  page.out.open("div").leaf("dt", term);
  if (words.empty()) {
    page.out.leaf("dd", page.say("saknas i planen", "not in the plan"), {{"class", "quiet"}});
  } else if (from_plan) {
    plan_leaf(page, "dd", words, "plan");
  } else {
    page.out.leaf("dd", words);
  }
  page.out.close();
}

void write_release_facts(Page& page) {
  const model::ReleaseInfo& release = page.report.release;
  if (!release.released) return;
  write_fact(page, page.say("Frisläppt av", "Released by"), release.by + ", " + shown_day(page, release.date));
  write_fact(page, page.say("Grund", "Ground"), release.ground, true);
}

/// Persons by name; where the plan names roles only, the roles.
void write_people(Page& page, const model::AssignmentInfo& assignment) {
  const auto joined = [](const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, "; ")); };
  const bool roles_only = !assignment.roles.empty() && (assignment.managers.empty() || assignment.analysts.empty());
  if (!assignment.managers.empty() || !roles_only) write_fact(page, page.say("Ansvarig chef", "Manager"), joined(assignment.managers), true);
  if (!assignment.analysts.empty() || !roles_only) write_fact(page, page.say("Utredare", "Analyst"), joined(assignment.analysts), true);
  if (!assignment.roles.empty()) write_fact(page, page.say("Ansvariga", "Responsible"), joined(assignment.roles), true);
}

struct Step {
  std::string_view name;
  std::string words;
  std::string target;  // id on the page
  bool exists = true;
  bool from_plan = false;
  std::string_view without;  // said when it does not exist
};

std::vector<Step> steps_of(const Page& page) {
  const model::AssignmentInfo& assignment = page.report.assignment;
  std::string data;
  for (const model::DataVersion& version : page.report.provenance.data) data += (data.empty() ? "" : ", ") + page.in(version.label);
  const bool released = page.report.release.released;
  return {{page.say("Beslut", "Decision"), assignment.decision, "assignment", !assignment.decision.empty(), true,
           page.say("saknas i planen", "not in the plan")},
          {page.say("Uppdrag", "Assignment"), assignment.plan_title, "assignment", true, true},
          {page.say("Data", "Data"), data, "provenance", !data.empty(), false, page.say("saknas", "missing")},
          {page.say("Analys", "Analysis"), page.in(page.report.provenance.method_title), "method"},
          {page.say("Frisläppt", "Released"), released ? shown_day(page, page.report.release.date) : "", "main", released, false,
           page.say("inte ännu", "not yet")}};
}

}  // namespace

void write_status(Page& page) {
  const model::AssignmentInfo& assignment = page.report.assignment;
  page.out.open("p", {{"class", "kicker"}}).text(page.say("Uppdrag ", "Assignment ")).text(fmt::format("{}", assignment.number));
  if (!assignment.plan_title.empty()) {
    page.out.text(page.say(" i ", " in "));
    plan_leaf(page, "span", assignment.plan_title, "plan");
  }
  page.out.close();
  plan_leaf(page, "h1", assignment.title, "title");
  page.out.open("dl", {{"class", "status"}});
  write_fact(page, page.say("Läge", "State"), state_words(page));
  write_release_facts(page);
  write_fact(page, page.say("Redovisas", "Due"), assignment.due_raw, true);
  write_fact(page, page.say("Avdelning", "Department"), fmt::format("{}", fmt::join(assignment.departments, ", ")), true);
  write_people(page, assignment);
  write_fact(page, page.say("Version", "Version"), page.report.provenance.run);
  page.out.close();
}

void write_thread(Page& page) {
  page.out.open("nav", {{"class", "thread"}, {"aria-label", page.say("Röda tråden", "The red thread")}}).open("ol");
  for (const Step& step : steps_of(page)) {
    page.out.open("li", {{"class", step.exists ? "knot" : "ring"}}).leaf("a", step.name, {{"href", "#" + step.target}});
    if (!step.exists) {
      page.out.leaf("span", step.without, {{"class", "words"}});
    } else if (step.from_plan) {
      plan_leaf(page, "span", step.words, "words");
    } else {
      page.out.leaf("span", step.words, {{"class", "words"}});
    }
    page.out.close();
  }
  page.out.close().close();
}

}  // namespace rodtrad::publish::html
