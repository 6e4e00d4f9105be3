// Text of Word documents: structure is told, what is no part of the text is left out, broken packages are problems.
#include "formats/docx_text.h"

#include "core/unicode.h"
#include "formats/zip.h"
#include "support/docx_writer.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

constexpr const char* kMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

std::string text_in(const std::string& body) {
  const auto text = formats::read_docx_text(test::package_of(kMain, body), "plan.docx");
  REQUIRE_MESSAGE(text, (text ? "" : core::to_json(text.error())));
  return *text;
}

std::string problem_of(const std::string& bytes, std::uint64_t limit = 1u << 20) {
  const auto text = formats::read_docx_text(bytes, "plan.docx", limit);
  REQUIRE_FALSE(text);
  REQUIRE(text.error().size() == 1);
  CHECK(text.error()[0].place.file == "plan.docx");
  CHECK_FALSE(text.error()[0].hint.sv.empty());
  return text.error()[0].code;
}

std::string paragraph(const std::string& words) { return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>"; }

std::string table(const std::string& first, const std::string& second) {
  return "<w:tbl><w:tr><w:tc>" + first + "</w:tc><w:tc>" + second + "</w:tc></w:tr></w:tbl>";
}

}  // namespace

TEST_CASE("docx text: paragraphs, headings, lists, contents and footnotes") {
  const std::string text =
      "Analysplan 2021\n\n## Innehåll\n\nVård ....... 3\nResor ....... 14\n\n## Vård\n\nEn text om ett perspektiv¹ i vården.\n\n"
      "- Ett\n- Två: tre\n\n## Resor\n\n¹ Ingår ej.\n\n";
  const auto read = formats::read_docx_text(test::docx_of(text), "plan.docx");
  REQUIRE(read);
  CHECK(*read == core::replace_all(text, " ....... ", "\t"));
}

TEST_CASE("docx text: rows of tables, with short paragraphs of a cell in one row and long ones below") {
  CHECK(text_in(table(paragraph("Chef"), paragraph("Alva Ask") + paragraph("Bo Björk")) + paragraph("Efter")) ==
        "Chef\tAlva Ask, Bo Björk\n\nEfter\n\n");
  const std::string long_words(120, 'a');
  CHECK(text_in(table(paragraph("Bakgrund"), paragraph(long_words) + paragraph("Kort"))) == "Bakgrund\n\n" + long_words + "\n\nKort\n\n");
  CHECK(text_in(table("<w:p/>", "<w:p/>")).empty());
}

TEST_CASE("docx text: tabs, line breaks, hyphens, raised numbers, fields and content controls") {
  CHECK(text_in("<w:p><w:r><w:t>Chef</w:t><w:tab/><w:t>Alva</w:t><w:br/><w:t>ut</w:t><w:noBreakHyphen/><w:t>red</w:t><w:softHyphen/></w:r></w:p>") ==
        "Chef\tAlva\nut\u2011red\u00AD\n\n");
  CHECK(text_in("<w:p><w:r><w:t>LPO</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>12</w:t></w:r></w:p>") == "LPO¹²\n\n");
  CHECK(text_in("<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:instrText>PAGEREF</w:instrText><w:t>Vård</w:t></w:r></w:hyperlink></w:p>"
                "</w:sdtContent></w:sdt>") == "Vård\n\n");
  CHECK(text_in("<w:p><w:ins><w:r><w:t>Nytt</w:t></w:r></w:ins><w:del><w:r><w:t>Struket</w:t></w:r></w:del></w:p>") == "Nytt\n\n");
}

TEST_CASE("docx text: what is no document, broken or too large is a problem") {
  const std::string good = test::docx_of("Text\n");
  CHECK(problem_of(good.substr(0, good.size() / 2)) == "zip_broken");
  CHECK(problem_of("PK\x03\x04 och sedan inget") == "zip_broken");
  CHECK(problem_of(formats::write_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}})) == "docx_not_document");
  CHECK(problem_of(test::package_of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "")) == "docx_not_document");
  CHECK(problem_of(test::package_of(kMain, "<w:p><w:r>")) == "docx_broken");
  CHECK(problem_of(test::package_of(kMain, paragraph(std::string(2u << 20, 'a')))) == "zip_too_large");
}

TEST_CASE("docx text: nesting without end is a problem, not a crash") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<w:sdt>";
  deep += paragraph("djupt");
  for (int i = 0; i < 100000; ++i) deep += "</w:sdt>";
  CHECK(problem_of(test::package_of(kMain, deep), 64u << 20) == "docx_broken");
}
