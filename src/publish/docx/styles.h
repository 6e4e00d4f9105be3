// Paragraph styles of our documents: what Word lists them as, how they look, and how high their lines are. Names of
// Word's own styles are the ones that every Word knows, whatever its language shows.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"

namespace rodtrad::publish::docx {

enum class Style {
  normal,
  kicker,    // region and form, over the title
  title,     // with the red thread under it
  subtitle,  // plan, decision, release
  stamp,     // a framed word that must be seen
  lead,      // the answer
  heading,
  question,  // numbered
  subheading,
  list,
  caption,  // title of a figure or table
  detail,   // what, where, when, unit
  figure,
  source,
  table_head,
  table_text,
  table_number,
  box,  // method
  header,
  footer,
};
inline constexpr std::size_t kStyleCount = static_cast<std::size_t>(Style::footer) + 1;

struct StyleLook {
  Style style = Style::normal;
  std::string_view id;
  std::string_view name;
  Style based_on = Style::normal;
  double points = 10.5;
  double line = 1.15;  // of the typeface's own line
  double before = 0;
  double after = 6;
  bool bold = false;
  std::string_view colour = {};  // hex; "" = ink
  bool keep_next = false;
  int outline = -1;  // level in the document's structure
  std::string_view align = {};
};

const StyleLook& look_of(Style style);
/// Height of so many lines, with the air around them, in points.
double height_of(Style style, std::size_t lines);

/// Style ids by Style: ours, or a template's.
using StyleIds = std::array<std::string, kStyleCount>;
StyleIds own_style_ids();

inline constexpr double kCellMargin = 4;  // left and right, in points
inline constexpr const char* kTableStyle = "ResultTable";

/// The part with all styles; the language is the document's default.
std::string styles_xml(core::Language language);
/// The styles of a selection under these ids, for a template that lacks them.
std::string styles_markup(const std::vector<Style>& styles, const StyleIds& ids, bool with_table_style);

/// Lists: a dash, and numbered questions; their ids leave room for a template's own.
std::string numbering_xml();
std::string list_definitions();
std::string list_instances();
inline constexpr const char* kDashList = "9001";
inline constexpr const char* kNumberList = "9002";

}  // namespace rodtrad::publish::docx
