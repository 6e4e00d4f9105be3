// One pass over a layout's markup.
#include "publish/pptx/template_shapes.h"

#include "core/unicode.h"
#include "formats/xml_reader.h"

namespace rodtrad::publish::pptx {

namespace {

using formats::XmlReader;

double points(const std::string& emu) { return std::strtod(emu.c_str(), nullptr) / 12700; }

/// "Källa 3" → "källa".
std::string plain_name(const std::string& name) {
  std::string plain = core::fold_case(name);
  while (!plain.empty() && (plain.back() == ' ' || (plain.back() >= '0' && plain.back() <= '9'))) plain.pop_back();
  return plain;
}

struct OpenShape {
  ShapeReading shape;
  bool is_placeholder = false;
  bool is_named = false;
};

void read_property(const XmlReader& reader, OpenShape& open) {
  const std::string_view element = reader.name();
  if (element == "cNvPr" && !std::exchange(open.is_named, true)) open.shape.name = plain_name(reader.attribute("name"));
  if (element == "ph") {
    open.is_placeholder = true;
    open.shape.type = reader.attribute("type") == "obj" ? "" : reader.attribute("type");
    open.shape.index = reader.attribute("idx");
  }
  if (element == "off" && !open.shape.box) open.shape.box = Box{points(reader.attribute("x")), points(reader.attribute("y")), 0, 0};
  if (element == "ext" && open.shape.box && open.shape.box->width == 0 && !reader.attribute("cx").empty()) {
    open.shape.box->width = points(reader.attribute("cx"));
    open.shape.box->height = points(reader.attribute("cy"));
  }
}

}  // namespace

LayoutReading read_layout(const std::string& xml) {
  LayoutReading layout;
  XmlReader reader(xml);
  std::optional<OpenShape> open;
  for (auto event = reader.next(); event != XmlReader::Event::end; event = reader.next()) {
    if (event == XmlReader::Event::open) {
      if (reader.name() == "cSld") layout.name = core::fold_case(reader.attribute("name"));
      if (reader.name() == "sp") open.emplace();
      if (open) read_property(reader, *open);
    }
    if (event == XmlReader::Event::close && reader.name() == "sp" && open) {
      if (open->is_placeholder) layout.shapes.push_back(std::move(open->shape));
      open.reset();
    }
  }
  return layout;
}

}  // namespace rodtrad::publish::pptx
