// publish: a region's own PowerPoint template: layouts and placeholders by name, everything else as it was.
#include "core/unicode.h"
#include "formats/zip.h"
#include "publish/docx.h"
#include "publish/pptx.h"
#include "support/office_reader.h"
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;
using core::Language;
using test::Element;

namespace {

constexpr const char* kFigureLayout = "/ppt/slideLayouts/slideLayout3.xml";

/// Our own deck, with some words in one of its parts changed.
std::string own_deck(const std::string& part = "", const std::string& from = "", const std::string& to = "") {
  const std::string deck = publish::render_pptx(test::sample_report(), Language::sv);
  auto entries = formats::read_zip(deck, "deck");
  REQUIRE(entries.has_value());
  for (formats::ZipEntry& entry : *entries) {
    if ("/" + entry.name != part) continue;
    REQUIRE(entry.bytes.find(from) != std::string::npos);
    entry.bytes = core::replace_all(std::move(entry.bytes), from, to);
  }
  return formats::write_zip(*entries);
}

struct Filled {
  std::unique_ptr<test::OfficeFile> file;
  core::Problems notes;

  std::vector<std::string> slides() const {
    std::vector<std::string> parts;
    for (const Element* id : file->xml("/ppt/presentation.xml").all("p:sldId")) {
      parts.push_back(file->target("/ppt/presentation.xml", id->attribute("r:id")));
    }
    return parts;
  }
  std::vector<std::string> slides_with(const std::string& layout) const {
    std::vector<std::string> parts = slides();
    std::erase_if(parts, [&](const std::string& part) { return file->targets(part, "slideLayout")[0] != layout; });
    return parts;
  }
};

Filled filled(const std::string& bytes, const model::Report& report = test::sample_report()) {
  Filled out;
  const auto made = publish::render_pptx(report, Language::sv, {"mall.potx", bytes}, out.notes);
  REQUIRE(made.has_value());
  out.file = std::make_unique<test::OfficeFile>(*made);
  return out;
}

std::string code_of(const std::string& bytes) {
  core::Problems notes;
  const auto made = publish::render_pptx(test::sample_report(), Language::sv, {"mall.potx", bytes}, notes);
  return made.has_value() ? "" : made.error()[0].code;
}

}  // namespace

TEST_CASE("our own deck serves as a template: its layouts stay, its slides are replaced") {
  const std::string own = own_deck();
  const test::OfficeFile before(own);
  const Filled form = filled(own, test::sample_preview());
  CHECK(form.notes.empty());
  for (const auto& [part, bytes] : before.parts()) {
    if (part.starts_with("/ppt/slideLayouts/slide") || part.starts_with("/ppt/slideMasters/slide") || part.starts_with("/ppt/theme/")) {
      CHECK(form.file->bytes(part) == bytes);
    }
  }
  CHECK(form.slides().size() == before.xml("/ppt/presentation.xml").all("p:sldId").size());
  CHECK(test::paragraphs_in(form.file->xml(form.slides()[0]), "a")[0] == "Vad kostar ytterfallen i vården?");
  for (const std::string& slide : form.slides()) CHECK(form.file->xml(slide).text().find("Syntetiska data \u00B7 Ej frisläppt") != std::string::npos);
  CHECK(form.slides_with(kFigureLayout).size() == 4);
}

TEST_CASE("in a template too, relations lead somewhere and ids are given once") {
  const Filled form = filled(own_deck());
  for (const auto& [part, bytes] : form.file->parts()) {
    std::set<std::string> ids;
    for (const test::Relationship& relation : form.file->relations(part)) {
      CHECK(ids.insert(relation.id).second);
      CHECK_MESSAGE(form.file->parts().contains(relation.target), relation.target);
    }
  }
  for (const std::string& slide : form.slides()) {
    std::set<std::string> ids;
    for (const Element* shape : form.file->xml(slide).all("p:cNvPr")) CHECK(ids.insert(shape->attribute("id")).second);
  }
}

TEST_CASE("a layout that the template lacks is told, and the general one is used with the chart in it") {
  const Filled form = filled(own_deck(kFigureLayout, "name=\"Figur\"", "name=\"Bild\""));
  REQUIRE(form.notes.size() >= 1);
  CHECK(form.notes[0].code == "template_lacks_layout");
  CHECK(form.notes[0].place.file == "mall.potx: /ppt/presentation.xml");
  CHECK(form.notes[0].message.sv.find("\"figur\"") != std::string::npos);
  CHECK(form.slides_with(kFigureLayout).empty());
  std::size_t charts = 0;
  for (const std::string& slide : form.slides_with("/ppt/slideLayouts/slideLayout2.xml")) charts += form.file->xml(slide).all("c:chart").size();
  CHECK(charts == 4);
}

TEST_CASE("a placeholder that a layout lacks is told, and its words stand in a text box") {
  const Filled form = filled(own_deck(kFigureLayout, "name=\"Source\"", "name=\"Annat\""));
  REQUIRE(form.notes.size() == 1);
  CHECK(form.notes[0].code == "template_lacks_place");
  CHECK(form.notes[0].place.file == std::string("mall.potx: ") + kFigureLayout);
  const Element& slide = form.file->xml(form.slides_with(kFigureLayout)[0]);
  CHECK(slide.text().find("Källa: Region Granälv") != std::string::npos);
  CHECK_FALSE(slide.all("p:cNvSpPr").empty());
}

TEST_CASE("Swedish names of placeholders are known, with the numbers that PowerPoint gives") {
  CHECK(filled(own_deck(kFigureLayout, "name=\"Source\"", "name=\"Källa 7\"")).notes.empty());
  CHECK(filled(own_deck(kFigureLayout, "name=\"Subtitle\"", "name=\"Underrubrik 2\"")).notes.empty());
}

TEST_CASE("what is no PowerPoint template is refused") {
  CHECK(code_of("inte ett paket") == "zip_broken");
  CHECK(code_of(publish::render_docx(test::sample_report(), Language::sv)) == "template_not_powerpoint");
  CHECK(code_of(own_deck("/[Content_Types].xml", "presentation.main+xml", "presentation.macroEnabled.main+xml")) == "template_macros");
}
