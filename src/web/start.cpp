// Start: what has been published last, by assignment.
#include <algorithm>

#include "core/number_format.h"
#include "ops/record_ops.h"
#include "ops/todo.h"
#include "web/linked_data.h"
#include "web/pages.h"
#include "web/pieces.h"
#include "web/signed_in.h"

namespace rodtrad::web {

namespace {

constexpr std::size_t kMostShown = 10;
constexpr std::size_t kShownFailed = 3;

struct Group {
  std::string assignment;
  std::vector<ops::Publication> files;
};

/// Files of one assignment together, in the order of their newest.
std::vector<Group> by_assignment(const std::vector<ops::Publication>& newest_first) {
  std::vector<Group> groups;
  for (const ops::Publication& publication : newest_first) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.assignment == publication.assignment; });
    if (group == groups.end()) group = groups.insert(groups.end(), Group{.assignment = publication.assignment});
    group->files.push_back(publication);
  }
  return groups;
}

void write_publications(Page& page, const std::vector<ops::Publication>& publications) {
  page.out.open("section").leaf("h2", page.say("Senaste publikationer", "Latest publications"));
  if (publications.empty()) {
    page.out.leaf("p", page.say("Här visas analyser när de är klara och frisläppta för alla. Ingen är det än.",
                                "Analyses are shown here when they are done and released to the public. None is yet."));
  } else {
    page.out.open("ul", {{"class", "entries"}});
    for (const Group& group : by_assignment(publications)) {
      page.out.open("li").open("h3");
      plan_link(page, "/" + group.assignment, group.files.front().title);
      page.out.close().leaf("p", shown_day(page, group.files.front().date), {{"class", "quiet"}});
      write_files(page, group.files);
      page.out.close();
    }
    page.out.close();
  }
  page.out.close();
}

void write_due(Page& page, std::string_view heading, const std::vector<ops::StatusRow>& rows) {
  if (rows.empty()) return;
  page.out.leaf("h3", heading).open("ul", {{"class", "entries"}});
  for (const ops::StatusRow& row : rows) {
    page.out.open("li");
    plan_link(page, "/" + row.id, row.title);
    const std::string day = row.follow_up.due_latest ? core::show_date(*row.follow_up.due_latest, page.language) : row.due_raw;
    page.out.leaf("span", fmt::format(" {} {}", page.say("senast", "at the latest"), day), {{"class", "quiet"}}).close();
  }
  page.out.close();
}

/// Failed work of the user's own that nothing later has put right.
void write_failed(Page& page) {
  std::vector<ops::Job> failed;
  for (const ops::Job& job : page.site.jobs->list()) {
    if (job.by == page.visit.user->name && job.state == ops::JobState::failed && failed.size() < kShownFailed) failed.push_back(job);
  }
  if (failed.empty()) return;
  page.out.leaf("h3", page.say("Misslyckat arbete", "Failed work")).open("ul", {{"class", "entries"}});
  for (const ops::Job& job : failed) {
    page.out.open("li").leaf("a", page.in(job.title), {{"href", page.link(fmt::format("/job-{}", job.number))}});
    page.out.leaf("span", " " + shown_moment(page, job.ended), {{"class", "quiet"}}).close();
  }
  page.out.close();
}

void write_to_do(Page& page, const ops::ToDo& todo) {
  page.out.open("section").leaf("h2", page.say("Att göra", "To do"));
  if (todo.late.empty() && todo.due.empty() && todo.to_review.empty())
    page.out.leaf("p", page.say("Inget väntar på dig nu.", "Nothing waits for you now."));
  write_due(page, page.say("Försenade uppdrag", "Late assignments"), todo.late);
  if (!todo.to_review.empty()) {
    page.out.leaf("h3", page.say("Utkast att granska", "Drafts to review")).open("ul", {{"class", "entries"}});
    for (const ops::RunView& run : todo.to_review) {
      page.out.open("li");
      plan_link(page, "/" + run.run, run.title);
      page.out.leaf("span", " " + shown_moment(page, run.started), {{"class", "quiet"}}).close();
    }
    page.out.close();
  }
  write_failed(page);
  write_due(page, page.say("Uppdrag som ska redovisas", "Assignments that are due"), todo.due);
  page.out.close();
}

/// For whoever may report a need: visitors too, who can read none.
void write_report(Page& page) {
  const schema::RecordType* need = page.site.workspace.store().schema().find("need");
  if (!need || !ops::may_ever(page.site.workspace, page.actor, schema::Action::create, *need)) return;
  page.out.open("section").leaf("h2", page.say("Saknar du något?", "Do you lack something?"));
  page.out.open("p").leaf("a", page.say("Rapportera ett behov", "Report a need"), {{"href", page.link("/needs/new")}}).close().close();
}

void write_plan(Page& page, const std::optional<ops::OpenPlan>& plan) {
  page.out.open("section").leaf("h2", page.say("Analysplan", "Analysis plan"));
  if (!plan) {
    page.out.leaf("p", page.say("Ingen analysplan är inläst än. Den som sköter arbetsytan läser in en med \"rodtrad plan import FIL\".",
                                "No analysis plan has been imported yet. Whoever runs the workspace imports one with \"rodtrad plan import FILE\"."));
  } else {
    const auto published = std::count_if(plan->assignments.begin(), plan->assignments.end(), [](const auto& one) { return one.is_published(); });
    page.out.open("p");
    plan_link(page, "/plan", plan->title);
    page.out.close();
    page.out.leaf("p", fmt::format(fmt::runtime(page.say("{} uppdrag, {} med publikation", "{} assignments, {} with a publication")),
                                   plan->assignments.size(), published));
  }
  page.out.close();
}

}  // namespace

Answer StartPage::operator()(const http::Request& request) const {
  Page page(site, request);
  const std::vector<ops::Publication> publications = TRY(page.reader.latest(kMostShown));
  const std::optional<ops::OpenPlan> plan = TRY(page.reader.latest_plan(ops::Told::newest_run));
  std::optional<ops::ToDo> todo;
  if (page.visit.user && need_role(page, {"analyst"})) todo = TRY(ops::what_to_do(site.workspace, core::today()));
  return show_page(page, {.sv = "Start", .en = "Start"}, Place::start, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    page.out.leaf("h1", fmt::format("{} {}", page.say("Analyser från", "Analyses from"), page.reader.region()));
    page.out.leaf(
        "p", page.say("Här står vad som ska analyseras, och svaren när de är klara.", "What shall be analysed, and the answers when they are done."),
        {{"class", "lead"}});
    write_done(page);
    if (todo) write_to_do(page, *todo);
    write_publications(page, publications);
    write_plan(page, plan);
    write_report(page);
    write_organisation_data(page);
    page.out.close();
  });
}

}  // namespace rodtrad::web
