// publish: the short analysis read back: its structure, its size, and where its numbers say that they come from.
#include "publish/docx.h"

#include "core/unicode.h"
#include "publish/docx/story.h"
#include "support/office_forms.h"
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;
using core::Language;
using test::Element;

namespace {

test::OfficeForm document_of(const model::Report& report, Language language = Language::sv) {
  for (test::OfficeForm& form : test::office_forms(report, language)) {
    if (form.name == "docx") return std::move(form);
  }
  throw std::runtime_error("no document");
}

const Element& body_of(const test::OfficeForm& form) { return form.file->xml("/word/document.xml"); }

std::string style_of(const Element& paragraph) {
  const auto styles = paragraph.all("w:pStyle");
  return styles.empty() ? "" : styles[0]->attribute("w:val");
}

/// Texts of the paragraphs of a style.
std::vector<std::string> styled(const test::OfficeForm& form, const std::string& style) {
  std::vector<std::string> out;
  for (const Element* paragraph : body_of(form).all("w:p")) {
    if (style_of(*paragraph) == style) out.push_back(paragraph->text());
  }
  return out;
}

}  // namespace

TEST_CASE("a document is the same bytes each time") {
  const auto report = test::sample_report();
  CHECK(publish::render_docx(report, Language::sv) == publish::render_docx(report, Language::sv));
}

TEST_CASE("the answer stands first, in three sentences, then questions with answers") {
  const model::Report report = test::sample_report();
  const auto form = document_of(report);
  CHECK(styled(form, "Title") == std::vector<std::string>{"Vad kostar ytterfallen i vården?"});
  CHECK(styled(form, "Heading1") == std::vector<std::string>{"Svaret", "Frågor och svar", "Att tänka på", "Metod och data"});
  const auto lead = styled(form, "Lead");
  REQUIRE(lead.size() == 1);
  for (const char* finding : {"share", "ages", "municipalities"})
    CHECK(lead[0].find(report.find(finding)->headline.text().sv + ".") != std::string::npos);
  CHECK(lead[0].find(report.find("chapters")->headline.text().sv) == std::string::npos);
  CHECK(styled(form, "Question") == report.assignment.questions);
  CHECK(form.says("Analysen svarar inte på frågan."));
}

TEST_CASE("every style that a document uses is defined, with a name") {
  const auto form = document_of(test::sample_report());
  std::set<std::string> defined;
  for (const Element* style : form.file->xml("/word/styles.xml").all("w:style")) {
    defined.insert(style->attribute("w:styleId"));
    CHECK_FALSE(style->all("w:name")[0]->attribute("w:val").empty());
  }
  for (const auto& [part, bytes] : form.file->parts()) {
    if (!part.starts_with("/word/") || !part.ends_with(".xml")) continue;
    for (const char* element : {"w:pStyle", "w:tblStyle", "w:basedOn"}) {
      for (const Element* use : form.file->xml(part).all(element)) CHECK_MESSAGE(defined.contains(use->attribute("w:val")), use->attribute("w:val"));
    }
  }
}

TEST_CASE("tables tell their headings, their title and what they hold") {
  const auto form = document_of(test::sample_report());
  const auto tables = body_of(form).all("w:tbl");
  REQUIRE(tables.size() >= 3);
  for (const Element* table : tables) {
    CHECK(table->all("w:tr")[0]->all("w:tblHeader").size() == 1);
    CHECK(table->all("w:tblHeader").size() == 1);
    CHECK(table->all("w:tblLook")[0]->attribute("w:firstRow") == "1");
    CHECK(table->all("w:tblLook")[0]->attribute("w:firstColumn") == "1");
    CHECK(table->all("w:tblDescription")[0]->attribute("w:val").starts_with("Tabell: "));
  }
}

TEST_CASE("two or three charts, each with its own id and a description") {
  for (const Language language : {Language::sv, Language::en}) {
    const auto form = document_of(test::sample_report(), language);
    CHECK(form.charts.size() >= 2);
    CHECK(form.charts.size() <= 3);
    std::set<std::string> ids;
    for (const Element* drawing : body_of(form).all("wp:docPr")) {
      CHECK(ids.insert(drawing->attribute("id")).second);
      CHECK(drawing->attribute("descr").size() > 20);
    }
  }
}

TEST_CASE("a number in a sentence says which cell it comes from, and is that cell's number") {
  const model::Report report = test::sample_report();
  const auto form = document_of(report);
  const auto numbers = body_of(form).all("w:sdt");
  REQUIRE(numbers.size() > 10);
  for (const Element* number : numbers) {
    const std::string words = number->all("w:tag")[0]->attribute("w:val");
    const auto tag = core::split(words, '.');
    REQUIRE(tag.size() == 3);
    const table::CellId id{std::string(tag[0]), std::string(tag[1]), std::string(tag[2])};
    const table::Table* table = report.result.find_table(id.table);
    REQUIRE(table);
    const auto column = std::find_if(table->columns.begin(), table->columns.end(), [&](const auto& it) { return it.id == id.column; });
    REQUIRE(column != table->columns.end());
    const table::Cell& cell = *report.result.find_cell(id);
    const bool shown = number->text() == table::show_cell(cell, *column, table->currency, Language::sv) ||
                       number->text() == table::show_interval(cell, *column, table->currency, Language::sv);
    CHECK_MESSAGE(shown, number->text());
  }
}

TEST_CASE("pages are numbered, and the stamp stands on each") {
  const auto form = document_of(test::sample_preview());
  const auto footers = form.file->targets("/word/document.xml", "footer");
  REQUIRE(footers.size() == 1);
  std::vector<std::string> fields;
  for (const Element* field : form.file->xml(footers[0]).all("w:fldSimple")) fields.push_back(field->attribute("w:instr"));
  CHECK(fields == std::vector<std::string>{" PAGE ", " NUMPAGES "});
  const auto headers = form.file->targets("/word/document.xml", "header");
  REQUIRE(headers.size() == 1);
  CHECK(test::paragraphs_in(form.file->xml(headers[0]), "w") == std::vector<std::string>{"Syntetiska data \u00B7 Ej frisläppt"});
}

TEST_CASE("a short analysis stays within four pages however much was found") {
  model::Report report = test::sample_report();
  const auto findings = report.result.findings;
  for (int copy = 0; copy < 4; ++copy) {
    for (model::ResolvedFinding finding : findings) {
      finding.id += std::to_string(copy);
      for (int more = 0; more < 3; ++more) finding.sentences.push_back(findings[0].sentences[0]);
      report.answers[static_cast<std::size_t>(copy)].findings.push_back(finding.id);
      report.result.findings.push_back(std::move(finding));
    }
  }
  CHECK(publish::docx::pages_of(publish::docx::short_analysis(report, Language::sv).parts) <= 4);
  CHECK(publish::docx::pages_of(publish::docx::short_analysis(test::sample_report(), Language::sv).parts) > 2);
}

TEST_CASE("a report without findings is still a document") {
  model::Report report = test::sample_preview();
  report.result = {};
  report.answers.clear();
  report.assignment.questions.clear();
  const auto form = document_of(report);
  CHECK(form.says("Analysen gav inga resultat som kan visas."));
  CHECK(form.says("Planen ställer inga frågor i uppdraget."));
  CHECK(form.charts.empty());
}
