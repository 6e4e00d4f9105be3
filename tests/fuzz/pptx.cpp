// Any bytes as a presentation, and any text as a slide of a sound one: text, or problems.
#include "formats/pptx_text.h"
#include "formats/zip.h"
#include "fuzz/replay.h"

static std::string presentation_with(const std::string& slide) {
  const std::string relations = "<Relationships><Relationship Id=\"r\" Type=\"x/";
  return rodtrad::formats::write_zip(
      {{"[Content_Types].xml",
        R"(<Types><Override PartName="/p.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>)"},
       {"_rels/.rels", relations + "officeDocument\" Target=\"p.xml\"/></Relationships>"},
       {"_rels/p.xml.rels", relations + "slide\" Target=\"s.xml\"/></Relationships>"},
       {"p.xml", "<p:presentation><p:sldId id=\"1\" r:id=\"r\"/></p:presentation>"},
       {"s.xml", slide}});
}

static void read_presentation(const std::string& bytes) {
  const auto text = rodtrad::formats::read_pptx_text(bytes, "x.pptx");
  const bool ends = !text || text->empty() || text->ends_with('\n') || text->ends_with('\f');
  FUZZ_CHECK(ends);
}

RODTRAD_FUZZ_TARGET(pptx) {
  read_presentation(bytes);
  read_presentation(presentation_with(bytes));
}
