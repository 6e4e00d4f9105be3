// The table of styles, and its markup.
#include "publish/docx/styles.h"

#include <cmath>

#include "core/markup.h"
#include "publish/docx/word_xml.h"
#include "publish/office/drawing_text.h"
#include "publish/office/palette.h"

namespace rodtrad::publish::docx {

namespace {

using core::Markup;

constexpr double kTypefaceLine = 1.15;  // Arial's own line, of its size

constexpr StyleLook kLooks[] = {
    {.style = Style::normal, .id = "Normal", .name = "Normal"},
    {.style = Style::kicker,
     .id = "Kicker",
     .name = "Kicker",
     .based_on = Style::normal,
     .points = 11,
     .after = 4,
     .colour = kGrey,
     .keep_next = true},
    {.style = Style::title,
     .id = "Title",
     .name = "Title",
     .based_on = Style::normal,
     .points = 24,
     .line = 1,
     .after = 10,
     .bold = true,
     .keep_next = true},
    {.style = Style::subtitle, .id = "Subtitle", .name = "Subtitle", .based_on = Style::normal, .points = 10, .after = 2, .colour = kGrey},
    {.style = Style::stamp, .id = "Stamp", .name = "Stamp", .based_on = Style::normal, .points = 10, .after = 0, .bold = true, .align = "right"},
    {.style = Style::lead, .id = "Lead", .name = "Lead", .based_on = Style::normal, .points = 13, .before = 2, .after = 8},
    {.style = Style::heading,
     .id = "Heading1",
     .name = "heading 1",
     .based_on = Style::normal,
     .points = 16,
     .line = 1,
     .before = 18,
     .after = 6,
     .bold = true,
     .keep_next = true,
     .outline = 0},
    {.style = Style::question,
     .id = "Question",
     .name = "Question",
     .based_on = Style::subheading,
     .points = 12,
     .line = 1,
     .before = 14,
     .after = 4,
     .bold = true,
     .keep_next = true,
     .outline = 1},
    {.style = Style::subheading,
     .id = "Heading2",
     .name = "heading 2",
     .based_on = Style::normal,
     .points = 12,
     .line = 1,
     .before = 14,
     .after = 4,
     .bold = true,
     .keep_next = true,
     .outline = 1},
    {.style = Style::list, .id = "ListBullet", .name = "List Bullet", .based_on = Style::normal, .after = 3},
    {.style = Style::caption,
     .id = "Caption",
     .name = "caption",
     .based_on = Style::normal,
     .points = 10.5,
     .line = 1,
     .before = 10,
     .after = 2,
     .bold = true,
     .keep_next = true},
    {.style = Style::detail,
     .id = "Detail",
     .name = "Detail",
     .based_on = Style::normal,
     .points = 10,
     .line = 1,
     .after = 4,
     .colour = kGrey,
     .keep_next = true},
    {.style = Style::figure, .id = "Figure", .name = "Figure", .based_on = Style::normal, .line = 1, .after = 2, .keep_next = true},
    {.style = Style::source,
     .id = "Source",
     .name = "Source",
     .based_on = Style::normal,
     .points = 10,
     .line = 1,
     .before = 3,
     .after = 6,
     .colour = kGrey},
    {.style = Style::table_head,
     .id = "TableHead",
     .name = "Table Head",
     .based_on = Style::table_text,
     .points = 10,
     .line = 1,
     .before = 2,
     .after = 2,
     .bold = true,
     .keep_next = true},
    {.style = Style::table_text,
     .id = "TableText",
     .name = "Table Text",
     .based_on = Style::normal,
     .points = 10,
     .line = 1,
     .before = 2,
     .after = 2},
    {.style = Style::table_number,
     .id = "TableNumber",
     .name = "Table Number",
     .based_on = Style::table_text,
     .points = 10,
     .line = 1,
     .before = 2,
     .after = 2,
     .align = "right"},
    {.style = Style::box, .id = "MethodBox", .name = "Method Box", .based_on = Style::normal, .points = 10, .line = 1.05, .after = 3},
    {.style = Style::header, .id = "Header", .name = "header", .based_on = Style::normal, .points = 10, .line = 1, .after = 0, .colour = kGrey},
    {.style = Style::footer, .id = "Footer", .name = "footer", .based_on = Style::normal, .points = 10, .line = 1, .after = 0, .colour = kGrey},
};
static_assert(std::size(kLooks) == kStyleCount);

void border(Markup& xml, std::string_view side, std::string_view eighths, std::string_view space, std::string_view colour) {
  xml.empty(side, {{"w:val", "single"}, {"w:sz", eighths}, {"w:space", space}, {"w:color", colour}});
}

void frame(Markup& xml, std::string_view eighths, std::string_view space, std::string_view colour) {
  xml.open("w:pBdr");
  for (const char* side : {"w:top", "w:left", "w:bottom", "w:right"}) border(xml, side, eighths, space, colour);
  xml.close();
}

void list_place(Markup& xml, std::string_view list) {
  xml.open("w:numPr").empty("w:ilvl", {{"w:val", "0"}}).empty("w:numId", {{"w:val", list}}).close();
}

/// What only one style has.
void special_look(Markup& xml, Style style) {
  if (style == Style::list) list_place(xml, kDashList);
  if (style == Style::question) list_place(xml, kNumberList);
  if (style == Style::title) {
    xml.open("w:pBdr");
    border(xml, "w:bottom", "16", "6", kThread);
    xml.close();
  }
  if (style == Style::box) {
    frame(xml, "4", "6", kPaleGrey);
    xml.empty("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", kPaleGrey}});
  }
}

