// Shapes of PresentationML that slides, layouts and masters share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/office/drawing_text.h"
#include "publish/pptx/layout.h"

namespace rodtrad::publish::pptx {

inline constexpr const char* kXmlStart = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr const char* kDrawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
inline constexpr const char* kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline constexpr const char* kPresentation = "http://schemas.openxmlformats.org/presentationml/2006/main";

/// Opens a root element with the three namespaces.
void open_root(core::Markup& xml, std::string_view element);
/// Opens p:cSld's p:spTree with its own properties.
void open_shape_tree(core::Markup& xml);

/// a:xfrm or p:xfrm.
void write_place(core::Markup& xml, std::string_view element, const Box& box);

struct Placeholder {
  int id = 0;
  std::string name;
  std::string type;   // "title", "body" …; "" for content
  std::string index;  // "" for the title
};

/// p:ph; nothing for a shape that is no placeholder.
void placeholder_mark(core::Markup& xml, const std::optional<Placeholder>& place);
/// p:nvSpPr of a placeholder.
void placeholder_head(core::Markup& xml, const Placeholder& placeholder);
/// A placeholder with words; it stands where its layout says unless a box is given.
void write_placeholder(core::Markup& xml, const Placeholder& placeholder, const std::vector<Paragraph>& paragraphs, const Box* box = nullptr);
/// The slide's number as a field.
void write_slide_number(core::Markup& xml, const Placeholder& place, const std::string& language);

/// The red thread under a title: a line with a knot where it starts; marked as decoration.
void write_thread(core::Markup& xml, int first_id, double y);
enum class At { layout, box };  // where a placeholder stands: where its layout says, or in the box given
/// Words in a placeholder, or in a box of their own when the layout has none.
void write_words(core::Markup& xml, const std::optional<Placeholder>& place, const std::vector<Paragraph>& paragraphs, const Box& box, At at);
/// A framed word that must be seen, at the right end of the box.
void write_stamp(core::Markup& xml, int id, const std::string& words, const std::string& language, const Box& box);

}  // namespace rodtrad::publish::pptx
