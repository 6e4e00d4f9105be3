// Paragraphs, charts and tables as WordprocessingML.
#include "publish/docx/word_xml.h"

#include <cmath>

#include "core/hash.h"
#include "publish/office/chart.h"

namespace rodtrad::publish::docx {

namespace {

using core::Markup;

constexpr std::size_t kLongestTag = 64;  // Word's limit

void run_content(Markup& xml, const Run& run) {
  xml.open("w:r").open("w:rPr");
  if (run.weight == Weight::bold) xml.empty("w:b");
  value(xml, "w:lang", run.language);
  xml.close().leaf("w:t", run.words, {{"xml:space", "preserve"}}).close();
}

/// A number in a content control that says where it comes from, so that it can be found when the result changes.
void write_number(Markup& xml, const Run& run) {
  const std::string tag = run.cell.size() <= kLongestTag ? run.cell : core::sha256_hex(run.cell);
  xml.open("w:sdt").open("w:sdtPr");
  value(xml, "w:tag", tag);
  xml.close().open("w:sdtContent");
  run_content(xml, run);
  xml.close().close();
}

std::string emu(double points) { return std::to_string(std::lround(points * 12700)); }

enum class Keep { no, with_next };
enum class RowKind { heading, values };

void write_paragraph(Markup& xml, const Text& text, const StyleIds& styles, Keep keep) {
  xml.open("w:p").open("w:pPr");
  value(xml, "w:pStyle", styles[static_cast<std::size_t>(text.style)]);
  if (keep == Keep::with_next || look_of(text.style).keep_next) xml.empty("w:keepNext");  // a template's style may not say it
  xml.close();
  for (const Run& run : text.runs) write_run(xml, run);
  xml.close();
}

void write_cell(Markup& xml, double width, const Text& words, const StyleIds& styles, Keep keep, RowKind row) {
  xml.open("w:tc").open("w:tcPr").empty("w:tcW", {{"w:w", twips(width)}, {"w:type", "dxa"}});
  if (row == RowKind::heading) value(xml, "w:vAlign", "bottom");
  xml.close();
  write_paragraph(xml, words, styles, keep);
  xml.close();
}

Style style_of(const TableGrid& grid, std::size_t column) { return grid.numbers[column] ? Style::table_number : Style::table_text; }

void write_heading_row(Markup& xml, const TableGrid& grid, const std::string& language, const StyleIds& styles) {
  xml.open("w:tr").open("w:trPr").empty("w:cantSplit").empty("w:tblHeader").close();
  for (std::size_t c = 0; c < grid.headings.size(); ++c) {
    const Style style = grid.numbers[c] ? Style::table_number : Style::table_head;
    write_cell(xml, grid.widths[c], {style, {{grid.headings[c], language, Weight::bold}}}, styles, Keep::with_next, RowKind::heading);
  }
  xml.close();
}

void write_row(Markup& xml, const TableGrid& grid, std::size_t r, const std::string& language, const StyleIds& styles) {
  const GridRow& row = grid.rows[r];
  const Keep keep = stands_together(grid) && r + 1 < grid.rows.size() ? Keep::with_next : Keep::no;
  xml.open("w:tr").open("w:trPr").empty("w:cantSplit").close();
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    Text words{style_of(grid, c), {{row.cells[c].words, language, row.weight}}};
    if (!row.cells[c].quiet.empty()) words.runs.push_back({row.cells[c].quiet, language});
    write_cell(xml, grid.widths[c], words, styles, keep, RowKind::values);
  }
  xml.close();
}

void table_look(Markup& xml, const TablePart& part) {
  xml.open("w:tblPr");
  value(xml, "w:tblStyle", kTableStyle);
  xml.empty("w:tblW", {{"w:w", twips(total_width(part.grid))}, {"w:type", "dxa"}});
  xml.empty("w:tblLayout", {{"w:type", "fixed"}});
  xml.empty("w:tblLook", {{"w:val", "06A0"},
                          {"w:firstRow", "1"},
                          {"w:lastRow", "0"},
                          {"w:firstColumn", "1"},
                          {"w:lastColumn", "0"},
                          {"w:noHBand", "1"},
                          {"w:noVBand", "1"}});
  value(xml, "w:tblCaption", part.title);
  value(xml, "w:tblDescription", part.description);
  xml.close().open("w:tblGrid");
  for (const double width : part.grid.widths) xml.empty("w:gridCol", {{"w:w", twips(width)}});
  xml.close();
}

}  // namespace

void open_word_root(Markup& xml, std::string_view element) {
  const auto& names = kNamespaces;
  xml.raw(kXmlStart).open(element, {{"xmlns:w", names[0].second},
                                    {"xmlns:r", names[1].second},
                                    {"xmlns:wp", names[2].second},
                                    {"xmlns:a", names[3].second},
                                    {"xmlns:c", names[4].second}});
}

void value(Markup& xml, std::string_view element, std::string_view words) { xml.empty(element, {{"w:val", words}}); }

std::string twips(double points) { return std::to_string(std::lround(points * 20)); }

void write_run(Markup& xml, const Run& run) {
  if (!run.cell.empty()) return write_number(xml, run);
  if (run.field.empty()) return run_content(xml, run);
  xml.open("w:fldSimple", {{"w:instr", " " + run.field + " "}});
  run_content(xml, run);
  xml.close();
}

std::string runs_markup(const Text& text) {
  Markup xml(core::Dialect::xml);
  for (const Run& run : text.runs) write_run(xml, run);
  return xml.take();
}

void write_text(Markup& xml, const Text& text, const StyleIds& styles) { write_paragraph(xml, text, styles, Keep::no); }

void write_figure(Markup& xml, const FigurePart& part, const std::string& chart_id, int id, core::Language language, const StyleIds& styles) {
  const std::string number = std::to_string(id);
  xml.open("w:p").open("w:pPr");
  value(xml, "w:pStyle", styles[static_cast<std::size_t>(Style::figure)]);
  xml.close().open("w:r").open("w:drawing").open("wp:inline", {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}});
  xml.empty("wp:extent", {{"cx", emu(part.width)}, {"cy", emu(part.height)}});
  xml.empty("wp:docPr", {{"id", number}, {"name", "Chart " + number}, {"descr", part.figure->alt.in(language)}});
  xml.empty("wp:cNvGraphicFramePr").open("a:graphic").open("a:graphicData", {{"uri", kChartNamespace}});
  xml.empty("c:chart", {{"r:id", chart_id}});
  xml.close().close().close().close().close().close();
}

void write_table(Markup& xml, const TablePart& part, const std::string& language, const StyleIds& styles) {
  xml.open("w:tbl");
  table_look(xml, part);
  write_heading_row(xml, part.grid, language, styles);
  for (std::size_t r = 0; r < part.grid.rows.size(); ++r) write_row(xml, part.grid, r, language, styles);
  xml.close();
}

}  // namespace rodtrad::publish::docx
