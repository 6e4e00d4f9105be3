// The package of a document: which parts there are and how they hang together.
#include "publish/docx.h"

#include "formats/opc.h"
#include "publish/docx/template.h"
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

constexpr const char* kMain = "/word/document.xml";
constexpr int kFirstDrawing = 9000;  // ids of drawings: a template has its own below
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

/// Parts as markup; their charts are added to the package as they come.
class BodyWriter {
 public:
  BodyWriter(Package& package, std::string main, Language language, StyleIds styles)
      : package_(package), main_(std::move(main)), language_(language), styles_(std::move(styles)) {}

  std::string markup(std::span<const Part> parts) {
    Markup xml(core::Dialect::xml);
    for (const Part& part : parts) {
      if (const auto* words = std::get_if<Text>(&part)) write_text(xml, *words, styles_);
      if (const auto* table = std::get_if<TablePart>(&part)) write_table(xml, *table, office_language(language_), styles_);
      if (const auto* figure = std::get_if<FigurePart>(&part)) write_chart(xml, *figure);
    }
    return xml.take();
  }

 private:
  void write_chart(Markup& xml, const FigurePart& part) {
    do ++charts_;
    while (package_.has_part(fmt::format("/word/charts/chart{}.xml", charts_)));  // a template may have its own
    const ChartFrame frame{part.width, part.height, look_of(Style::table_text).points};
    const std::string chart = add_chart(package_, "/word", charts_, *part.figure, language_, frame);
    write_figure(xml, part, package_.relate(main_, kChartRelation, chart), kFirstDrawing + charts_, language_, styles_);
  }

  Package& package_;
  std::string main_;
  Language language_;
  StyleIds styles_;
  int charts_ = 0;
};

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
  xml.raw(BodyWriter(package, kMain, language, styles).markup(story.parts));
  write_section(xml, edges);
  package.add_part(kMain, kType + "document.main+xml", xml.close().close().take());
  package.relate("/", kRelation + "officeDocument", kMain);
}

/// The template's parts but those that are made anew, under their own names and ids.
void copy_template(Package& package, const Template& from) {
  const formats::PackageContents& contents = from.contents();
  const auto is_made_anew = [&](const std::string& name) {
    return name == from.main() || name == from.styles_part() || name == from.numbering_part() || name.starts_with("/docProps/core") ||
           name.starts_with("/docProps/app");
  };
  const auto keep = [&](const std::string& source, const std::vector<formats::PackageRelation>& relations) {
    for (const formats::PackageRelation& relation : relations) {
      if (relation.outside || (contents.find(relation.target) && !(source == "/" && is_made_anew(relation.target)))) {
        package.keep_relation(source, relation);
      }
    }
  };
  keep("/", contents.relations);
  for (const auto& [name, part] : contents.parts) {
    if (!is_made_anew(name)) package.add_part(name, part.content_type, part.bytes);
    if (!name.starts_with("/docProps/")) keep(name, part.relations);
  }
}

std::map<Place, Filling> fillings_of(const Story& story, BodyWriter& writer, const StyleIds& styles, Language language) {
  std::map<Place, Filling> fillings;
  for (std::size_t s = 0; s < story.sections.size(); ++s) {
    const std::size_t first = story.sections[s].first;
    const std::size_t end = s + 1 < story.sections.size() ? story.sections[s + 1].first : story.parts.size();
    Filling& filling = fillings[story.sections[s].place];
    filling.paragraphs = writer.markup(std::span(story.parts).subspan(first, end - first));
    if (const auto* words = std::get_if<Text>(&story.parts[first]); words && is_line(story.sections[s].place)) filling.runs = runs_markup(*words);
  }
  if (!story.stamp.empty()) {
    const Text stamp = text(Style::stamp, story.stamp, office_language(language));
    Markup xml(core::Dialect::xml);
    write_text(xml, stamp, styles);
    fillings[Place::stamp] = {xml.take(), runs_markup(stamp)};
  }
  return fillings;
}

void add_document(Package& package, const Story& story, Language language, const Template& into) {
  copy_template(package, into);
  package.add_part(into.styles_part(), kType + "styles+xml", into.styles_xml());
  if (into.numbering_part().empty()) {
    package.relate(into.main(), kRelation + "numbering", "/word/rodtrad_numbering.xml");
    package.add_part("/word/rodtrad_numbering.xml", kType + "numbering+xml", numbering_xml());
  } else {
    package.add_part(into.numbering_part(), kType + "numbering+xml", into.numbering_xml());
  }
  BodyWriter writer(package, into.main(), language, into.styles());
  package.add_part(into.main(), kType + "document.main+xml", into.filled(fillings_of(story, writer, into.styles(), language)));
  package.relate("/", kRelation + "officeDocument", into.main());
}

}  // namespace

}  // namespace docx

std::string render_docx(const model::Report& report, core::Language language) {
  formats::Package package;
  docx::add_document(package, docx::short_analysis(report, language), language);
  add_properties(package, docx::kMain, report, language, document_properties_xml());
  return package.write();
}

core::Expected<std::string> render_docx(const model::Report& report, core::Language language, const TemplateFile& file, core::Problems& notes) {
  const docx::Template into = TRY(docx::Template::read(file.bytes, file.name, notes));
  formats::Package package;
  docx::add_document(package, docx::short_analysis(report, language, into.room()), language, into);
  add_properties(package, into.main(), report, language, document_properties_xml());
  return package.write();
}

}  // namespace rodtrad::publish
