// Advance widths of Arial's letters and greedy line breaking.
#include "publish/office/text_width.h"

#include "core/unicode.h"

namespace rodtrad::publish {

namespace {

// Thousandths of the type size for U+0020 … U+007E.
constexpr int kWidths[95] = {278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,     // space … /
                             556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,     // 0 … ?
                             1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,     // @ … O
                             667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,     // P … _
                             333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,     // ` … o
                             556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};         // p … ~
constexpr int kBoldWidths[95] = {278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,  // space … /
                                 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,  // 0 … ?
                                 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,  // @ … O
                                 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,  // P … _
                                 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,  // ` … o
                                 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};      // p … ~

int letter_width(char32_t c, Weight weight) {
  if (c >= 0x20 && c <= 0x7E) return weight == Weight::bold ? kBoldWidths[c - 0x20] : kWidths[c - 0x20];
  switch (c) {
    case 0x00A0:
      return 278;  // no-break space
    case 0x202F:
      return 200;  // narrow no-break space
    case 0x2013:
      return 556;  // en dash
    case 0x2014:   // em dash
    case 0x2026:   // ellipsis
    case 0x2192:   // arrow
      return 1000;
    default:
      return core::is_upper(c) ? 722 : weight == Weight::bold ? 611 : 584;
  }
}

}  // namespace

double text_width(std::string_view text, double points, Weight weight) {
  double sum = 0;
  for (const char32_t c : core::to_code_points(text)) sum += letter_width(c, weight);
  return sum / 1000 * points;
}

std::vector<std::string> wrap_text(std::string_view text, double points, double width, Weight weight) {
  std::vector<std::string> lines;
  for (const std::string_view word : core::split(text, ' ')) {
    const std::string longer = lines.empty() ? std::string(word) : lines.back() + " " + std::string(word);
    if (lines.empty() || text_width(longer, points, weight) > width) {
      lines.emplace_back(word);
    } else {
      lines.back() = longer;
    }
  }
  return lines;
}

double fitting_size(std::string_view text, const std::vector<double>& sizes, double width, std::size_t lines, Weight weight) {
  for (const double size : sizes) {
    if (wrap_text(text, size, width, weight).size() <= lines) return size;
  }
  return sizes.back();
}

}  // namespace rodtrad::publish
