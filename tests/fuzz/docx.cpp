// Any bytes as a Word document, and any text as the body of a sound one: text, or problems.
#include "core/unicode.h"
#include "formats/docx_text.h"
#include "formats/zip.h"
#include "fuzz/replay.h"

static std::string package_with(const std::string& document) {
  return rodtrad::formats::write_zip(
      {{"[Content_Types].xml",
        R"(<Types><Override PartName="/d.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)"},
       {"d.xml", document}});
}

static void read_document(const std::string& bytes) {
  const auto text = rodtrad::formats::read_docx_text(bytes, "x.docx");
  if (text) FUZZ_CHECK(text->ends_with('\n') == !text->empty());
}

RODTRAD_FUZZ_TARGET(docx) {
  read_document(bytes);
  read_document(package_with(bytes));
}
