// publish: the page read back: its structure, its safety, and that its numbers are the result's numbers.
#include "publish/html.h"

#include <zlib.h>

#include <cmath>

#include "core/base64.h"
#include "core/hash.h"
#include "core/unicode.h"
#include "support/markup_reader.h"
#include "support/sample_report.h"
#include "support/support.h"
#include "table/column_form.h"

using namespace rodtrad;
using core::Language;
using test::Element;

static std::unique_ptr<Element> page_of(const model::Report& report, Language language = Language::sv, const publish::HtmlOptions& options = {}) {
  return test::read_markup(publish::render_html(report, language, options));
}

TEST_CASE("the page has one title, headings in order, and landmarks") {
  const auto page = page_of(test::sample_report(), Language::sv, {.other_language_file = "page.en.html"});
  CHECK(page->all("html")[0]->attribute("lang") == "sv");
  for (const char* landmark : {"header", "nav", "main", "footer", "h1", "title"}) CHECK_MESSAGE(page->all(landmark).size() >= 1, landmark);
  CHECK(page->all("h1").size() == 1);
  CHECK(page->all("h1")[0]->text() == "Vad kostar ytterfallen i vården?");
  int level = 0;
  for (const Element* element : page->all("")) {
    if (element->name.size() != 2 || element->name[0] != 'h' || element->name[1] > '6' || element->name[1] < '1') continue;
    CHECK(element->name[1] - '0' <= level + 1);
    CHECK_FALSE(element->text().empty());
    level = element->name[1] - '0';
  }
  const Element* first_link = page->all("a")[0];
  CHECK(first_link->has_class("skip"));
  CHECK(page->by_id(first_link->attribute("href").substr(1))->name == "main");
}

TEST_CASE("ids are unique and every link within the page leads somewhere") {
  const auto page = page_of(test::sample_report(), Language::en, {.other_language_file = "page.sv.html"});
  std::set<std::string> ids;
  for (const Element* element : page->all("")) {
    const std::string id = element->attribute("id");
    if (!id.empty()) CHECK_MESSAGE(ids.insert(id).second, id);
  }
  for (const Element* link : page->all("a")) {
    const std::string target = link->attribute("href");
    CHECK_MESSAGE((target == "page.sv.html" || (target.starts_with('#') && ids.count(target.substr(1)) == 1)), target);
  }
  for (const Element* element : page->all("")) {
    const std::string labels = element->attribute("aria-labelledby");
    for (const std::string_view id : core::split(labels, ' ')) CHECK_MESSAGE((id.empty() || ids.count(std::string(id)) == 1), id);
  }
}

TEST_CASE("the page runs nothing, styles nothing inline and asks no other place for anything") {
  const auto page = page_of(test::sample_report());
  for (const Element* element : page->all("")) {
    CHECK(element->name != "script");
    for (const auto& [name, value] : element->attributes) {
      CHECK(name != "style");
      CHECK_FALSE(name.starts_with("on"));
      if (name == "href" || name == "src") CHECK_MESSAGE((value.starts_with('#') || value.starts_with("data:")), value);
      if (name != "xmlns" && !value.starts_with("data:")) CHECK_MESSAGE(value.find("//") == std::string::npos, value);
    }
  }
  const std::string style = page->all("style")[0]->text();
  CHECK(style.find("http") == std::string::npos);
  CHECK(style.find("@import") == std::string::npos);
  CHECK(style.find("@font-face") != std::string::npos);
}

TEST_CASE("the policy forbids all but the page's own style sheet, typeface and icon") {
  const auto page = page_of(test::sample_report());
  const Element* policy = page->all("meta")[1];
  REQUIRE(policy->attribute("http-equiv") == "Content-Security-Policy");
  const std::string hash = core::to_base64(core::sha256(page->all("style")[0]->text()));
  CHECK(policy->attribute("content") ==
        "default-src 'none'; style-src 'sha256-" + hash + "'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'");
}

