// formats: the text of presentations comes in the order of the show, with titles, lists, tables and diagrams as such.
#include "formats/pptx_text.h"

#include "formats/zip.h"
#include "support/support.h"

using namespace rodtrad::formats;

namespace {

std::string shape(const std::string& placeholder, const std::string& paragraphs) {
  return "<p:sp><p:nvSpPr><p:nvPr>" + placeholder + "</p:nvPr></p:nvSpPr><p:txBody>" + paragraphs + "</p:txBody></p:sp>";
}
std::string paragraph(const std::string& words, const std::string& properties = "") {
  return "<a:p>" + properties + "<a:r><a:t>" + words + "</a:t></a:r></a:p>";
}
std::string slide(const std::string& shapes) { return "<p:sld><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>"; }
std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"http://x/" + type + "\" Target=\"" + target + "\"/>";
}

constexpr const char* kTypes =
    R"(<Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/p.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>)";

/// The second slide is shown first.
std::string presentation(const std::string& first, const std::string& second) {
  return write_zip(
      {{"[Content_Types].xml", kTypes},
       {"_rels/.rels", "<Relationships>" + relation("r", "officeDocument", "p.xml") + "</Relationships>"},
       {"p.xml", R"(<p:presentation><p:sldIdLst><p:sldId id="257" r:id="r2"/><p:sldId r:id="r1" id="256"/></p:sldIdLst></p:presentation>)"},
       {"_rels/p.xml.rels", "<Relationships>" + relation("r1", "slide", "s1.xml") + relation("r2", "slide", "s2.xml") + "</Relationships>"},
       {"s1.xml", first},
       {"s2.xml", second},
       {"_rels/s2.xml.rels", "<Relationships>" + relation("d", "diagramData", "d.xml") + "</Relationships>"},
       {"d.xml", "<dgm:dataModel><dgm:pt><dgm:t>" + paragraph("I diagrammet") + "</dgm:t></dgm:pt></dgm:dataModel>"}});
}

}  // namespace

TEST_CASE("pptx: slides come as they are shown, with title, list, table and diagram") {
  const std::string table = "<p:graphicFrame><a:tbl><a:tr><a:tc>" + paragraph("Insats") + "</a:tc><a:tc></a:tc></a:tr><a:tr><a:tc>" + paragraph("A") +
                            paragraph("B") + "</a:tc><a:tc>" + paragraph("12 mkr") + "</a:tc></a:tr></a:tbl></p:graphicFrame>";
  const std::string first =
      slide(shape("<p:ph type=\"body\"/>", paragraph("Ett") + paragraph("Två") + paragraph("Utan punkt", "<a:pPr><a:buNone/></a:pPr>")) +
            shape("<p:ph type=\"title\"/>", paragraph("Läget")) + shape("<p:ph type=\"sldNum\"/>", paragraph("7")));
  const std::string second = slide(shape("", paragraph("Fri text") + paragraph("Punkt", "<a:pPr><a:buChar char=\"•\"/></a:pPr>")) + table +
                                   "<mc:AlternateContent><mc:Choice>" + shape("", paragraph("En gång")) + "</mc:Choice><mc:Fallback>" +
                                   shape("", paragraph("En gång")) + "</mc:Fallback></mc:AlternateContent>");
  const auto text = read_pptx_text(presentation(first, second), "x.pptx");
  REQUIRE(text.has_value());
  CHECK(*text ==
        "Fri text\n\n- Punkt\n\nInsats\t\nA, B\t12 mkr\n\nEn gång\n\nI diagrammet\n\f"
        "## Läget\n\n- Ett\n- Två\n\nUtan punkt\n");
}

TEST_CASE("pptx: damaged slides and other packages are refused") {
  const auto code = [](const std::string& bytes) { return read_pptx_text(bytes, "x.pptx").error()[0].code; };
  CHECK(code(presentation("<p:sld><p:", slide(""))) == "pptx_broken");
  CHECK(code(write_zip({{"[Content_Types].xml", kTypes}})) == "pptx_not_presentation");
  CHECK(code("PK\x03\x04") == "zip_broken");
}
