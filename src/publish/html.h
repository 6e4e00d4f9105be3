// HTML: a Report as one self-contained page: figures as SVG, tables, texts, style sheet and typeface in one file that
// needs no script and asks no other place for anything.
#pragma once

#include <functional>
#include <string>

#include "model/report.h"

namespace rodtrad::publish {

struct HtmlOptions {
  std::string other_language_file;  // name of the same page in the other language, beside this one; "" = none
  bool preview = false;             // examined in the closed zone: stamped so even when the run is released
  /// Address of the page where a table stands, when each has its own; none: all stand on the same page.
  std::function<std::string(const std::string& table)> page_of = {};
  std::string_view figure_heading = "h3";  // element of a figure's title
};

/// The whole page as UTF-8. The same arguments give the same bytes.
std::string render_html(const model::Report& report, core::Language language, const HtmlOptions& options = {});

/// Parts of a page, with the same markup and places within them (cells are "table-2-1-1") as on the whole page.
std::string html_figure(const model::Report& report, core::Language language, const figure::Figure& figure, const HtmlOptions& options);
std::string html_table(const model::Report& report, core::Language language, const table::Table& table);
/// Words and numbers; numbers are links to their cells.
std::string html_sentence(const model::Report& report, core::Language language, const model::ResolvedSentence& sentence, const HtmlOptions& options);
/// What the analyst has written for a section; "" when there is nothing.
std::string html_texts(const model::Report& report, core::Language language, const std::string& section, const HtmlOptions& options);
/// What to mind, the method, and how the figures were made: three sections.
std::string html_background(const model::Report& report, core::Language language);

/// The embedded typeface: letters of Western Europe, and the rest.
inline constexpr std::string_view kLatinFont = "font/source-sans-3-latin-wght-normal.woff2";
inline constexpr std::string_view kExtendedFont = "font/source-sans-3-latin-ext-wght-normal.woff2";

/// The same look for pages that a server gives: the style sheet, with the typeface at these addresses.
std::string served_style_sheet(std::string_view latin_font, std::string_view extended_font);

}  // namespace rodtrad::publish
