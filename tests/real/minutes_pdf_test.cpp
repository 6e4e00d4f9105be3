// Minutes as PDF and as Word documents from LibreOffice, when it is installed.
#include "support/docx_writer.h"
#include "support/libre_office.h"
#include "support/minutes_checks.h"

using namespace rodtrad;
using test::converted;

namespace {

std::string word_document(const test::MeantMinutes& meant) {
  return test::docx_of(test::print_minutes(meant, {.pages = false, .heading_mark = "## "}), test::MetadataForm::list, test::Edits::none);
}

}  // namespace

TEST_CASE("minutes from LibreOffice: a Word document that it has saved") {
  REQUIRE_PROGRAMS("soffice");
  const std::string docx = converted(word_document(test::northern_board()), "docx", "docx:MS Word 2007 XML");
  REQUIRE_FALSE(docx.empty());
  test::check_minutes(docx, test::northern_board());
}

TEST_CASE("minutes from LibreOffice: PDF") {
  REQUIRE_PROGRAMS("soffice", "pdftotext");
  for (const test::MeantMinutes& meant : {test::northern_board(), test::southern_committee()}) {
    const std::string pdf = converted(word_document(meant), "pdf", "pdf");
    REQUIRE_FALSE(pdf.empty());
    test::check_minutes(pdf, meant);
  }
}
