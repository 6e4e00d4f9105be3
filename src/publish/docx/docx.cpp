// The package of a document: which parts there are and how they hang together.
#include "publish/docx.h"

#include "formats/opc.h"
#include "publish/docx/word_xml.h"
#include "publish/office/chart.h"
#include "publish/office/drawing_text.h"
#include "publish/office/phrases.h"
#include "publish/office/properties.h"
#include "publish/office/theme.h"

namespace rodtrad::publish {

namespace docx {

namespace {

using core::Language;
using core::Markup;
using formats::Package;
using model::Report;

constexpr const char* kMain = "/word/document.xml";
const std::string kType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const std::string kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The parts that the section names by id.
struct Edges {
  std::string header;
  std::string footer;
};

/// Words on the left, page number on the right.
std::string footer_xml(const Story& story, Language language, const StyleIds& styles) {
  const std::string tag = office_language(language);
  Markup xml(core::Dialect::xml);
  open_word_root(xml, "w:ftr");
  xml.open("w:p").open("w:pPr");
  value(xml, "w:pStyle", styles[static_cast<std::size_t>(Style::footer)]);
  xml.open("w:tabs").empty("w:tab", {{"w:val", "right"}, {"w:pos", twips(kTextWidth)}}).close().close();
  write_run(xml, {story.footer, tag});
  xml.open("w:r").empty("w:tab").close();
  write_run(xml, {words(language, "Sida ", "Page "), tag});
  write_run(xml, {.words = "1", .language = tag, .field = "PAGE"});
  write_run(xml, {words(language, " av ", " of "), tag});
  write_run(xml, {.words = "1", .language = tag, .field = "NUMPAGES"});
  return xml.close().close().take();
}

std::string header_xml(const Story& story, Language language, const StyleIds& styles) {
  Markup xml(core::Dialect::xml);
  open_word_root(xml, "w:hdr");
  write_text(xml, text(story.stamp.empty() ? Style::header : Style::stamp, story.stamp, office_language(language)), styles);
  return xml.close().take();
}

void add_part(Package& package, const std::string& name, std::string bytes) {
  package.add_part("/word/" + name + ".xml", kType + name + "+xml", std::move(bytes));
  package.relate(kMain, kRelation + name, "/word/" + name + ".xml");
}

Edges add_edges(Package& package, const Story& story, Language language, const StyleIds& styles) {
  package.add_part("/word/header1.xml", kType + "header+xml", header_xml(story, language, styles));
  package.add_part("/word/footer1.xml", kType + "footer+xml", footer_xml(story, language, styles));
  return {package.relate(kMain, kRelation + "header", "/word/header1.xml"), package.relate(kMain, kRelation + "footer", "/word/footer1.xml")};
}

std::string settings_xml(Language language) {
  Markup xml(core::Dialect::xml);
  open_word_root(xml, "w:settings");
  value(xml, "w:defaultTabStop", "720");
  xml.open("w:compat")
      .empty("w:compatSetting", {{"w:name", "compatibilityMode"}, {"w:uri", "http://schemas.microsoft.com/office/word"}, {"w:val", "15"}});
  xml.close();
  value(xml, "w:themeFontLang", office_language(language));
  return xml.close().take();
}

void write_section(Markup& xml, const Edges& edges) {
  xml.open("w:sectPr");
  xml.empty("w:headerReference", {{"w:type", "default"}, {"r:id", edges.header}});
  xml.empty("w:footerReference", {{"w:type", "default"}, {"r:id", edges.footer}});
  xml.empty("w:pgSz", {{"w:w", twips(kPageWidth)}, {"w:h", twips(kPageHeight)}});
  xml.empty("w:pgMar", {{"w:top", twips(kTopMargin)},
                        {"w:right", twips(kSideMargin)},
                        {"w:bottom", twips(kBottomMargin)},
                        {"w:left", twips(kSideMargin)},
                        {"w:header", twips(28)},
                        {"w:footer", twips(28)},
                        {"w:gutter", "0"}});
  xml.close();
}

/// The body's parts; charts are added to the package as they come.
void write_parts(Markup& xml, Package& package, const Story& story, Language language, const StyleIds& styles) {
  int charts = 0;
  for (const Part& part : story.parts) {
    if (const auto* words = std::get_if<Text>(&part)) write_text(xml, *words, styles);
    if (const auto* table = std::get_if<TablePart>(&part)) write_table(xml, *table, office_language(language), styles);
    if (const auto* figure = std::get_if<FigurePart>(&part)) {
      const ChartFrame frame{figure->width, figure->height, look_of(Style::table_text).points};
      const std::string chart = add_chart(package, "/word", ++charts, *figure->figure, language, frame);
      write_figure(xml, *figure, package.relate(kMain, kChartRelation, chart), charts, language, styles);
    }
  }
}

void add_document(Package& package, const Story& story, Language language) {
  const StyleIds styles = own_style_ids();
  add_part(package, "styles", styles_xml(language));
  add_part(package, "numbering", numbering_xml());
  add_part(package, "settings", settings_xml(language));
  package.add_part("/word/theme/theme1.xml", kThemeType, theme_xml());
  package.relate(kMain, kRelation + "theme", "/word/theme/theme1.xml");
  const Edges edges = add_edges(package, story, language, styles);
  Markup xml(core::Dialect::xml);
  open_word_root(xml, "w:document");
  xml.open("w:body");
  write_parts(xml, package, story, language, styles);
  write_section(xml, edges);
  package.add_part(kMain, kType + "document.main+xml", xml.close().close().take());
  package.relate("/", kRelation + "officeDocument", kMain);
}

}  // namespace

}  // namespace docx

std::string render_docx(const model::Report& report, core::Language language) {
  formats::Package package;
  docx::add_document(package, docx::short_analysis(report, language), language);
  add_properties(package, docx::kMain, report, language, document_properties_xml());
  return package.write();
}

}  // namespace rodtrad::publish
