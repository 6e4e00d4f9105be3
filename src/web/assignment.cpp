// One assignment: what is asked, when and by whom it is answered, and what has been published.
#include "core/unicode.h"
#include "ops/results.h"
#include "web/desk.h"
#include "web/linked_data.h"
#include "web/pages.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

void write_thread(Page& page, const ops::OpenAssignment& assignment, const std::string& result) {
  write_strip(page, {{page.say("Plan", "Plan"), page.link("/" + assignment.plan)},
                     {page.say("Uppdrag", "Assignment"), "#main"},
                     {page.say("Resultat", "Result"), result.empty() ? "#publications" : page.link("/" + assignment.id + "/result"), !result.empty()},
                     {page.say("Publikation", "Publication"), "#publications", assignment.is_published()}});
}

std::string departments(const domain::Assignment& words) {
  std::vector<std::string> all;
  for (const domain::Department& one : words.departments) all.push_back(one.unit ? one.department + ", " + *one.unit : one.department);
  return fmt::format("{}", fmt::join(all, "; "));
}

void write_status(Page& page, const ops::OpenAssignment& assignment) {
  page.out.open("dl", {{"class", "status"}});
  write_fact(page, page.say("Läge", "State"), state_words(page, assignment));
  write_fact(page, page.say("Redovisas", "Due"), assignment.words.due_raw, true);
  write_fact(page, page.say("Senast", "At the latest"), shown_day(page, assignment.words.due_latest));
  write_fact(page, page.say("Ansvarig avdelning", "Responsible department"), departments(assignment.words), true);
  page.out.close();
}

void write_publications(Page& page, const ops::OpenAssignment& assignment, const std::string& result) {
  page.out.open("section", {{"id", "publications"}}).leaf("h2", page.say("Publikationer", "Publications"));
  if (!result.empty())
    page.out.open("p")
        .leaf("a", page.say("Resultatet: figurer och tabeller att läsa och hämta", "The result: figures and tables to read and download"),
              {{"href", page.link("/" + assignment.id + "/result")}})
        .close();
  if (assignment.is_published()) {
    write_files(page, assignment.publications);
    if (page.request.query_value("publications") != "all")
      page.out.open("p")
          .leaf("a", page.say("Alla publikationer, också från tidigare körningar", "All publications, from earlier runs too"),
                {{"href", page.link("/" + assignment.id + "?publications=all#publications")}, {"class", "quiet"}})
          .close();
  } else {
    page.out.leaf("p", page.say("Svaret visas här när det är klart och frisläppt för alla.",
                                "The answer is shown here when it is done and released to the public."));
  }
  page.out.close();
}

/// Paragraphs have an empty line between them; lines within one are items of a list.
void write_text(Page& page, std::string_view heading, const std::string& text) {
  if (text.empty()) return;
  page.out.open("section").leaf("h2", heading);
  const std::string marked = core::replace_all(text, "\n\n", "\f");
  for (const std::string_view paragraph : core::split(marked, '\f')) {
    const auto lines = core::split(paragraph, '\n');
    if (lines.size() == 1) {
      plan_leaf(page, "p", paragraph);
      continue;
    }
    page.out.open("ul");
    for (const std::string_view line : lines) plan_leaf(page, "li", line);
    page.out.close();
  }
  page.out.close();
}

void write_questions(Page& page, const std::vector<std::string>& questions) {
  if (questions.empty()) return;
  page.out.open("section").leaf("h2", page.say("Frågeställningar", "Questions")).open("ol", {{"class", "questions"}});
  for (const std::string& question : questions) plan_leaf(page, "li", question);
  page.out.close().close();
}

void write_words(Page& page, const domain::Assignment& words) {
  write_questions(page, words.questions);
  write_text(page, page.say("Bakgrund", "Background"), words.background);
  write_text(page, page.say("Syfte", "Purpose"), words.purpose);
  write_text(page, page.say("Verksamhetsnytta", "Operational benefit"), words.operational_benefit);
  write_text(page, page.say("Vad analysen ska leda till", "What the analysis shall lead to"), words.expected_outcome);
}

}  // namespace

Answer AssignmentPage::operator()(const http::Request& request) const {
  Page page(site, request);
  const ops::OpenAssignment assignment =
      TRY(page.reader.assignment(request.parts[0], page.request.query_value("publications") == "all" ? ops::Told::all : ops::Told::newest_run));
  std::optional<ops::DeskView> desk;
  if (page.visit.user && need_assignment(page, assignment.id)) desk = TRY(ops::view_desk(site.workspace, assignment.id));
  const std::string result = TRY(ops::Results(site.workspace, page.reader.level()).newest_run(assignment.id));
  page.about = assignment.words.title + ". " + (assignment.words.questions.empty() ? assignment.words.purpose : assignment.words.questions.front());
  return show_page(page, core::same_text(assignment.words.title), Place::plan, [&] {
    page.out.open("div", {{"class", "page"}});
    write_thread(page, assignment, result);
    page.out.open("main", {{"id", "main"}});
    page.out.leaf("p", fmt::format("{} {}", page.say("Uppdrag", "Assignment"), assignment.words.no), {{"class", "kicker"}});
    plan_leaf(page, "h1", assignment.words.title);
    write_status(page, assignment);
    write_done(page);
    if (desk) write_desk(page, *desk);
    write_publications(page, assignment, result);
    write_words(page, assignment.words);
    write_report_data(page, assignment, !result.empty());
    page.out.close().close();
  });
}

}  // namespace rodtrad::web
