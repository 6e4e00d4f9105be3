// A template's styles by name, and those of ours that it lacks.
#include "core/unicode.h"
#include "formats/xml_reader.h"
#include "publish/docx/template.h"

namespace rodtrad::publish::docx {

namespace {

using formats::XmlReader;

struct NamedStyles {
  std::map<std::string, std::string> ids;  // of paragraph styles, by folded name
  std::set<std::string> taken;             // ids of all kinds
};

NamedStyles read_names(const std::string& xml) {
  NamedStyles out;
  XmlReader reader(xml);
  std::string id, type;
  for (auto event = reader.next(); event != XmlReader::Event::end; event = reader.next()) {
    if (event != XmlReader::Event::open) continue;
    if (reader.name() == "style") {
      id = reader.attribute("styleId");
      type = reader.attribute("type");
      out.taken.insert(id);
    }
    if (reader.name() == "name" && type == "paragraph") out.ids.emplace(core::fold_case(reader.attribute("val")), id);
  }
  return out;
}

/// Puts markup before the last occurrence of an end tag.
std::string before_end(std::string xml, std::string_view end_tag, const std::string& more) {
  const std::size_t at = xml.rfind(end_tag);
  if (at != std::string::npos) xml.insert(at, more);
  return xml;
}

}  // namespace

void Template::read_styles() {
  const NamedStyles styles = read_names(contents_.parts.at(styles_part_).bytes);
  has_table_style_ = styles.taken.contains(kTableStyle);
  const StyleIds own = own_style_ids();
  for (std::size_t s = 0; s < kStyleCount; ++s) {
    const auto style = static_cast<Style>(s);
    const auto named = styles.ids.find(core::fold_case(look_of(style).name));
    if (named != styles.ids.end()) {
      style_ids_[s] = named->second;
    } else {
      style_ids_[s] = styles.taken.contains(own[s]) ? "Rodtrad" + own[s] : own[s];
      if (style != Style::header && style != Style::footer) missing_styles_.push_back(style);  // the template has its own
    }
  }
}

std::string Template::styles_xml() const {
  return before_end(contents_.parts.at(styles_part_).bytes, "</w:styles>", styles_markup(missing_styles_, style_ids_, !has_table_style_));
}

std::string Template::numbering_xml() const {
  if (numbering_part_.empty()) return docx::numbering_xml();
  std::string xml = contents_.parts.at(numbering_part_).bytes;
  const std::size_t first_list = xml.find("<w:num ");  // definitions stand before the lists
  if (first_list == std::string::npos) return before_end(std::move(xml), "</w:numbering>", list_definitions() + list_instances());
  xml = before_end(std::move(xml), "</w:numbering>", list_instances());
  return xml.insert(first_list, list_definitions());
}

}  // namespace rodtrad::publish::docx
