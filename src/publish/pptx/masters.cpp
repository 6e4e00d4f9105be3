// Master, layouts and notes master.
#include "publish/pptx/masters.h"

#include "publish/pptx/shapes.h"

namespace rodtrad::publish::pptx {

namespace {

using core::Language;
using core::Markup;

std::string either(Language language, const char* sv, const char* en) { return language == Language::sv ? sv : en; }

struct Look {
  double points = kTextSize;
  std::string_view colour = "tx1";
  bool bold = false;
  std::string_view align = "l";
  std::string_view anchor = "t";
};

void level_look(Markup& xml, std::string_view element, const Look& look, double space_before) {
  xml.open(element, {{"marL", "0"},
                     {"indent", "0"},
                     {"algn", look.align},
                     {"defTabSz", "914400"},
                     {"rtl", "0"},
                     {"eaLnBrk", "1"},
                     {"latinLnBrk", "0"},
                     {"hangingPunct", "1"}});
  xml.open("a:spcBef").empty("a:spcPts", {{"val", std::to_string(std::lround(space_before * 100))}}).close().empty("a:buNone");
  xml.open("a:defRPr", {{"sz", std::to_string(std::lround(look.points * 100))}, {"b", look.bold ? "1" : "0"}, {"kern", "1200"}});
  xml.open("a:solidFill").empty("a:schemeClr", {{"val", look.colour}}).close();
  xml.empty("a:latin", {{"typeface", "+mn-lt"}}).empty("a:ea", {{"typeface", "+mn-ea"}}).empty("a:cs", {{"typeface", "+mn-cs"}}).close().close();
}

/// A placeholder of a master or layout: place, look and a word that tells what belongs there.
void define_placeholder(Markup& xml, const Placeholder& placeholder, const Box& box, const Look& look, const std::string& prompt, Language language) {
  xml.open("p:sp");
  placeholder_head(xml, placeholder);
  xml.open("p:spPr");
  write_place(xml, "a:xfrm", box);
  xml.open("a:prstGeom", {{"prst", "rect"}}).empty("a:avLst").close().close();
  xml.open("p:txBody");
  xml.open("a:bodyPr", {{"vert", "horz"}, {"lIns", "0"}, {"tIns", "0"}, {"rIns", "0"}, {"bIns", "0"}, {"rtlCol", "0"}, {"anchor", look.anchor}})
      .empty("a:normAutofit")
      .close();
  xml.open("a:lstStyle");
  level_look(xml, "a:lvl1pPr", look, 0);
  xml.close().open("a:p");
  if (placeholder.type == "sldNum") {
    xml.open("a:fld", {{"id", "{6B1E3F52-5C1D-4E0A-9B0E-7D6F1A2C4E88}"}, {"type", "slidenum"}});
    xml.empty("a:rPr", {{"lang", office_language(language)}}).leaf("a:t", "\u2039#\u203A").close();
  } else {
    xml.open("a:r").empty("a:rPr", {{"lang", office_language(language)}}).leaf("a:t", prompt).close();
  }
  xml.empty("a:endParaRPr", {{"lang", office_language(language)}}).close().close().close();
}

constexpr Look kTitleLook = {.points = 28, .bold = true, .anchor = "b"};
constexpr Look kFrontLook = {.points = 40, .bold = true, .anchor = "b"};
constexpr Look kBodyLook = {.points = kTextSize};
constexpr Look kSubtitleLook = {.points = kSubtitleSize, .colour = "tx2"};
constexpr Look kSourceLook = {.points = kSmall, .colour = "tx2", .anchor = "b"};
constexpr Look kFooterLook = {.points = kSmall, .colour = "tx2", .anchor = "ctr"};
constexpr Look kNumberLook = {.points = kSmall, .colour = "tx2", .align = "r", .anchor = "ctr"};
constexpr Look kKickerLook = {.points = 20, .colour = "tx2", .anchor = "b"};

void define_title(Markup& xml, Language language) {
  define_placeholder(xml, {2, "Title", "title", ""}, kTitle, kTitleLook, either(language, "Budskapet som en mening", "The message as a sentence"),
                     language);
}

void define_footers(Markup& xml, Language language) {
  define_placeholder(xml, {20, "Footer", "ftr", kIndexFooter}, kFooter, kFooterLook, either(language, "Region", "Region"), language);
  define_placeholder(xml, {21, "Slide Number", "sldNum", "12"}, kNumber, kNumberLook, {}, language);
}

void define_subtitle_and_source(Markup& xml, Language language) {
  define_placeholder(xml, {3, "Subtitle", "body", kIndexSubtitle}, kSubtitle, kSubtitleLook,
                     either(language, "Vad, var, när, enhet", "What, where, when, unit"), language);
}

void define_content(Markup& xml, Layout layout, Language language) {
  const bool figure = layout == Layout::figure;
  const std::string prompt = figure ? either(language, "Diagram", "Chart") : either(language, "Tabell", "Table");
  define_subtitle_and_source(xml, language);
  define_placeholder(xml, {4, figure ? "Chart" : "Table", figure ? "chart" : "tbl", kIndexContent}, kContent, kBodyLook, prompt, language);
  define_placeholder(xml, {5, "Source", "body", kIndexSource}, kSource, kSourceLook, either(language, "Källa och metod", "Source and method"),
                     language);
}

void define_front(Markup& xml, Language language) {
  define_placeholder(xml, {2, "Title", "ctrTitle", ""}, kFrontTitle, kFrontLook, either(language, "Uppdragets titel", "Title of the assignment"),
                     language);
  define_placeholder(xml, {3, "Region", "body", kIndexKicker}, kKicker, kKickerLook, either(language, "Region", "Region"), language);
  define_placeholder(xml, {4, "Subtitle", "subTitle", kIndexBody}, kFrontText, kBodyLook,
                     either(language, "Plan, beslut, frisläppning", "Plan, decision, release"), language);
}

const char* layout_type(Layout layout) {
  switch (layout) {
    case Layout::front:
      return "title";
    case Layout::text:
      return "obj";
    case Layout::figure:
      return "chart";
    case Layout::table:
      return "tbl";
  }
  return "obj";
}

std::string layout_name(Layout layout, Language language) {
  switch (layout) {
    case Layout::front:
      return either(language, "Titel", "Title");
    case Layout::text:
      return either(language, "Text", "Text");
    case Layout::figure:
      return either(language, "Figur", "Figure");
    case Layout::table:
      return either(language, "Tabell", "Table");
  }
  return {};
}

void colour_map(Markup& xml) {
  xml.empty("p:clrMap", {{"bg1", "lt1"},
                         {"tx1", "dk1"},
                         {"bg2", "lt2"},
                         {"tx2", "dk2"},
                         {"accent1", "accent1"},
                         {"accent2", "accent2"},
                         {"accent3", "accent3"},
                         {"accent4", "accent4"},
                         {"accent5", "accent5"},
                         {"accent6", "accent6"},
                         {"hlink", "hlink"},
                         {"folHlink", "folHlink"}});
}

void white_background(Markup& xml) { xml.open("p:bg").open("p:bgRef", {{"idx", "1001"}}).empty("a:schemeClr", {{"val", "bg1"}}).close().close(); }

void text_styles(Markup& xml) {
  xml.open("p:txStyles").open("p:titleStyle");
  level_look(xml, "a:lvl1pPr", kTitleLook, 0);
  xml.close();
  for (const char* style : {"p:bodyStyle", "p:otherStyle"}) {
    xml.open(style);
    for (const char* level : {"a:lvl1pPr", "a:lvl2pPr", "a:lvl3pPr"}) level_look(xml, level, kBodyLook, 6);
    xml.close();
  }
  xml.close();
}

}  // namespace

std::string slide_master_xml(Language language) {
  Markup xml(core::Dialect::xml);
  open_root(xml, "p:sldMaster");
  xml.open("p:cSld");
  white_background(xml);
  open_shape_tree(xml);
  define_title(xml, language);
  define_placeholder(xml, {3, "Text", "body", kIndexBody}, kBody, kBodyLook, "Text", language);
  define_footers(xml, language);
  xml.close().close();
  colour_map(xml);
  xml.open("p:sldLayoutIdLst");
  for (std::size_t i = 0; i < std::size(kLayouts); ++i) {
    xml.empty("p:sldLayoutId", {{"id", std::to_string(2147483649u + i)}, {"r:id", fmt::format("rId{}", i + 1)}});
  }
  xml.close();
  text_styles(xml);
  return xml.close().take();
}

std::string slide_layout_xml(Layout layout, Language language) {
  Markup xml(core::Dialect::xml);
  xml.raw(kXmlStart).open(
      "p:sldLayout", {{"xmlns:a", kDrawing}, {"xmlns:r", kRelations}, {"xmlns:p", kPresentation}, {"type", layout_type(layout)}, {"preserve", "1"}});
  xml.open("p:cSld", {{"name", layout_name(layout, language)}});
  open_shape_tree(xml);
  if (layout == Layout::front) {
    define_front(xml, language);
  } else {
    define_title(xml, language);
    if (layout == Layout::text) {
      define_placeholder(xml, {3, "Text", "", kIndexBody}, kBody, kBodyLook, "Text", language);
    } else {
      define_content(xml, layout, language);
    }
  }
  write_thread(xml, 30, layout == Layout::front ? kFrontRule : kRule);
  define_footers(xml, language);
  xml.close().close().open("p:clrMapOvr").empty("a:masterClrMapping").close();
  return xml.close().take();
}

std::string notes_master_xml(Language language) {
  Markup xml(core::Dialect::xml);
  open_root(xml, "p:notesMaster");
  xml.open("p:cSld");
  white_background(xml);
  open_shape_tree(xml);
  xml.open("p:sp").open("p:nvSpPr").empty("p:cNvPr", {{"id", "2"}, {"name", "Slide Image"}});
  xml.open("p:cNvSpPr").empty("a:spLocks", {{"noGrp", "1"}, {"noRot", "1"}, {"noChangeAspect", "1"}}).close();
  xml.open("p:nvPr").empty("p:ph", {{"type", "sldImg"}, {"idx", "2"}}).close().close().open("p:spPr");
  write_place(xml, "a:xfrm", {54, 54, 432, 243});
  xml.open("a:prstGeom", {{"prst", "rect"}}).empty("a:avLst").close().empty("a:noFill").close().close();
  define_placeholder(xml, {3, "Notes", "body", "3"}, {54, 316, 432, 380}, {.points = 12}, either(language, "Anteckningar", "Notes"), language);
  xml.close().close();
  colour_map(xml);
  xml.open("p:notesStyle");
  level_look(xml, "a:lvl1pPr", {.points = 12}, 4);
  return xml.close().close().take();
}

}  // namespace rodtrad::publish::pptx
