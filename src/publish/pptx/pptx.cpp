// The package of a deck: which parts there are and how they hang together.
#include "publish/pptx.h"

#include "formats/opc.h"
#include "publish/office/chart.h"
#include "publish/office/properties.h"
#include "publish/office/theme.h"
#include "publish/pptx/shapes.h"
#include "publish/pptx/slide.h"
#include "publish/pptx/template.h"

namespace rodtrad::publish {

namespace {

using core::Language;
using core::Markup;
using formats::Package;
using model::Report;

constexpr const char* kMain = "/ppt/presentation.xml";
constexpr const char* kMaster = "/ppt/slideMasters/slideMaster1.xml";
constexpr const char* kNotesMaster = "/ppt/notesMasters/notesMaster1.xml";
const std::string kType = "application/vnd.openxmlformats-officedocument.presentationml.";
const std::string kRelation = std::string(pptx::kRelations) + "/";

std::string layout_part(std::size_t layout) { return fmt::format("/ppt/slideLayouts/slideLayout{}.xml", layout + 1); }
std::string slide_part(std::size_t slide) { return fmt::format("/ppt/slides/slide{}.xml", slide + 1); }
std::string notes_part(std::size_t slide) { return fmt::format("/ppt/notesSlides/notesSlide{}.xml", slide + 1); }

void add_masters(Package& package, Language language) {
  package.add_part("/ppt/theme/theme1.xml", kThemeType, theme_xml());
  package.add_part("/ppt/theme/theme2.xml", kThemeType, theme_xml());
  package.add_part(kMaster, kType + "slideMaster+xml", pptx::slide_master_xml(language));
  for (std::size_t i = 0; i < std::size(pptx::kLayouts); ++i) {
    package.add_part(layout_part(i), kType + "slideLayout+xml", pptx::slide_layout_xml(pptx::kLayouts[i], language));
    package.relate(kMaster, kRelation + "slideLayout", layout_part(i));
    package.relate(layout_part(i), kRelation + "slideMaster", kMaster);
  }
  package.relate(kMaster, kRelation + "theme", "/ppt/theme/theme1.xml");
  package.add_part(kNotesMaster, kType + "notesMaster+xml", pptx::notes_master_xml(language));
  package.relate(kNotesMaster, kRelation + "theme", "/ppt/theme/theme2.xml");
}

void add_notes(Package& package, const pptx::Slide& slide, std::size_t number, const std::string& notes_master, Language language) {
  package.add_part(notes_part(number), kType + "notesSlide+xml", pptx::notes_xml(slide, language));
  package.relate(slide_part(number), kRelation + "notesSlide", notes_part(number));
  package.relate(notes_part(number), kRelation + "notesMaster", notes_master);
  package.relate(notes_part(number), kRelation + "slide", slide_part(number));
}

/// Charts with room to spare get larger type.
double chart_text(const figure::Figure& figure) {
  const bool roomy = figure.kind == figure::Kind::line || figure.categories.size() * figure.series.size() <= 6;
  return roomy ? pptx::kSubtitleSize : pptx::kSmall;
}

void add_slides(Package& package, const pptx::Deck& deck, const pptx::Form& form, const std::string& notes_master, Language language) {
  int charts = 0;
  for (std::size_t number = 0; number < deck.slides.size(); ++number) {
    const pptx::Slide& slide = deck.slides[number];
    package.relate(slide_part(number), kRelation + "slideLayout", form.of(pptx::layout_of(slide)).part);
    pptx::SlideTask task{slide, deck, form, language, {}};
    if (const auto* figure = std::get_if<pptx::FigureSlide>(&slide.content)) {
      const pptx::Box box = pptx::content_box(slide, form);
      do ++charts;
      while (package.has_part(fmt::format("/ppt/charts/chart{}.xml", charts)));  // a template may have its own
      const std::string chart = add_chart(package, "/ppt", charts, *figure->figure, language, {box.width, box.height, chart_text(*figure->figure)});
      task.chart_id = package.relate(slide_part(number), kChartRelation, chart);
    }
    package.add_part(slide_part(number), kType + "slide+xml", pptx::slide_xml(task));
    add_notes(package, slide, number, notes_master, language);
  }
}

void default_text_style(Markup& xml, Language language) {
  xml.open("p:defaultTextStyle").open("a:defPPr").empty("a:defRPr", {{"lang", office_language(language)}}).close().close();
}

void add_presentation(Package& package, const pptx::Deck& deck, Language language) {
  Markup xml(core::Dialect::xml);
  pptx::open_root(xml, "p:presentation");
  xml.open("p:sldMasterIdLst")
      .empty("p:sldMasterId", {{"id", "2147483648"}, {"r:id", package.relate(kMain, kRelation + "slideMaster", kMaster)}})
      .close();
  xml.open("p:notesMasterIdLst").empty("p:notesMasterId", {{"r:id", package.relate(kMain, kRelation + "notesMaster", kNotesMaster)}}).close();
  xml.open("p:sldIdLst");
  for (std::size_t number = 0; number < deck.slides.size(); ++number) {
    xml.empty("p:sldId", {{"id", std::to_string(256 + number)}, {"r:id", package.relate(kMain, kRelation + "slide", slide_part(number))}});
  }
  xml.close();
  xml.empty("p:sldSz", {{"cx", pptx::emu(pptx::kSlideWidth)}, {"cy", pptx::emu(pptx::kSlideHeight)}});
  xml.empty("p:notesSz", {{"cx", "6858000"}, {"cy", "9144000"}});
  default_text_style(xml, language);
  package.add_part(kMain, kType + "presentation.main+xml", xml.close().take());
  package.relate("/", kRelation + "officeDocument", kMain);
  package.relate(kMain, kRelation + "theme", "/ppt/theme/theme1.xml");
}

/// Small parts that PowerPoint always writes: settings of the presentation, the view, and table styles.
void add_settings(Package& package) {
  const auto add = [&](const std::string& name, std::string_view element) {
    Markup xml(core::Dialect::xml);
    pptx::open_root(xml, element);
    package.add_part("/ppt/" + name + ".xml", kType + name + "+xml", xml.close().take());
    package.relate(kMain, kRelation + name, "/ppt/" + name + ".xml");
  };
  add("presProps", "p:presentationPr");
  add("viewProps", "p:viewPr");
  Markup styles(core::Dialect::xml);
  styles.raw(pptx::kXmlStart).empty("a:tblStyleLst", {{"xmlns:a", pptx::kDrawing}, {"def", "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"}});
  package.add_part("/ppt/tableStyles.xml", kType + "tableStyles+xml", styles.take());
  package.relate(kMain, kRelation + "tableStyles", "/ppt/tableStyles.xml");
}

/// The template's parts but its slides and what is made anew.
void copy_template(Package& package, const pptx::Template& from) {
  const formats::PackageContents& contents = from.contents();
  const auto is_left = [&](const std::string& name) {
    const formats::PackagePart* part = contents.find(name);
    const bool slide = part && (part->content_type == kType + "slide+xml" || part->content_type == kType + "notesSlide+xml");
    return !part || slide || name == from.main() || name.starts_with("/docProps/core") || name.starts_with("/docProps/app");
  };
  for (const formats::PackageRelation& relation : contents.relations) {
    if (!is_left(relation.target)) package.keep_relation("/", relation);
  }
  for (const auto& [name, part] : contents.parts) {
    if (is_left(name) && name != from.main()) continue;
    if (name != from.main()) package.add_part(name, part.content_type, part.bytes);
    for (const formats::PackageRelation& relation : part.relations) {
      if (relation.outside || !is_left(relation.target)) package.keep_relation(name, relation);
    }
  }
}

/// Ours, when the template has no master of notes.
std::string add_notes_master(Package& package, Language language) {
  constexpr const char* kTheme = "/ppt/theme/rodtradNotes.xml";
  package.add_part(kTheme, kThemeType, theme_xml());
  package.add_part(kNotesMaster, kType + "notesMaster+xml", pptx::notes_master_xml(language));
  package.relate(kNotesMaster, kRelation + "theme", kTheme);
  return kNotesMaster;
}

void add_presentation(Package& package, const pptx::Template& into, std::size_t slides, const std::string& notes_master) {
  std::vector<std::string> ids;
  for (std::size_t number = 0; number < slides; ++number) ids.push_back(package.relate(into.main(), kRelation + "slide", slide_part(number)));
  const bool added = into.notes_master().empty();
  const std::string notes = added ? package.relate(into.main(), kRelation + "notesMaster", notes_master) : "";
  package.add_part(into.main(), kType + "presentation.main+xml", into.presentation_xml(ids, notes));
  package.relate("/", kRelation + "officeDocument", into.main());
}

}  // namespace

std::string render_pptx(const Report& report, Language language) {
  const pptx::Deck deck = pptx::make_deck(report, language);
  Package package;
  add_masters(package, language);
  add_presentation(package, deck, language);
  add_slides(package, deck, pptx::own_form(), kNotesMaster, language);
  add_settings(package);
  add_properties(package, kMain, report, language, deck_properties_xml(deck.slides.size()));
  return package.write();
}

core::Expected<std::string> render_pptx(const Report& report, Language language, const TemplateFile& file, core::Problems& notes) {
  const pptx::Template into = TRY(pptx::Template::read(file.bytes, file.name, notes));
  const pptx::Deck deck = pptx::make_deck(report, language, into.form());
  Package package;
  copy_template(package, into);
  const std::string notes_master = into.notes_master().empty() ? add_notes_master(package, language) : into.notes_master();
  add_slides(package, deck, into.form(), notes_master, language);
  add_presentation(package, into, deck.slides.size(), notes_master);
  add_properties(package, into.main(), report, language, deck_properties_xml(deck.slides.size()));
  return package.write();
}

}  // namespace rodtrad::publish
