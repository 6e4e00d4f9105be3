// Native tables (a:tbl): heading row and heading column marked, rules instead of boxes, numbers to the right.
#include "publish/pptx/shapes.h"
#include "publish/pptx/slide.h"

namespace rodtrad::publish::pptx {

namespace {

using core::Language;
using core::Markup;

// The table style "No Style, No Grid", which every Office knows by this id; our rules are set cell by cell.
constexpr const char* kNoStyle = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";

void rule(Markup& xml, std::string_view side, std::string_view colour, double points) {
  if (colour.empty()) {
    xml.open(side, {{"w", "0"}}).empty("a:noFill").close();
    return;
  }
  xml.open(side, {{"w", emu(points)}, {"cap", "flat"}, {"cmpd", "sng"}, {"algn", "ctr"}});
  xml.open("a:solidFill").empty("a:schemeClr", {{"val", colour}}).close().empty("a:prstDash", {{"val", "solid"}}).close();
}

struct CellLook {
  Align align = Align::left;
  bool heading = false;
  bool last = false;
};

void write_cell(Markup& xml, std::vector<TextRun> runs, const CellLook& look) {
  xml.open("a:tc").open("a:txBody").empty("a:bodyPr").empty("a:lstStyle");
  Paragraph words;
  words.runs = std::move(runs);
  words.align = look.align;
  write_paragraphs(xml, {words});
  xml.close().open("a:tcPr", {{"marL", emu(8)}, {"marR", emu(8)}, {"marT", emu(4)}, {"marB", emu(4)}, {"anchor", look.heading ? "b" : "t"}});
  rule(xml, "a:lnL", {}, 0);
  rule(xml, "a:lnR", {}, 0);
  rule(xml, "a:lnT", {}, 0);
  if (look.heading) {
    rule(xml, "a:lnB", "tx1", 1.5);
  } else {
    rule(xml, "a:lnB", look.last ? "tx1" : "bg2", 1);
  }
  xml.empty("a:noFill").close().close();
}

Align align_of(const TableGrid& grid, std::size_t column) { return grid.numbers[column] ? Align::right : Align::left; }

void write_heading(Markup& xml, const TableGrid& grid, const std::string& language) {
  xml.open("a:tr", {{"h", emu(grid.heading_height)}});
  for (std::size_t c = 0; c < grid.headings.size(); ++c) {
    write_cell(xml, {{grid.headings[c], language, grid.points, Weight::bold, Ink::text}}, {align_of(grid, c), true, false});
  }
  xml.close();
}

void write_row(Markup& xml, const TableGrid& grid, std::size_t r, const std::string& language) {
  const GridRow& row = grid.rows[r];
  xml.open("a:tr", {{"h", emu(row.height)}});
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    std::vector<TextRun> runs = {{row.cells[c].words, language, grid.points, row.weight, Ink::text}};
    if (!row.cells[c].quiet.empty()) runs.push_back({row.cells[c].quiet, language, grid.points, Weight::regular, Ink::quiet});
    write_cell(xml, std::move(runs), {align_of(grid, c), false, r + 1 == grid.rows.size()});
  }
  xml.close();
}

Box frame_box(const TableGrid& grid, const Box& room) {
  Box box{room.x, room.y, 0, grid.heading_height};
  for (const double width : grid.widths) box.width += width;
  for (const GridRow& row : grid.rows) box.height += row.height;
  return box;
}

}  // namespace

void write_table(Markup& xml, const TableSlide& table, const Box& box, const std::optional<Placeholder>& place, Language language) {
  const TableGrid& grid = table.grid;
  xml.open("p:graphicFrame").open("p:nvGraphicFramePr").empty("p:cNvPr", {{"id", "4"}, {"name", "Table"}, {"descr", table.description}});
  xml.open("p:cNvGraphicFramePr").empty("a:graphicFrameLocks", {{"noGrp", "1"}}).close().open("p:nvPr");
  placeholder_mark(xml, place);
  xml.close().close();
  write_place(xml, "p:xfrm", frame_box(grid, box));
  xml.open("a:graphic").open("a:graphicData", {{"uri", "http://schemas.openxmlformats.org/drawingml/2006/table"}}).open("a:tbl");
  xml.open("a:tblPr", {{"firstRow", "1"}, {"firstCol", "1"}}).leaf("a:tableStyleId", kNoStyle).close().open("a:tblGrid");
  for (const double width : grid.widths) xml.empty("a:gridCol", {{"w", emu(width)}});
  xml.close();
  const std::string tag = office_language(language);
  write_heading(xml, grid, tag);
  for (std::size_t r = 0; r < grid.rows.size(); ++r) write_row(xml, grid, r, tag);
  xml.close().close().close().close();
}

}  // namespace rodtrad::publish::pptx
