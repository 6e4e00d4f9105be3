// The result as a whole, and each of its tables: the finding first, then the figure or table, then what one can do with it.
#include "web/result.h"

#include <algorithm>

#include "ops/desk.h"
#include "publish/html.h"
#include "web/data.h"
#include "web/form.h"
#include "web/linked_data.h"
#include "web/pieces.h"
#include "web/result_pieces.h"
#include "web/result_views.h"

namespace rodtrad::web {

namespace {

std::optional<model::Level> level_from(const Page& page) {
  const std::string_view asked = page.request.query_value("level");
  if (asked == "public") return model::Level::public_;
  if (asked == "internal") return model::Level::internal;
  return std::nullopt;
}

/// What is not released is there for those who may work on the assignment, and for nobody else.
core::Expected<ops::OpenResult> draft_of(const Page& page, const std::string& run, std::optional<model::Level> level, core::Problems refused) {
  if (!page.visit.user) return core::Fail(std::move(refused));
  const auto view = ops::view_run(page.site.workspace, run);
  if (!view || !need_assignment(page, view->assignment)) return core::Fail(std::move(refused));
  return ops::draft_result(page.site.workspace, run, level.value_or(model::Level::internal));
}

void write_strip_of(Page& page, const AskedResult& asked) {
  write_strip(page, {{page.say("Plan", "Plan"), page.link("/" + asked.result.plan)},
                     {page.say("Uppdrag", "Assignment"), page.link("/" + asked.result.assignment)},
                     {page.say("Resultat", "Result"), page.link(asked.path())},
                     {page.say("Publikation", "Publication"), page.link("/" + asked.result.assignment + "#publications"), !asked.is_draft}});
}

void write_kicker(Page& page, const AskedResult& asked) {
  const model::AssignmentInfo& assignment = asked.result.report.assignment;
  page.out.open("p", {{"class", "kicker"}}).text(fmt::format("{} {}: ", page.say("Uppdrag", "Assignment"), assignment.number));
  plan_link(page, "/" + asked.result.assignment, assignment.title);
  page.out.close();
}

std::string_view level_words(const Page& page, const AskedResult& asked) {
  if (asked.is_draft) return page.say("Ej frisläppt", "Not released");
  return asked.result.level() == model::Level::public_ ? page.say("Frisläppt för alla", "Released to everyone")
                                                       : page.say("Frisläppt internt", "Released internally");
}

void write_status(Page& page, const AskedResult& asked) {
  const model::Report& report = asked.result.report;
  std::vector<std::string> data;
  for (const model::DataVersion& one : report.provenance.data) data.push_back(page.in(one.label));
  page.out.open("dl", {{"class", "status"}});
  write_fact(page, page.say("Läge", "State"), level_words(page, asked));
  if (!asked.is_draft) write_fact(page, page.say("Frisläppt", "Released"), shown_day(page, report.release.date));
  write_fact(page, page.say("Metod", "Method"), page.in(report.provenance.method_title));
  write_fact(page, page.say("Data", "Data"), fmt::format("{}", fmt::join(data, ", ")));
  page.out.close();
}

/// What a reader must know before the figures: draft, an older run, revised data.
void write_warnings(Page& page, const AskedResult& asked) {
  const auto& newest = asked.result.newest;
  if (asked.is_draft) {
    open_warning(page);
    page.out
        .text(page.say("Resultatet är ett utkast i den slutna zonen. Det får inte spridas innan en namngiven person har frisläppt det.",
                       "The result is a draft in the closed zone. It must not be spread before a named person has released it."))
        .close();
  }
  if (!asked.is_draft && !newest.empty() && newest != asked.result.run) {
    open_warning(page);
    page.out.text(page.say("Det finns ett nyare resultat. ", "There is a newer result. "));
    page.out.leaf("a", page.say("Läs det senaste", "Read the latest"), {{"href", page.link("/" + asked.result.assignment + "/result")}}).close();
  }
  if (asked.result.revised.empty()) return;
  open_warning(page);
  page.out
      .text(fmt::format(
          "{} {}.",
          page.say("Data har kommit i en nyare version sedan siffrorna togs fram:", "Data have come in a newer version since the figures were made:"),
          fmt::join(asked.result.revised, ", ")))
      .close();
}

/// Numbers in words lead to their tables.
publish::HtmlOptions links_of(const Page& page, const AskedResult& asked, const std::string& here = {}) {
  return {.page_of = [&page, &asked, here](const std::string& id) {
    return id == here ? std::string() : page.link(asked.path("/" + id + "?view=table"));
  }};
}

/// The answer, and what the analyst wrote for each question.
void write_answers(Page& page, const AskedResult& asked) {
  const model::Report& report = asked.result.report;
  const publish::HtmlOptions options = links_of(page, asked);
  page.out.raw(publish::html_texts(report, page.language, "answer", options));
  for (std::size_t i = 0; i < report.assignment.questions.size(); ++i) {
    const std::string words = publish::html_texts(report, page.language, model::question_section(i + 1), options);
    if (words.empty()) continue;
    plan_leaf(page, "h2", report.assignment.questions[i]);
    page.out.raw(words);
  }
}

void write_findings(Page& page, const AskedResult& asked) {
  page.out.open("section", {{"class", "answer"}}).leaf("h2", page.say("Vad resultatet visar", "What the result shows"));
  if (asked.result.report.result.findings.empty())
    page.out.leaf("p", page.say("Analysen gav inga iakttagelser som kan visas.", "The analysis gave no findings that can be shown."));
  page.out.open("ul");
  for (const model::ResolvedFinding& finding : asked.result.report.result.findings) {
    const std::string table = table_of(asked.result.report.result, finding);
    page.out.open("li");
    const std::string words = page.in(finding.headline.text());
    table.empty() ? void(page.out.text(words)) : void(page.out.leaf("a", words, {{"href", page.link(asked.path("/" + table))}}));
    page.out.close();
  }
  page.out.close().close();
}

void write_tables(Page& page, const AskedResult& asked) {
  const model::Result& result = asked.result.report.result;
  page.out.open("section", {{"id", "tables"}}).leaf("h2", page.say("Figurer och tabeller", "Figures and tables"));
  for (const ViewName& name : view_names()) {
    std::vector<const table::Table*> tables;
    for (const table::Table& table : result.tables) {
      if (views_of(result, table).contains(name.view)) tables.push_back(&table);
    }
    if (tables.empty()) continue;
    page.out.leaf("h3", page.in(name.label)).open("ul", {{"class", "entries"}});
    for (const table::Table* table : tables) {
      const std::string path = page.link(asked.path(fmt::format("/{}?view={}", table->id, name.id)));
      page.out.open("li").leaf("a", page.in(table->title), {{"href", path}}).close();
    }
    page.out.close();
  }
  page.out.close();
}

core::Text heading_of(const model::Result& result, const table::Table& table) {
  const auto findings = findings_of(result, table);
  if (!findings.empty()) return findings.front()->headline.text();
  const figure::Figure* figure = figure_of(result, table);
  return figure ? figure->title : table.title;
}

void write_words(Page& page, const AskedResult& asked, const table::Table& table) {
  const model::Report& report = asked.result.report;
  const publish::HtmlOptions options = links_of(page, asked, table.id);
  bool first = true;
  for (const model::ResolvedFinding* finding : findings_of(report.result, table)) {
    if (!first) page.out.open("h2").raw(publish::html_sentence(report, page.language, finding->headline, options)).close();
    first = false;
    for (const model::ResolvedSentence& sentence : finding->sentences)
      page.out.open("p").raw(publish::html_sentence(report, page.language, sentence, options)).close();
  }
}

void write_table_page(Page& page, const AskedResult& asked, const table::Table& table) {
  const model::Report& report = asked.result.report;
  const figure::Figure* figure = figure_of(report.result, table);
  const bool as_table = !figure || page.request.query_value("view") == "table";
  page.out.open("div", {{"class", "page"}});
  write_strip_of(page, asked);
  page.out.open("main", {{"id", "main"}, {"class", "result"}});
  write_kicker(page, asked);
  page.out.leaf("h1", page.in(heading_of(report.result, table)));
  write_warnings(page, asked);
  write_tabs(page, asked, table, as_table);
  if (as_table) {
    page.out.raw(publish::html_table(report, page.language, table));
  } else {
    const bool said = page.in(figure->title) == page.in(heading_of(report.result, table));  // the page's heading says it already
    page.out.open("div", {{"class", said ? "said" : "own"}});
    page.out.raw(publish::html_figure(report, page.language, *figure, {.figure_heading = "h2"})).close();
  }
  page.out.open("section", {{"class", "meaning"}});
  write_words(page, asked, table);
  page.out.close();
  write_downloads(page, asked, table);
  write_addresses(page, asked, table);
  write_row_links(page, report.provenance.data, report.provenance.run);
  page.out.raw(publish::html_background(report, page.language));
  write_table_data(page, asked, table);
  page.out.close().close();
}

}  // namespace

std::string AskedResult::path(std::string_view rest) const {
  const std::string whole = base + std::string(rest);
  return asked_level.empty() ? whole : with_query(whole, "level=" + asked_level);
}

core::Expected<AskedResult> asked_result(const Page& page) {
  const std::string& name = page.request.parts[0];
  const auto level = level_from(page);
  const ops::Results results(page.site.workspace, page.reader.level());
  AskedResult asked{.result = {}, .base = "/" + name + "/result", .asked_level = std::string(level ? page.request.query_value("level") : "")};
  auto released = results.find(name, level);
  asked.is_draft = !released;
  asked.result = released ? *std::move(released) : TRY(draft_of(page, name, level, released.error()));
  return asked;
}

core::Expected<const table::Table*> asked_table(const AskedResult& asked, std::string_view id) {
  const table::Table* table = asked.result.report.result.find_table(std::string(id));
  if (!table) return core::fail(http::refusal_of_status(404).problems);
  return table;
}

const figure::Figure* figure_of(const model::Result& result, const table::Table& table) {
  const auto found = std::find_if(result.figures.begin(), result.figures.end(), [&](const figure::Figure& one) { return one.table == table.id; });
  return found == result.figures.end() ? nullptr : &*found;
}

std::string table_of(const model::Result& result, const model::ResolvedFinding& finding) {
  const figure::Figure* figure = result.find_figure(finding.figure);
  return figure && result.find_table(figure->table) ? figure->table : finding.table;
}

std::vector<const model::ResolvedFinding*> findings_of(const model::Result& result, const table::Table& table) {
  std::vector<const model::ResolvedFinding*> found;
  for (const model::ResolvedFinding& finding : result.findings) {
    if (finding.table == table.id || table_of(result, finding) == table.id) found.push_back(&finding);
  }
  return found;
}

Answer result_page(Page& page) {
  const AskedResult asked = TRY(asked_result(page));
  const model::Report& report = asked.result.report;
  if (!report.result.findings.empty()) page.about = page.in(report.result.findings.front().headline.text());
  http::Response response = show_page(page, core::say("Resultat: {}", "Result: {}", report.assignment.title), Place::plan, [&] {
    page.out.open("div", {{"class", "page"}});
    write_strip_of(page, asked);
    page.out.open("main", {{"id", "main"}, {"class", "result"}});
    write_kicker(page, asked);
    const auto& findings = report.result.findings;
    page.out.leaf("h1", findings.empty() ? std::string(page.say("Resultat", "Result")) : page.in(findings.front().headline.text()));
    write_status(page, asked);
    write_warnings(page, asked);
    write_answers(page, asked);
    write_findings(page, asked);
    write_tables(page, asked);
    write_row_links(page, report.provenance.data, report.provenance.run);
    page.out.raw(publish::html_background(report, page.language));
    write_result_data(page, asked);
    page.out.close().close();
  });
  return response;
}

Answer table_page(Page& page) {
  const AskedResult asked = TRY(asked_result(page));
  const std::string& name = page.request.parts[1];
  const std::size_t dot = name.rfind('.');
  const table::Table& table = *TRY(asked_table(asked, std::string_view(name).substr(0, dot)));
  if (dot != std::string::npos) return table_file(page, asked, table, std::string_view(name).substr(dot + 1));
  return show_page(page, heading_of(asked.result.report.result, table), Place::plan, [&] { write_table_page(page, asked, table); });
}

}  // namespace rodtrad::web