void paragraph_look(Markup& xml, const StyleLook& look) {
  xml.open("w:pPr");
  if (look.keep_next) xml.empty("w:keepNext");
  if (look.keep_next) xml.empty("w:keepLines");
  special_look(xml, look.style);
  xml.empty("w:spacing", {{"w:before", twips(look.before)},
                          {"w:after", twips(look.after)},
                          {"w:line", std::to_string(std::lround(look.line * 240))},
                          {"w:lineRule", "auto"}});
  if (look.style == Style::box) xml.empty("w:ind", {{"w:left", twips(6)}, {"w:right", twips(6)}});
  if (!look.align.empty()) value(xml, "w:jc", look.align);
  if (look.outline >= 0) value(xml, "w:outlineLvl", std::to_string(look.outline));
  xml.close();
}

void run_look(Markup& xml, const StyleLook& look) {
  xml.open("w:rPr");
  value(xml, "w:b", look.bold ? "1" : "0");
  value(xml, "w:color", look.colour.empty() ? kInk : look.colour);
  for (const char* element : {"w:sz", "w:szCs"}) value(xml, element, std::to_string(std::lround(look.points * 2)));
  xml.close();
}

void write_style(Markup& xml, const StyleLook& look, const StyleIds& ids) {
  const std::string& id = ids[static_cast<std::size_t>(look.style)];
  if (look.style == Style::normal) {
    xml.open("w:style", {{"w:type", "paragraph"}, {"w:default", "1"}, {"w:styleId", id}});
  } else {
    xml.open("w:style", {{"w:type", "paragraph"}, {"w:styleId", id}});
  }
  value(xml, "w:name", look.name);
  if (look.style != Style::normal) value(xml, "w:basedOn", ids[static_cast<std::size_t>(look.based_on)]);
  if (look.outline >= 0 || look.style == Style::title) value(xml, "w:next", ids[0]);
  xml.empty("w:qFormat");
  paragraph_look(xml, look);
  run_look(xml, look);
  xml.close();
}

