// Plans of the same kind from other hands: another order of metadata, several due dates and missing parts, wrapped lines
// with soft hyphens on pages. Every field must be read as it was meant.
#include "domain/plan_file.h"
#include "domain/plan_reader.h"
#include "support/docx_writer.h"
#include "support/plan_printer.h"
#include "support/plan_sources.h"
#include "support/sample_plans.h"

using namespace rodtrad;
using domain::PlanDocument;
using test::long_texts;
using test::other_order;
using test::other_region;
using test::with_gaps;

namespace {

core::Problems check_reads(const PlanDocument& meant, const test::PlanStyle& style) {
  core::Problems notes;
  const std::string text = test::print_plan(meant, style);
  const auto read = domain::read_plan(text, "plan.txt", notes);
  REQUIRE_MESSAGE(read, text);
  CHECK(read->text == text);
  CHECK(test::difference(*read, meant) == "");
  test::check_all_sources(*read);
  return notes;
}

}  // namespace

TEST_CASE("plan variants: another region with another order of metadata") { CHECK(check_reads(other_region(), other_order()).empty()); }

TEST_CASE("plan variants: several due dates and missing sections") {
  const core::Problems notes = check_reads(with_gaps(), {.labels = {{"department", "Avdelning"},
                                                                    {"manager", "Ansvarig chef"},
                                                                    {"analyst", "Ansvarig utredare"},
                                                                    {"publication", "Publikationsform"},
                                                                    {"due", "Redovisas"}}});
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "due_not_understood");
  CHECK(notes[0].place.line > 0);
  CHECK(notes[0].message.sv == "förstår inte när \"Ambulansens väntetider\" ska redovisas: \"När underlaget är klart\"");
}

TEST_CASE("plan variants: line ends of Windows, soft hyphens, pages with running heads") {
  test::PlanStyle style{.line_end = "\r\n", .width = 44, .word_break = test::WordBreak::soft_hyphen, .page_lines = 20};
  const std::string text = test::print_plan(long_texts(), style);
  CHECK(text.find("\u00AD\r\n") != text.npos);
  CHECK(text.find("\r\n2\r\n\f") != text.npos);
  CHECK(check_reads(long_texts(), style).empty());
  style.word_break = test::WordBreak::hyphen;
  CHECK(check_reads(long_texts(), style).empty());
}

TEST_CASE("plan variants: the same plan in Windows-1252, with a warning") {
  const PlanDocument meant = other_region();
  std::string bytes;
  for (const char32_t c : core::to_code_points(test::print_plan(meant, {.contents = false}))) bytes += static_cast<char>(c);
  core::Problems notes;
  const auto read = domain::read_plan(bytes, "plan.txt", notes);
  REQUIRE(read);
  CHECK(test::difference(*read, meant) == "");
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "document_windows_1252");
}

namespace {

/// What the text of a document says is what is meant; the text itself is kept.
void check_reads_document(const std::string& bytes, const PlanDocument& meant) {
  core::Problems notes;
  const auto read = domain::read_plan_file(bytes, "plan.docx", notes);
  REQUIRE_MESSAGE(read, (read ? "" : core::to_json(read.error())));
  CHECK(notes.empty());
  CHECK_MESSAGE(test::difference(*read, meant) == "", read->text);
  test::check_all_sources(*read);
}

}  // namespace

TEST_CASE("plan variants: Word documents with styles, lists and a table of contents") {
  check_reads_document(test::docx_of(test::print_plan(long_texts(), {.heading_mark = "## "})), long_texts());
}

TEST_CASE("plan variants: Word documents with metadata in tables, in another order") {
  test::PlanStyle style = other_order();
  style.bullet = "- ";
  check_reads_document(test::docx_of(test::print_plan(other_region(), style), test::MetadataForm::table), other_region());
}

TEST_CASE("plan variants: files are known by their bytes") {
  core::Problems notes;
  const auto text = domain::read_plan_file(test::print_plan(other_region(), {.contents = false}), "plan.docx", notes);
  REQUIRE(text);
  CHECK(test::difference(*text, other_region()) == "");
  CHECK(domain::read_plan_file("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", "plan.doc", notes).error()[0].code == "document_old_word");
  CHECK(domain::read_plan_file("PK\x03\x04", "plan.docx", notes).error()[0].code == "zip_broken");
  CHECK(domain::read_plan_file("", "plan.docx", notes).error()[0].code == "document_empty");
}
