// Plans as PDF and as Word documents from another program: LibreOffice makes them from ours, when it is installed.
#include "domain/plan_file.h"
#include "support/docx_writer.h"
#include "support/libre_office.h"
#include "support/plan_printer.h"
#include "support/plan_sources.h"
#include "support/sample_plans.h"

using namespace rodtrad;
using domain::PlanDocument;
using test::converted;

namespace {

void check_reads(const std::string& bytes, const PlanDocument& meant) {
  core::Problems notes;
  const auto read = domain::read_plan_file(bytes, "plan", notes);
  REQUIRE_MESSAGE(read, (read ? "" : core::to_json(read.error())));
  CHECK_MESSAGE(notes.empty(), core::to_json(notes));
  CHECK_MESSAGE(test::difference(*read, meant) == "", read->text);
  test::check_all_sources(*read);
}

}  // namespace

TEST_CASE("plans from LibreOffice: a Word document that it has saved") {
  REQUIRE_PROGRAMS("soffice");
  const std::string docx = converted(test::docx_of(test::print_plan(test::long_texts(), {.heading_mark = "## "})), "docx", "docx:MS Word 2007 XML");
  REQUIRE_FALSE(docx.empty());
  check_reads(docx, test::long_texts());
}

TEST_CASE("plans from LibreOffice: PDF with metadata as a list and as tables") {
  REQUIRE_PROGRAMS("soffice", "pdftotext");
  const std::string list = converted(
      test::docx_of(test::print_plan(test::long_texts(), {.heading_mark = "## "}), test::MetadataForm::list, test::Edits::none), "pdf", "pdf");
  REQUIRE_FALSE(list.empty());
  check_reads(list, test::long_texts());

  test::PlanStyle style = test::other_order();
  style.bullet = "- ";
  const std::string table =
      converted(test::docx_of(test::print_plan(test::other_region(), style), test::MetadataForm::table, test::Edits::none), "pdf", "pdf");
  REQUIRE_FALSE(table.empty());
  check_reads(table, test::other_region());
}

TEST_CASE("real plan: as PDF and as a Word document without styles it says the same as its text") {
  REQUIRE_REAL_DATA();
  REQUIRE_PROGRAMS("soffice", "pdftotext");
  const std::string text = test::contents(test::real_data() / "seeds" / "003_813dbcad78f4d3c5.txt");
  core::Problems notes;
  auto meant = domain::read_plan_file(text, "plan.txt", notes);
  REQUIRE(meant);
  const std::string docx = converted(text, "docx", "docx:MS Word 2007 XML", "in.txt");
  REQUIRE_FALSE(docx.empty());
  check_reads(docx, *meant);

  auto read = domain::read_plan_file(converted(text, "pdf", "pdf", "in.txt"), "plan.pdf", notes);
  REQUIRE(read);
  test::check_all_sources(*read);
  // A page shows columns as distances: the table in the third background has lost where its narrow ones part.
  meant->assignments[2].background = read->assignments[2].background = {};
  CHECK(test::difference(*read, *meant) == "");
}