void write_defaults(Markup& xml, core::Language language) {
  xml.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
  xml.empty("w:rFonts",
            {{"w:asciiTheme", "minorHAnsi"}, {"w:hAnsiTheme", "minorHAnsi"}, {"w:eastAsiaTheme", "minorEastAsia"}, {"w:cstheme", "minorBidi"}});
  value(xml, "w:sz", "21");
  value(xml, "w:szCs", "21");
  xml.empty("w:lang", {{"w:val", office_language(language)}, {"w:eastAsia", "en-US"}, {"w:bidi", "ar-SA"}});
  xml.close().close().open("w:pPrDefault").close().close();
}

/// Rules instead of boxes: one under the heading row, thin ones between rows, one at the end.
void write_table_style(Markup& xml) {
  xml.open("w:style", {{"w:type", "table"}, {"w:styleId", kTableStyle}});
  value(xml, "w:name", "Result Table");
  xml.open("w:tblPr").open("w:tblBorders");
  border(xml, "w:bottom", "8", "0", kInk);
  border(xml, "w:insideH", "4", "0", kLineGrey);
  xml.close().open("w:tblCellMar");
  for (const char* side : {"w:left", "w:right"}) xml.empty(side, {{"w:w", twips(kCellMargin)}, {"w:type", "dxa"}});
  xml.close().close();
  xml.open("w:tblStylePr", {{"w:type", "firstRow"}}).open("w:tcPr").open("w:tcBorders");
  border(xml, "w:bottom", "12", "0", kInk);
  xml.close().close().close().close();
}

void write_list(Markup& xml, std::string_view id, std::string_view format, std::string_view text) {
  xml.open("w:abstractNum", {{"w:abstractNumId", id}}).empty("w:multiLevelType", {{"w:val", "singleLevel"}}).open("w:lvl", {{"w:ilvl", "0"}});
  value(xml, "w:start", "1");
  value(xml, "w:numFmt", format);
  value(xml, "w:lvlText", text);
  value(xml, "w:lvlJc", "left");
  xml.open("w:pPr").empty("w:ind", {{"w:left", twips(18)}, {"w:hanging", twips(18)}}).close().close().close();
}

}  // namespace

const StyleLook& look_of(Style style) { return kLooks[static_cast<std::size_t>(style)]; }

double height_of(Style style, std::size_t lines) {
  const StyleLook& look = look_of(style);
  return static_cast<double>(lines) * look.points * kTypefaceLine * look.line + look.before + look.after;
}

StyleIds own_style_ids() {
  StyleIds ids;
  for (const StyleLook& look : kLooks) ids[static_cast<std::size_t>(look.style)] = look.id;
  return ids;
}

std::string styles_xml(core::Language language) {
  std::vector<Style> all;
  for (const StyleLook& look : kLooks) all.push_back(look.style);
  Markup xml(core::Dialect::xml);
  open_word_root(xml, "w:styles");
  write_defaults(xml, language);
  return xml.raw(styles_markup(all, own_style_ids(), true)).close().take();
}

std::string styles_markup(const std::vector<Style>& styles, const StyleIds& ids, bool with_table_style) {
  Markup xml(core::Dialect::xml);
  for (const Style style : styles) write_style(xml, look_of(style), ids);
  if (with_table_style) write_table_style(xml);
  return xml.take();
}

std::string numbering_xml() {
  Markup xml(core::Dialect::xml);
  open_word_root(xml, "w:numbering");
  return xml.raw(list_definitions()).raw(list_instances()).close().take();
}

std::string list_definitions() {
  Markup xml(core::Dialect::xml);
  write_list(xml, kDashList, "bullet", "\u2013");
  write_list(xml, kNumberList, "decimal", "%1.");
  return xml.take();
}

std::string list_instances() {
  Markup xml(core::Dialect::xml);
  for (const char* list : {kDashList, kNumberList}) {
    xml.open("w:num", {{"w:numId", list}}).empty("w:abstractNumId", {{"w:val", list}}).close();
  }
  return xml.take();
}

}  // namespace rodtrad::publish::docx
