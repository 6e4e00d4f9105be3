// Shapes of PresentationML.
#include "publish/pptx/shapes.h"

namespace rodtrad::publish::pptx {

namespace {

using core::Markup;

constexpr long kFirstBox = 100;  // ids of text boxes: their place down the slide tells them apart

/// Says that a shape carries no meaning, so that screen readers pass it by.
void decorative_head(Markup& xml, int id, const std::string& name) {
  xml.open("p:nvSpPr").open("p:cNvPr", {{"id", std::to_string(id)}, {"name", name}});
  xml.open("a:extLst").open("a:ext", {{"uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"}});
  xml.empty("adec:decorative", {{"xmlns:adec", "http://schemas.microsoft.com/office/drawing/2017/decorative"}, {"val", "1"}});
  xml.close().close().close().empty("p:cNvSpPr").empty("p:nvPr").close();
}

void plain_shape(Markup& xml, int id, const std::string& name, std::string_view form, const Box& box) {
  xml.open("p:sp");
  decorative_head(xml, id, name);
  xml.open("p:spPr");
  write_place(xml, "a:xfrm", box);
  xml.open("a:prstGeom", {{"prst", form}}).empty("a:avLst").close();
  xml.open("a:solidFill").empty("a:schemeClr", {{"val", "accent1"}}).close();
  xml.open("a:ln").empty("a:noFill").close().close();
  xml.open("p:txBody").empty("a:bodyPr").empty("a:lstStyle").open("a:p").empty("a:endParaRPr", {{"lang", "sv-SE"}}).close().close();
  xml.close();
}

}  // namespace

void open_root(Markup& xml, std::string_view element) {
  xml.raw(kXmlStart).open(element, {{"xmlns:a", kDrawing}, {"xmlns:r", kRelations}, {"xmlns:p", kPresentation}});
}

void open_shape_tree(Markup& xml) {
  xml.open("p:spTree").open("p:nvGrpSpPr").empty("p:cNvPr", {{"id", "1"}, {"name", ""}}).empty("p:cNvGrpSpPr").empty("p:nvPr").close();
  xml.open("p:grpSpPr").open("a:xfrm");
  for (const char* corner : {"a:off", "a:ext", "a:chOff", "a:chExt"}) {
    const bool offset = std::string_view(corner).ends_with("ff");
    xml.empty(corner, {{offset ? "x" : "cx", "0"}, {offset ? "y" : "cy", "0"}});
  }
  xml.close().close();
}

void write_place(Markup& xml, std::string_view element, const Box& box) {
  xml.open(element).empty("a:off", {{"x", emu(box.x)}, {"y", emu(box.y)}}).empty("a:ext", {{"cx", emu(box.width)}, {"cy", emu(box.height)}}).close();
}

void placeholder_mark(Markup& xml, const std::optional<Placeholder>& place) {
  if (!place) return;
  if (place->type.empty()) {
    xml.empty("p:ph", {{"idx", place->index}});
  } else if (place->index.empty()) {
    xml.empty("p:ph", {{"type", place->type}});
  } else {
    xml.empty("p:ph", {{"type", place->type}, {"idx", place->index}});
  }
}

void placeholder_head(Markup& xml, const Placeholder& placeholder) {
  xml.open("p:nvSpPr").empty("p:cNvPr", {{"id", std::to_string(placeholder.id)}, {"name", placeholder.name}});
  xml.open("p:cNvSpPr").empty("a:spLocks", {{"noGrp", "1"}}).close().open("p:nvPr");
  placeholder_mark(xml, placeholder);
  xml.close().close();
}

void write_placeholder(Markup& xml, const Placeholder& placeholder, const std::vector<Paragraph>& paragraphs, const Box* box) {
  xml.open("p:sp");
  placeholder_head(xml, placeholder);
  xml.open("p:spPr");
  if (box) write_place(xml, "a:xfrm", *box);
  xml.close().open("p:txBody").empty("a:bodyPr").empty("a:lstStyle");
  write_paragraphs(xml, paragraphs);
  xml.close().close();
}

void write_words(Markup& xml, const std::optional<Placeholder>& place, const std::vector<Paragraph>& paragraphs, const Box& box, At at) {
  if (place) return write_placeholder(xml, *place, paragraphs, at == At::box ? &box : nullptr);
  xml.open("p:sp").open("p:nvSpPr").empty("p:cNvPr", {{"id", std::to_string(kFirstBox + std::lround(box.y))}, {"name", "Text"}});
  xml.empty("p:cNvSpPr", {{"txBox", "1"}}).empty("p:nvPr").close().open("p:spPr");
  write_place(xml, "a:xfrm", box);
  xml.open("a:prstGeom", {{"prst", "rect"}}).empty("a:avLst").close().empty("a:noFill").close().open("p:txBody");
  xml.open("a:bodyPr", {{"wrap", "square"}, {"lIns", "0"}, {"tIns", "0"}, {"rIns", "0"}, {"bIns", "0"}}).empty("a:noAutofit").close();
  xml.empty("a:lstStyle");
  write_paragraphs(xml, paragraphs);
  xml.close().close();
}

void write_slide_number(Markup& xml, const Placeholder& place, const std::string& language) {
  xml.open("p:sp");
  placeholder_head(xml, place);
  xml.empty("p:spPr").open("p:txBody").empty("a:bodyPr").empty("a:lstStyle").open("a:p");
  xml.open("a:fld", {{"id", "{6B1E3F52-5C1D-4E0A-9B0E-7D6F1A2C4E88}"}, {"type", "slidenum"}});
  xml.empty("a:rPr", {{"lang", language}, {"dirty", "0"}}).leaf("a:t", "\u2039#\u203A").close();
  xml.empty("a:endParaRPr", {{"lang", language}, {"dirty", "0"}}).close().close().close();
}

void write_thread(Markup& xml, int first_id, double y) {
  plain_shape(xml, first_id, "Red thread", "rect", {kLeft, y - 1, kWidth, 2});
  plain_shape(xml, first_id + 1, "Knot", "ellipse", {kLeft, y - 5, 10, 10});
}

void write_stamp(Markup& xml, int id, const std::string& words, const std::string& language, const Box& box) {
  xml.open("p:sp").open("p:nvSpPr").empty("p:cNvPr", {{"id", std::to_string(id)}, {"name", "Stamp"}});
  xml.empty("p:cNvSpPr", {{"txBox", "1"}}).empty("p:nvPr").close();
  const double width = text_width(words, kSmall, Weight::bold) + 24;
  xml.open("p:spPr");
  write_place(xml, "a:xfrm", {box.x + box.width - width, box.y, width, box.height});
  xml.open("a:prstGeom", {{"prst", "rect"}}).empty("a:avLst").close().empty("a:noFill");
  xml.open("a:ln", {{"w", "15875"}}).open("a:solidFill").empty("a:schemeClr", {{"val", "tx1"}}).close().close().close();
  xml.open("p:txBody")
      .open("a:bodyPr", {{"wrap", "none"}, {"lIns", "0"}, {"tIns", "0"}, {"rIns", "0"}, {"bIns", "0"}, {"anchor", "ctr"}})
      .empty("a:noAutofit")
      .close();
  xml.empty("a:lstStyle").open("a:p").empty("a:pPr", {{"algn", "ctr"}}).open("a:r");
  xml.open("a:rPr", {{"lang", language}, {"sz", "1400"}, {"b", "1"}, {"dirty", "0"}});
  xml.open("a:solidFill").empty("a:schemeClr", {{"val", "tx1"}}).close().close().leaf("a:t", words);
  xml.close().close().close().close();
}

}  // namespace rodtrad::publish::pptx
