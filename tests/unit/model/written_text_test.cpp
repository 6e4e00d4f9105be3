// model: the analyst's own text keeps its words and takes its numbers from the result at hand.
#include "model/written_text.h"

#include "model/report.h"
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;
using model::AnalystText;
using model::WrittenText;

namespace {

WrittenText resolved(const std::string& body, const model::Result& result = test::sample_result(), const std::string& language = "sv") {
  return model::resolve_text({.section = "answer", .language = language, .body = body, .written_by = "Controller", .written_at = "2020-10-01"},
                             result);
}

std::string joined(const std::vector<model::ResolvedSentence::Piece>& pieces) {
  std::string words;
  for (const auto& piece : pieces) words += piece.words;
  return words;
}

table::Cell& cell_of(model::Result& result, const table::CellId& id) { return const_cast<table::Cell&>(*result.find_cell(id)); }

}  // namespace

TEST_CASE("references get the values and intervals of their cells, in the text's language") {
  const std::string body = "Andelen är {overview.inpatient.share} ({overview.inpatient.share.interval}).";
  const WrittenText swedish = resolved(body);
  REQUIRE(swedish.paragraphs.size() == 1);
  CHECK(joined(swedish.paragraphs[0]) == "Andelen är 5,0\u00A0% (4,8–5,2\u00A0%).");
  CHECK(swedish.paragraphs[0][1].cell == table::CellId{"overview", "inpatient", "share"});
  CHECK(swedish.notes.empty());
  CHECK(joined(resolved(body, test::sample_result(), "en").paragraphs[0]) == "Andelen är 5.0% (4.8–5.2%).");
}

TEST_CASE("the same text after a rerun shows the new number") {
  model::Result rerun = test::sample_result();
  cell_of(rerun, {"overview", "inpatient", "share"}).value = 5.4;
  CHECK(joined(resolved("{overview.inpatient.share}", rerun).paragraphs[0]) == "5,4\u00A0%");
}

TEST_CASE("a protected cell shows two dots and a note with the reason, once") {
  const WrittenText text = resolved("{by_municipality.9913.share} och {by_municipality.9913.share}.");
  CHECK(joined(text.paragraphs[0]) == ".. och ...");
  CHECK_FALSE(text.paragraphs[0][0].cell.has_value());
  REQUIRE(text.notes.size() == 1);
  CHECK(text.notes[0].sv == "..: Dimsjö, Andel ytterfall. Färre än 5 personer eller skydd av en sådan cell.");
  CHECK(text.notes[0].en.starts_with("..: Dimsjö, Share of outliers."));
}

TEST_CASE("what the result does not have shows two dots and says what was asked for") {
  for (const char* reference :
       {"by_age.90+.women", "nowhere.all.share", "overview.inpatient.nothing", "words", "", "overview.inpatient.cost.interval"}) {
    const WrittenText text = resolved("Andelen var {" + std::string(reference) + "}.");
    CHECK(joined(text.paragraphs[0]) == "Andelen var ...");
    REQUIRE(text.notes.size() == 1);
    CHECK(text.notes[0].sv.find(std::string("hänvisar till ") + reference) != std::string::npos);
  }
}

TEST_CASE("paragraphs are apart by empty lines; braces can be written") {
  const WrittenText text = resolved("Första raden\noch andra.\r\n\n\nNy {{text} och en öppen { klammer");
  REQUIRE(text.paragraphs.size() == 2);
  CHECK(joined(text.paragraphs[0]) == "Första raden och andra.");
  CHECK(joined(text.paragraphs[1]) == "Ny {text} och en öppen { klammer");
  CHECK(resolved("").paragraphs.empty());
}

TEST_CASE("row codes may hold points") {
  model::Result result = test::sample_result();
  result.tables[0].rows[0].code = "A00.1";
  CHECK(joined(resolved("{overview.A00.1.outliers}", result).paragraphs[0]) == "1\u00A0956");
}

TEST_CASE("texts are found by section and language; an unknown section is a comment") {
  model::Report report = test::sample_report();
  for (const char* section : {"answer", "question-5", "question-6", "Jämförelse med 2018"}) {
    report.texts.push_back(model::resolve_text({section, "sv", "Ord.", "Controller", "2020-10-01"}, report.result));
  }
  CHECK(report.texts_for("answer", core::Language::sv).size() == 1);
  CHECK(report.texts_for("answer", core::Language::en).empty());
  const auto comments = report.comments(core::Language::sv);
  REQUIRE(comments.size() == 2);  // the plan has five questions
  CHECK(comments[0]->section == "question-6");
  CHECK(report.writers(core::Language::sv) == "Controller, 1\u00A0okt\u00A02020");
}
