// Text of PDFs through pdftotext: lines, pages, columns; and documents that give none.
#include "domain/pdf_text.h"

#include "domain/plan_file.h"
#include "support/pdf_writer.h"
#include "support/plan_sources.h"
#include "support/sample_plans.h"

using namespace rodtrad;

namespace {

bool is_missing(const core::Problems& problems) {
  if (problems.empty() || problems[0].code != "pdf_program_missing") return false;
  MESSAGE("SKIPPED: pdftotext is not installed");
  return true;
}

/// Code of the problem that refuses the bytes; "" when pdftotext is not installed.
std::string problem_of(const std::string& bytes) {
  core::Problems notes;
  const auto text = domain::read_pdf_text(bytes, "plan.pdf", notes);
  REQUIRE_FALSE(text);
  if (is_missing(text.error())) return {};
  CHECK(text.error()[0].place.file == "plan.pdf");
  CHECK_FALSE(text.error()[0].hint.en.empty());
  return text.error()[0].code;
}

}  // namespace

TEST_CASE("pdf text: lines of pages, wide gaps as tabs") {
  core::Problems notes;
  const auto text = domain::read_pdf_text(test::pdf_of("Överst på sidan\n\nChef          Alva Ask\fNästa"), "plan.pdf", notes);
  if (!text && is_missing(text.error())) return;
  REQUIRE(text);
  CHECK(*text == "Överst på sidan\n\nChef\tAlva Ask\n\fNästa\n\f");
  CHECK(notes.empty());
}

TEST_CASE("pdf text: numbers of footnotes are raised again, other numbers stay") {
  core::Problems notes;
  const auto text =
      domain::read_pdf_text(test::pdf_of("Ett perspektiv1 och ett ord2 i version1\n\n1 Ingår ej.\n\n1 januari\fOrd1\n3Inget"), "plan.pdf", notes);
  if (!text && is_missing(text.error())) return;
  REQUIRE(text);
  CHECK(*text == "Ett perspektiv¹ och ett ord2 i version1\n\n¹ Ingår ej.\n\n1 januari\n\fOrd1\n3Inget\n\f");
}

TEST_CASE("pdf text: protected, cut, empty and other documents are problems") {
  for (const auto& [bytes, code] : std::vector<std::pair<std::string, std::string>>{{test::locked_pdf_of("Hemligt"), "pdf_encrypted"},
                                                                                    {test::pdf_of("Text").substr(0, 60), "pdf_broken"},
                                                                                    {"%PDF-1.4 och sedan inget", "pdf_broken"},
                                                                                    {test::pdf_of(""), "pdf_without_text"}}) {
    const std::string found = problem_of(bytes);
    if (!found.empty()) CHECK(found == code);
  }
}

TEST_CASE("pdf text: a damaged document is read with a warning") {
  std::string bytes = test::pdf_of("Text som går förlorad\n\nText som finns kvar");
  bytes.replace(bytes.find("Tj"), 2, "Qx");
  core::Problems notes;
  const auto text = domain::read_pdf_text(bytes, "plan.pdf", notes);
  if (!text && is_missing(text.error())) return;
  REQUIRE(text);
  CHECK(text->starts_with("Text som finns kvar"));
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "pdf_damaged");
  CHECK(notes[0].severity == core::Severity::warning);
}

TEST_CASE("pdf text: a plan on pages with running heads is read as it was meant") {
  const test::PlanStyle style{.bullet = "• ", .width = 80, .word_break = test::WordBreak::hyphen, .page_lines = 40};
  core::Problems notes;
  const auto read = domain::read_plan_file(test::pdf_of(test::print_plan(test::long_texts(), style)), "plan.pdf", notes);
  if (!read && is_missing(read.error())) return;
  REQUIRE_MESSAGE(read, (read ? "" : core::to_json(read.error())));
  CHECK(notes.empty());
  CHECK_MESSAGE(test::difference(*read, test::long_texts()) == "", read->text);
  test::check_all_sources(*read);
}
