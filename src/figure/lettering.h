// Lettering: how wide words are in the figures' typeface, and how long words are broken into lines or shortened. No font
// is read: the widths of its letters are a table, so that drawing is the same on every machine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rodtrad::figure {

inline constexpr double kTextSize = 14;    // px; the least that may be shown is 12
inline constexpr double kLineHeight = 18;  // px

/// Width in px at kTextSize.
double text_width(std::string_view words);

struct Lines {
  std::vector<std::string> lines;
  bool shortened = false;  // the last line ends with "…"

  double height() const { return static_cast<double>(lines.size()) * kLineHeight; }
  double width() const;
};

/// Words in at most `most` lines of at most `width` px, broken at spaces; what does not fit is cut with "…".
Lines break_lines(std::string_view words, double width, std::size_t most);

}  // namespace rodtrad::figure
