// The answer, the assignment's questions, and each finding with its figure, sentences and table.
#include "core/number_format.h"
#include "publish/html/page.h"

namespace rodtrad::publish::html {
namespace {

constexpr double kWide = 720;    // px: figures on a desk and on paper
constexpr double kNarrow = 320;  // on a phone

void write_headline_link(Page& page, const model::ResolvedFinding& finding) {
  page.out.leaf("a", page.in(finding.headline.text()), {{"href", "#" + finding_anchor(page.report, finding.id)}});
}

std::vector<const model::ResolvedFinding*> findings_of(const Page& page, const model::Answer& answer) {
  std::vector<const model::ResolvedFinding*> found;
  for (const std::string& id : answer.findings) {
    if (const auto* finding = page.report.find(id)) found.push_back(finding);
  }
  return found;
}

/// Place of a question among the plan's own, counted from 1; 0 when it is none of them.
std::size_t question_number(const Page& page, const std::string& question) {
  const auto& all = page.report.assignment.questions;
  const auto found = std::find(all.begin(), all.end(), question);
  return found == all.end() ? 0 : static_cast<std::size_t>(found - all.begin()) + 1;
}

void write_question(Page& page, const model::Answer& answer) {
  page.out.open("li");
  plan_leaf(page, "p", answer.question, "question");
  const bool written = write_texts(page, model::question_section(question_number(page, answer.question)));
  const auto findings = findings_of(page, answer);
  for (const auto* finding : findings) {
    page.out.open("p", {{"class", "reply"}});
    write_headline_link(page, *finding);
    page.out.close();
  }
  if (findings.empty() && !written)
    page.out.leaf("p", page.say("Analysen svarar inte på frågan.", "The analysis does not answer this question."), {{"class", "reply quiet"}});
  page.out.close();
}

/// The answers to the plan's questions, and its questions that no answer names.
std::vector<model::Answer> answered_questions(const model::Report& report) {
  std::vector<model::Answer> all = report.answers;
  std::erase_if(all, [](const model::Answer& answer) { return answer.question.empty(); });
  for (const std::string& question : report.assignment.questions) {
    if (std::none_of(all.begin(), all.end(), [&](const model::Answer& answer) { return answer.question == question; })) all.push_back({question, {}});
  }
  return all;
}

void write_questions(Page& page) {
  const auto answers = answered_questions(page.report);
  page.out.leaf("h3", page.say("Frågor och svar", "Questions and answers"));
  if (answers.empty()) {
    page.out.leaf("p", page.say("Planen ställer inga frågor i uppdraget.", "The plan asks no questions in this assignment."), {{"class", "quiet"}});
    return;
  }
  page.out.open("ol", {{"class", "questions"}});
  for (const model::Answer& answer : answers) write_question(page, answer);
  page.out.close();
}

void write_plan_text(Page& page, std::string_view heading, const std::string& words) {
  if (words.empty()) return;
  page.out.leaf("h3", heading);
  plan_leaf(page, "p", words, "plan");
}

/// The table of a figure or finding, or where it stands when it is on the page already.
void write_table_behind(Page& page, const std::string& id) {
  const table::Table* table = page.report.result.find_table(id);
  if (!table) return;
  if (page.written_tables.count(id) == 0) return write_table(page, *table);
  page.out.open("p", {{"class", "quiet"}}).text(page.say("Tabell: ", "Table: "));
  page.out.leaf("a", page.in(table->title), {{"href", "#" + table_anchor(page.report, id)}}).close();
}

void write_finding(Page& page, const model::ResolvedFinding& finding) {
  const std::string anchor = finding_anchor(page.report, finding.id), heading = anchor + "-heading";
  page.out.open("section", {{"class", "finding"}, {"id", anchor}, {"aria-labelledby", heading}}).open("h2", {{"id", heading}});
  write_sentence(page, finding.headline);
  page.out.close();
  const figure::Figure* figure = page.report.result.find_figure(finding.figure);
  if (figure && page.written_figures.count(figure->id) == 0) write_figure(page, *figure);
  for (const model::ResolvedSentence& sentence : finding.sentences) {
    page.out.open("p");
    write_sentence(page, sentence);
    page.out.close();
  }
  write_table_behind(page, finding.table);
  if (figure && figure->table != finding.table) write_table_behind(page, figure->table);
  page.out.close();
}

/// The first finding under each of the plan's questions, in the method's order; without questions the first ones.
std::vector<const model::ResolvedFinding*> first_findings(const Page& page) {
  constexpr std::size_t kMost = 6;
  std::set<std::string> first;
  for (const model::Answer& answer : page.report.answers) {
    if (!answer.question.empty() && !answer.findings.empty()) first.insert(answer.findings.front());
  }
  std::vector<const model::ResolvedFinding*> chosen;
  for (const model::ResolvedFinding& finding : page.report.result.findings) {
    if (chosen.size() < kMost && (first.empty() || first.contains(finding.id))) chosen.push_back(&finding);
  }
  return chosen;
}

void write_short_answer(Page& page) {
  const auto chosen = first_findings(page);
  page.out.open("ul");
  for (const model::ResolvedFinding* finding : chosen) {
    page.out.open("li");
    write_headline_link(page, *finding);
    page.out.close();
  }
  page.out.close();
  const std::size_t all = page.report.result.findings.size();
  if (chosen.size() == all) return;
  const std::string count = core::show_integer(static_cast<std::int64_t>(all), page.language);
  page.out.leaf("p",
                page.swedish() ? "Alla " + count + " iakttagelser följer nedan, med figurer och tabeller."
                               : "All " + count + " findings follow below, with figures and tables.",
                {{"class", "quiet"}});
}

}  // namespace

void write_answer(Page& page) {
  page.out.open("section", {{"class", "answer"}, {"id", "answer"}, {"aria-labelledby", "answer-heading"}});
  page.out.leaf("h2", page.say("Svaret i korthet", "The answer in short"), {{"id", "answer-heading"}});
  const bool written = write_texts(page, "answer");
  if (page.report.result.findings.empty()) {
    if (!written) page.out.leaf("p", page.say("Analysen gav inga resultat som kan visas.", "The analysis gave no results that can be shown."));
  } else {
    write_short_answer(page);
  }
  page.out.close();
}

void write_assignment(Page& page) {
  const model::AssignmentInfo& assignment = page.report.assignment;
  page.out.open("section", {{"id", "assignment"}, {"aria-labelledby", "assignment-heading"}});
  page.out.leaf("h2", page.say("Uppdraget", "The assignment"), {{"id", "assignment-heading"}});
  write_plan_text(page, page.say("Bakgrund", "Background"), assignment.background);
  write_plan_text(page, page.say("Syfte", "Purpose"), assignment.purpose);
  write_plan_text(page, page.say("Nytta för verksamheten", "Benefit to operations"), assignment.benefit);
  write_questions(page);
  page.out.close();
}

void write_figure(Page& page, const figure::Figure& figure) {
  page.written_figures.insert(figure.id);
  page.out.open("figure")
      .open("figcaption")
      .leaf(page.options.figure_heading, page.in(figure.title))
      .leaf("p", page.in(figure.subtitle), {{"class", "subtitle"}});
  write_stamp(page);
  page.out.close();
  page.out.open("div", {{"class", "wide"}}).raw(figure::render_svg(figure, page.language, {.width = kWide})).close();
  page.out.open("div", {{"class", "narrow"}}).raw(figure::render_svg(figure, page.language, {.width = kNarrow})).close();
  const std::string& source = page.in(figure.source);
  page.out.leaf("p", source.empty() ? page.in(model::source_line(page.report)) : source, {{"class", "source"}}).close();
}

void write_findings(Page& page) {
  for (const model::ResolvedFinding& finding : page.report.result.findings) write_finding(page, finding);
}

void write_rest(Page& page) {
  const model::Result& result = page.report.result;
  const auto unseen = [](const auto& items, const std::set<std::string>& seen) {
    return std::any_of(items.begin(), items.end(), [&](const auto& item) { return seen.count(item.id) == 0; });
  };
  if (!unseen(result.tables, page.written_tables) && !unseen(result.figures, page.written_figures)) return;
  page.out.open("section", {{"id", "more"}, {"aria-labelledby", "more-heading"}});
  page.out.leaf("h2", page.say("Fler figurer och tabeller", "More figures and tables"), {{"id", "more-heading"}});
  for (const figure::Figure& figure : result.figures) {
    if (page.written_figures.count(figure.id) != 0) continue;
    write_figure(page, figure);
    write_table_behind(page, figure.table);
  }
  for (const table::Table& table : result.tables) {
    if (page.written_tables.count(table.id) == 0) write_table(page, table);
  }
  page.out.close();
}

}  // namespace rodtrad::publish::html