TEST_CASE("every figure has a table with the same numbers, and a source line") {
  const model::Report report = test::sample_report();
  const auto page = page_of(report);
  const auto figures = page->all("figure");
  REQUIRE(figures.size() == report.result.figures.size());
  for (std::size_t i = 0; i < figures.size(); ++i) {
    CHECK(figures[i]->all("h3")[0]->text() == report.result.figures[i].title.sv);
    CHECK(figures[i]->all("svg").size() == 2);
    CHECK(figures[i]->with_class("source")[0]->text().starts_with("Källa: "));
    CHECK(figures[i]->with_class("stamp")[0]->text() == "Syntetiska data");
  }
  std::set<std::string> captions;
  for (const Element* caption : page->all("caption")) captions.insert(caption->text());
  for (const figure::Figure& figure : report.result.figures)
    CHECK(captions.count(report.result.find_table(figure.table)->title.sv + " Syntetiska data") == 1);
}

/// "31 700", "4,2", "−5" as a number.
static double read_number(std::string words, Language language) {
  words = core::replace_all(std::move(words), "\u00A0", "");
  words = core::replace_all(std::move(words), "\u2212", "-");
  words = language == Language::sv ? core::replace_all(std::move(words), ",", ".") : core::replace_all(std::move(words), ",", "");
  return std::stod(words);
}

static void check_table(const Element& page, const table::Table& table, const std::string& anchor, Language language) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const table::Cell& cell = table.at(row, column);
      const table::ColumnForm form = table::form_of(table, column, language);
      const Element* shown = page.by_id(fmt::format("{}-{}-{}", anchor, row + 1, column + 1));
      REQUIRE(shown);
      if (cell.status != table::Status::value) {
        CHECK(shown->children[0]->text() == (cell.status == table::Status::protected_ ? ".." : "–"));
        CHECK(shown->text().find_first_of("0123456789") == std::string::npos);
        continue;
      }
      const double half_a_unit = 0.5001 * std::pow(10, -form.decimals);
      CHECK(std::abs(read_number(shown->children[0]->text(), language) - cell.value / form.divisor) <= half_a_unit);
      CHECK((shown->with_class("interval").empty() || cell.low.has_value()));
    }
  }
}

TEST_CASE("the numbers on the page are the numbers of the result") {
  const model::Report report = test::sample_report();
  for (const Language language : {Language::sv, Language::en}) {
    const auto page = page_of(report, language);
    for (std::size_t i = 0; i < report.result.tables.size(); ++i)
      check_table(*page, report.result.tables[i], fmt::format("table-{}", i + 1), language);
  }
}

TEST_CASE("a number in a sentence links to its cell, with interval and n") {
  const auto page = page_of(test::sample_report());
  const auto numbers = page->with_class("number");
  const auto link = std::find_if(numbers.begin(), numbers.end(), [](const Element* element) { return element->name == "a"; });
  REQUIRE(link != numbers.end());
  CHECK((*link)->text() == "5,0\u00A0%");
  CHECK((*link)->attribute("title") ==
        "Sluten vård, Andel ytterfall: 5,0\u00A0%. 95\u00A0% konfidensintervall 4,8–5,2\u00A0%. n\u00A0=\u00A039\u00A0027. Körning run-1.");
  const Element* cell = page->by_id((*link)->attribute("href").substr(1));
  REQUIRE(cell);
  CHECK(cell->text().starts_with("5,0 "));
}

TEST_CASE("tables have a caption, headers with scope, and can be reached by keyboard") {
  const auto page = page_of(test::sample_report());
  for (const Element* table : page->all("table")) {
    CHECK(table->all("caption").size() == 1);
    for (const Element* header : table->all("th")) CHECK((header->attribute("scope") == "col" || header->attribute("scope") == "row"));
  }
  for (const Element* region : page->with_class("scroll")) {
    CHECK(region->attribute("tabindex") == "0");
    CHECK(region->attribute("role") == "region");
  }
}

