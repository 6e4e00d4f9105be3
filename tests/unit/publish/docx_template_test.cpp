// publish: a region's own template: what it holds stays, our sections go where it wants them, what it lacks is told.
#include "formats/opc.h"
#include "publish/docx.h"
#include "support/office_reader.h"
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;
using core::Language;
using test::Element;

namespace {

const std::string kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const std::string kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string kRoot =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::string control(const std::string& name, const std::string& content) {
  return "<w:sdt><w:sdtPr><w:alias w:val=\"" + name + "\"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
}

std::string words(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

/// Styles as Swedish Word names them, a header of its own, a narrow page.
std::string region_template(const std::string& body, const std::string& type = "template.main+xml") {
  formats::Package package;
  const std::string main = "/word/document.xml";
  package.add_part("/word/header1.xml", kWord + "header+xml", "<w:hdr" + kRoot + ">" + words("Region Granälvs sidhuvud") + "</w:hdr>");
  const std::string header = package.relate(main, kRelation + "header", "/word/header1.xml");
  package.add_part("/word/styles.xml", kWord + "styles+xml",
                   "<w:styles" + kRoot +
                       "><w:style w:type=\"paragraph\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
                       "<w:style w:type=\"paragraph\" w:styleId=\"Rubrik1\"><w:name w:val=\"heading 1\"/></w:style>"
                       "<w:style w:type=\"paragraph\" w:styleId=\"Lead\"><w:name w:val=\"Ledtext\"/></w:style></w:styles>");
  package.relate(main, kRelation + "styles", "/word/styles.xml");
  package.add_part(
      main, kWord + type,
      "<w:document" + kRoot + "><w:body>" + body + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"" + header +
          "\"/><w:pgSz w:w=\"10000\" w:h=\"16000\"/><w:pgMar w:top=\"1000\" w:right=\"1500\" w:bottom=\"1000\" w:left=\"1500\"/></w:sectPr>"
          "</w:body></w:document>");
  package.relate("/", kRelation + "officeDocument", main);
  return package.write();
}

struct Filled {
  std::unique_ptr<test::OfficeFile> file;
  core::Problems notes;

  const Element& body() const { return file->xml("/word/document.xml"); }
  std::string text() const { return body().text(); }
};

Filled filled(const std::string& bytes) {
  Filled out;
  const auto made = publish::render_docx(test::sample_preview(), Language::sv, {"mall.dotx", bytes}, out.notes);
  REQUIRE(made.has_value());
  out.file = std::make_unique<test::OfficeFile>(*made);
  return out;
}

std::string code_of(const std::string& bytes) {
  core::Problems notes;
  const auto made = publish::render_docx(test::sample_report(), Language::sv, {"mall.dotx", bytes}, notes);
  return made.has_value() ? "" : made.error()[0].code;
}

std::size_t place(const std::string& text, const std::string& wanted) {
  const std::size_t at = text.find(wanted);
  REQUIRE_MESSAGE(at != std::string::npos, wanted);
  return at;
}

}  // namespace

TEST_CASE("sections go into the controls that the template names, in its order, around its own words") {
  const std::string title = "<w:p><w:r><w:t>Rapport: </w:t></w:r>" + control("Titel", "<w:r><w:t>Skriv titeln här</w:t></w:r>") + "</w:p>";
  const Filled form = filled(region_template(title + words("Så gjorde vi") + control("metod", words("Metod här")) + words("Det viktigaste") +
                                             control("answer", words("Svaret här")) + control("Innehåll", words("Resten här")) + words("Slut")));
  const std::string text = form.text();
  CHECK(text.find("här") == std::string::npos);
  CHECK(text.find("Rapport: Vad kostar ytterfallen i vården?") != std::string::npos);
  CHECK(place(text, "Så gjorde vi") < place(text, "Metod och data"));
  CHECK(place(text, "Metod och data") < place(text, "Det viktigaste"));
  CHECK(place(text, "Det viktigaste") < place(text, "5,0\u00A0% av vårdtillfällena var ytterfall"));
  CHECK(place(text, "Frågor och svar") < place(text, "Slut"));
  CHECK(form.body().all("w:showingPlcHdr").empty());
  CHECK(form.body().all("w:drawing").size() >= 2);
}

TEST_CASE("a control for paragraphs that stands alone in one takes its place, as LibreOffice writes it; beside words it is not used") {
  const auto in_paragraph = [](const std::string& before, const std::string& inner) { return "<w:p>" + before + inner + "</w:p>"; };
  const std::string run = "<w:r><w:t>Här</w:t></w:r>";
  const Filled alone = filled(region_template(in_paragraph("", control("svar", run)) + words("Mitt") + in_paragraph("", control("content", run))));
  CHECK(alone.text().find("Här") == std::string::npos);
  CHECK(place(alone.text(), "Svaret") < place(alone.text(), "Mitt"));
  for (const Element* paragraph : alone.body().all("w:p")) CHECK(paragraph->all("w:p").empty());
  const Filled beside = filled(region_template(in_paragraph("<w:r><w:t>Se </w:t></w:r>", control("svar", run))));
  CHECK(place(beside.text(), "Se Här") < place(beside.text(), "Svaret"));
}

TEST_CASE("the template's header, page and styles are used; our styles are added under free ids") {
  const Filled form = filled(region_template(control("content", words("Här"))));
  CHECK(form.file->xml("/word/header1.xml").text() == "Region Granälvs sidhuvud");
  CHECK(form.body().all("w:headerReference").size() == 1);
  std::set<std::string> defined;
  for (const Element* style : form.file->xml("/word/styles.xml").all("w:style")) CHECK(defined.insert(style->attribute("w:styleId")).second);
  std::set<std::string> used;
  for (const Element* style : form.body().all("w:pStyle")) used.insert(style->attribute("w:val"));
  for (const std::string& id : used) CHECK_MESSAGE(defined.contains(id), id);
  CHECK(used.contains("Rubrik1"));
  CHECK(used.contains("RodtradLead"));  // the template calls something else Lead
  for (const Element* extent : form.body().all("wp:extent")) CHECK(std::stol(extent->attribute("cx")) <= 7000 * 635);  // the page's text width
}

TEST_CASE("what the template lacks is told with its place, and nothing of the report is lost") {
  const Filled form = filled(region_template(words("Bara text")));
  std::set<std::string> codes;
  for (const core::Problem& problem : form.notes) {
    codes.insert(problem.code);
    CHECK(problem.severity == core::Severity::warning);
    CHECK(problem.place.file.starts_with("mall.dotx: /word/"));
  }
  CHECK(codes == std::set<std::string>{"template_lacks_place", "template_lacks_style"});
  const std::string text = form.text();
  CHECK(place(text, "Syntetiska data \u00B7 Ej frisläppt") < place(text, "Bara text"));
  CHECK(place(text, "Bara text") < place(text, "Vad kostar ytterfallen i vården?"));
  CHECK(place(text, "Svaret") < place(text, "Metod och data"));
}

TEST_CASE("the result is a document, not a template, with our properties and every relation leading somewhere") {
  const Filled form = filled(region_template(control("content", words("Här"))));
  CHECK(form.file->bytes("/[Content_Types].xml").find("template.main") == std::string::npos);
  CHECK(form.file->xml("/docProps/core.xml").all("dc:title")[0]->text() == "Vad kostar ytterfallen i vården?");
  for (const auto& [part, bytes] : form.file->parts()) {
    std::set<std::string> ids;
    for (const test::Relationship& relation : form.file->relations(part)) {
      CHECK(ids.insert(relation.id).second);
      CHECK_MESSAGE(form.file->parts().contains(relation.target), relation.target);
    }
  }
}

TEST_CASE("our own document serves as a template, and a filled one again") {
  const std::string own = publish::render_docx(test::sample_report(), Language::sv);
  core::Problems notes;
  const auto first = publish::render_docx(test::sample_report(), Language::en, {"egen.docx", own}, notes);
  REQUIRE(first.has_value());
  CHECK(std::none_of(notes.begin(), notes.end(), [](const core::Problem& problem) { return problem.code == "template_lacks_style"; }));
  CHECK(publish::render_docx(test::sample_report(), Language::en, {"igen.docx", *first}, notes).has_value());
}

TEST_CASE("a template that LibreOffice wrote") {
  const Filled form = filled(test::contents(test::source_dir() / "tests" / "golden" / "templates" / "libreoffice.dotx"));
  const std::string text = form.text();
  CHECK(place(text, "Regionens egen inledning") < place(text, "Svaret"));
  CHECK(place(text, "Metod och data") < place(text, "Kontakt: "));
  CHECK(text.find("Svar här") == std::string::npos);
  CHECK(text.find("Innehåll här") == std::string::npos);
}

TEST_CASE("what is no template is refused") {
  CHECK(code_of("inte ett paket") == "zip_broken");
  CHECK(code_of(publish::render_docx(test::sample_report(), Language::sv).substr(0, 4000)) == "zip_broken");
  CHECK(code_of(region_template("", "document.macroEnabled.main+xml")) == "template_macros");
  CHECK(code_of(region_template("<w:p>")) == "template_not_word");
  formats::Package other;
  other.add_part("/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "<workbook/>");
  other.relate("/", kRelation + "officeDocument", "/xl/workbook.xml");
  CHECK(code_of(other.write()) == "template_not_word");
}
