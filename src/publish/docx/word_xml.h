// Markup of WordprocessingML. Elements come in the order that the schema demands.
#pragma once

#include <string>
#include <string_view>

#include "core/markup.h"
#include "publish/docx/story.h"

namespace rodtrad::publish::docx {

inline constexpr const char* kXmlStart = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Prefixes and addresses of what our markup uses: text, relationships, drawings, charts.
inline constexpr std::pair<std::string_view, std::string_view> kNamespaces[] = {
    {"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    {"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    {"a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
    {"c", "http://schemas.openxmlformats.org/drawingml/2006/chart"}};

/// Opens a root element with the namespaces of text, relationships and drawings.
void open_word_root(core::Markup& xml, std::string_view element);
/// Element with w:val.
void value(core::Markup& xml, std::string_view element, std::string_view words);
/// Twentieths of a point.
std::string twips(double points);

void write_run(core::Markup& xml, const Run& run);
/// The runs of a text without their paragraph.
std::string runs_markup(const Text& text);
void write_text(core::Markup& xml, const Text& text, const StyleIds& styles);
/// An inline chart in a paragraph of its own; `id` is unique in the document.
void write_figure(core::Markup& xml, const FigurePart& part, const std::string& chart_id, int id, core::Language language, const StyleIds& styles);
void write_table(core::Markup& xml, const TablePart& part, const std::string& language, const StyleIds& styles);

}  // namespace rodtrad::publish::docx