TEST_CASE("an unreleased run is stamped, and so is a preview of a released one") {
  const auto preview = page_of(test::sample_preview());
  REQUIRE(preview->with_class("preview").size() == 1);
  CHECK(preview->with_class("preview")[0]->text().starts_with("Ej frisläppt."));
  CHECK(preview->all("meta").back()->attribute("content") == "noindex");
  CHECK(preview->with_class("status")[0]->text().find("Frisläppt av") == std::string::npos);
  CHECK(preview->with_class("ring").size() == 1);
  const auto released = page_of(test::sample_report());
  CHECK(released->with_class("preview").empty());
  CHECK(released->with_class("status")[0]->text().find("Demoanalytiker (syntetisk), 12\u00A0okt\u00A02020") != std::string::npos);
  CHECK(released->with_class("ring").empty());
  const auto closed = page_of(test::sample_report(), Language::en, {.preview = true});
  CHECK(closed->with_class("preview")[0]->text().starts_with("Preview in the closed zone."));
}

TEST_CASE("stamps follow the data: real data are not called synthetic") {
  model::Report report = test::sample_report();
  CHECK(page_of(report)->with_class("stamp").size() == report.result.figures.size() + report.result.tables.size());
  report.synthetic = false;
  const auto page = page_of(report);
  CHECK(page->with_class("stamp").empty());
  CHECK(page->with_class("synthetic").empty());
}

TEST_CASE("questions are shown with what answers them, also when nothing does") {
  const auto page = page_of(test::sample_report());
  const auto questions = page->with_class("questions")[0]->all("li");
  REQUIRE(questions.size() == 5);
  CHECK(questions[1]->all("a")[0]->attribute("href") == "#finding-2");
  CHECK(questions[4]->text().find("Analysen svarar inte på frågan.") != std::string::npos);
}

TEST_CASE("the plan's own words keep their language") {
  const auto page = page_of(test::sample_report(), Language::en);
  CHECK(page->all("h1")[0]->attribute("lang") == "sv");
  CHECK(page_of(test::sample_report())->all("h1")[0]->attribute("lang").empty());
}

TEST_CASE("what is absent from the plan is said to be") {
  model::Report report = test::sample_preview();
  report.assignment.managers.clear();
  report.assignment.due_raw.clear();
  report.assignment.decision.clear();
  report.assignment.questions.clear();
  report.answers.clear();
  const auto page = page_of(report);
  CHECK(page->with_class("status")[0]->with_class("quiet").size() == 2);
  CHECK(page->with_class("ring").size() == 2);
  CHECK(page->by_id("assignment")->text().find("Planen ställer inga frågor") != std::string::npos);
}

TEST_CASE("a report without results is still a page") {
  model::Report report = test::sample_preview();
  report.result = {};
  report.answers.clear();
  const auto page = page_of(report);
  CHECK(page->by_id("answer")->text().find("inga resultat") != std::string::npos);
  CHECK(page->all("figure").empty());
}

TEST_CASE("a table or figure that no finding shows is on the page all the same, and none stands twice") {
  model::Report report = test::sample_report();
  report.result.findings.pop_back();
  report.result.findings.pop_back();
  const auto page = page_of(report);
  CHECK(page->by_id("more")->all("figure").size() == 1);
  CHECK(page->by_id("more")->all("table").size() == 2);
  CHECK(page->all("figure").size() == report.result.figures.size());
}

TEST_CASE("the page weighs less than 100 kB compressed, typeface included") {
  const std::string page = publish::render_html(test::sample_report(), Language::sv);
  uLongf size = compressBound(page.size());
  std::string packed(size, '\0');
  REQUIRE(compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(page.data()), page.size(), 9) == Z_OK);
  CHECK(size < 100'000);
}

TEST_CASE("letters beyond Western Europe bring their part of the typeface") {
  model::Report report = test::sample_report();
  const auto faces = [](const model::Report& one) {
    const std::string page = publish::render_html(one, Language::sv);
    std::size_t count = 0;
    for (std::size_t at = page.find("format(\"woff2\")"); at != std::string::npos; at = page.find("format(\"woff2\")", at + 1)) ++count;
    return count;
  };
  CHECK(faces(report) == 1);
  report.assignment.title = "Giššu ja čuovga";
  CHECK(faces(report) == 2);
}

TEST_CASE("the same report gives the same bytes") {
  CHECK(publish::render_html(test::sample_report(), Language::en) == publish::render_html(test::sample_report(), Language::en));
}
