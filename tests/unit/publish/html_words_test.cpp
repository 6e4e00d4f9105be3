// publish: every text of a Report reaches the page as words, in the page's language and no other.
#include "publish/html.h"
#include "support/markup_reader.h"
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;
using core::Language;
using test::Element;

namespace {

using Change = std::function<void(std::string&)>;

void change(core::Text& text, const Change& sv, const Change& en) {
  sv(text.sv);
  en(text.en);
}

void change_tables(model::Result& result, const Change& sv, const Change& en) {
  for (table::Table& table : result.tables) {
    change(table.title, sv, en);
    change(table.row_heading, sv, en);
    for (auto& row : table.rows) change(row.label, sv, en);
    for (auto& column : table.columns) change(column.label, sv, en);
    for (auto& cell : table.cells) {
      if (cell.status != table::Status::value) change(cell.reason, sv, en);
    }
    for (auto& note : table.notes) change(note, sv, en);
  }
}

void change_figures(model::Result& result, const Change& sv, const Change& en) {
  for (figure::Figure& figure : result.figures) {
    for (core::Text* text : {&figure.title, &figure.subtitle, &figure.alt, &figure.source}) change(*text, sv, en);
    for (auto& category : figure.categories) change(category, sv, en);
    for (auto& series : figure.series) {
      if (figure.series.size() > 1) change(series.label, sv, en);  // alone it is not shown: the subtitle says it
      for (auto& point : series.points) {
        if (point.status != table::Status::value) change(point.reason, sv, en);
      }
    }
  }
}

void change_sentence(model::ResolvedSentence& sentence, const Change& sv, const Change& en) {
  for (auto& piece : sentence.sv) sv(piece.words);
  for (auto& piece : sentence.en) en(piece.words);
}

/// Every text of the report in two languages.
void change_texts(model::Report& report, const Change& sv, const Change& en) {
  change_tables(report.result, sv, en);
  change_figures(report.result, sv, en);
  for (auto& finding : report.result.findings) {
    change_sentence(finding.headline, sv, en);
    for (auto& sentence : finding.sentences) change_sentence(sentence, sv, en);
  }
  for (auto& note : report.result.notes) change(note.text, sv, en);
  for (auto& [term, words] : report.result.facts) {
    change(term, sv, en);
    change(words, sv, en);
  }
  change(report.provenance.method_title, sv, en);
  change(report.provenance.formula, sv, en);
  for (auto& param : report.provenance.params) {
    for (core::Text* text : {&param.label, &param.unit, &param.value}) change(*text, sv, en);
  }
  for (auto& data : report.provenance.data) {
    change(data.label, sv, en);
    change(data.source, sv, en);
  }
}

/// Every text that has no language: names, codes, and the plan's own words.
void change_names(model::Report& report, const Change& apply) {
  model::AssignmentInfo& plan = report.assignment;
  for (std::string* text : {&plan.title, &plan.plan_title, &plan.decision, &plan.due_raw, &plan.background, &plan.purpose, &plan.benefit})
    apply(*text);
  for (auto* list : {&plan.questions, &plan.departments, &plan.managers, &plan.analysts, &report.provenance.requests}) {
    for (std::string& text : *list) apply(text);
  }
  for (auto& answer : report.answers) {
    if (!answer.question.empty()) apply(answer.question);
  }
  for (std::string* text :
       {&report.region, &report.release.by, &report.release.ground, &report.release.date, &report.provenance.run, &report.provenance.method,
        &report.provenance.method_version, &report.provenance.program, &report.provenance.result_hash}) {
    apply(*text);
  }
  for (auto& param : report.provenance.params) apply(param.reference);
  for (auto& data : report.provenance.data) {
    apply(data.name);
    apply(data.version);
  }
}

std::vector<std::string> words_of(const Element& element) {
  std::vector<std::string> found;
  if (element.name == "style") return found;
  if (!element.words.empty()) found.push_back(element.words);
  for (const auto& [name, value] : element.attributes) {
    if (name == "title" || name == "aria-label") found.push_back(value);
  }
  for (const auto& child : element.children) {
    const auto within = words_of(*child);
    found.insert(found.end(), within.begin(), within.end());
  }
  return found;
}

}  // namespace

TEST_CASE("hostile text in any field stays text") {
  const std::string hostile = "</style></title>\"'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;";
  const Change apply = [&](std::string& text) { text += hostile; };
  for (const Language language : {Language::sv, Language::en}) {
    model::Report report = test::sample_report();
    change_texts(report, apply, apply);
    change_names(report, apply);
    for (auto& table : report.result.tables) apply(table.currency);
    const auto page = test::read_markup(publish::render_html(report, language, {.other_language_file = "x.html"}));
    CHECK(page->all("script").empty());
    CHECK(page->all("img").empty());
    CHECK(page->all("style").size() == 1);
    for (const Element* element : page->all("")) {
      for (const auto& attribute : element->attributes) CHECK(attribute.first.substr(0, 2) != "on");
    }
    CHECK(page->all("h1")[0]->text() == report.assignment.title);
    CHECK(page->all("caption")[0]->text().find(hostile) != std::string::npos);
  }
}

TEST_CASE("a page speaks one language") {
  model::Report report = test::sample_report();
  change_texts(
      report, [](std::string& text) { text = "⟦sv⟧"; }, [](std::string& text) { text = "⟦en⟧"; });
  const std::string swedish = publish::render_html(report, Language::sv), english = publish::render_html(report, Language::en);
  CHECK(swedish.find("⟦en⟧") == std::string::npos);
  CHECK(english.find("⟦sv⟧") == std::string::npos);
  CHECK(english.find("⟦en⟧") != std::string::npos);
}

TEST_CASE("the page's own words are translated") {
  model::Report report = test::sample_report();
  change_texts(
      report, [](std::string& text) { text = "1"; }, [](std::string& text) { text = "1"; });
  change_names(report, [](std::string& text) { text = "2"; });
  const auto swedish = test::read_markup(publish::render_html(report, Language::sv)),
             english = test::read_markup(publish::render_html(report, Language::en));
  const auto sv = words_of(*swedish), en = words_of(*english);
  REQUIRE(sv.size() == en.size());
  const std::set<std::string> same_in_both = {"Röd tråd", "Data", "Version", "Parameter", "Program", "version ", ", version 2. 1"};
  for (std::size_t i = 0; i < sv.size(); ++i) {
    const bool has_letters = std::any_of(sv[i].begin(), sv[i].end(), [](unsigned char c) { return std::isalpha(c) != 0; });
    if (has_letters && same_in_both.count(sv[i]) == 0 && sv[i].find("Röd tråd") == std::string::npos) CHECK_MESSAGE(sv[i] != en[i], sv[i]);
  }
}

TEST_CASE("every text of the report is on its page") {
  model::Report report = test::sample_report();
  int number = 0;
  std::vector<std::string> marks;
  const Change keep = [](std::string&) {};
  const Change mark = [&](std::string& text) {
    marks.push_back(fmt::format("⟦{}⟧", ++number));
    text = marks.back();
  };
  change_texts(report, mark, keep);
  change_names(report, mark);
  const std::string page = publish::render_html(report, Language::sv);
  std::vector<std::string> lost;
  for (const std::string& one : marks) {
    if (page.find(one) == std::string::npos) lost.push_back(one);
  }
  INFO(fmt::format("{}", fmt::join(lost, " ")));
  CHECK(lost.empty());
}
