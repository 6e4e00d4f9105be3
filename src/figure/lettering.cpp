// Widths of letters and breaking of lines.
#include "figure/lettering.h"

#include "core/unicode.h"

namespace rodtrad::figure {
namespace {

/// Advance widths of Source Sans 3, weight 400, in thousandths of the text size: code points 32–126.
constexpr int kAdvance[] = {200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497, 497,
                            497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664,
                            566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504,
                            544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497};
constexpr int kOtherAdvance = 545;  // other small letters; capitals with marks are as wide as 600
constexpr int kEllipsisAdvance = 948;
constexpr char32_t kEllipsis = U'…';

int advance(char32_t c) {
  if (c >= 32 && c < 127) return kAdvance[c - 32];
  if (c == U'\u00A0') return kAdvance[0];
  if (c == kEllipsis) return kEllipsisAdvance;
  return core::is_upper(c) ? 600 : kOtherAdvance;
}

/// The words with as many letters taken from the end as it takes for "…" to fit.
std::string cut_to(std::string_view words, double width) {
  std::u32string letters = core::to_code_points(words);
  const auto with_ellipsis = [](const std::u32string& kept) { return core::to_utf8(kept) + core::to_utf8(kEllipsis); };
  while (!letters.empty() && (letters.back() == U' ' || text_width(with_ellipsis(letters)) > width)) letters.pop_back();
  return with_ellipsis(letters);
}

}  // namespace

double text_width(std::string_view words) {
  double thousandths = 0;
  for (const char32_t c : core::to_code_points(words)) thousandths += advance(c);
  return thousandths * kTextSize / 1000;
}

double Lines::width() const {
  double widest = 0;
  for (const std::string& line : lines) widest = std::max(widest, text_width(line));
  return widest;
}

Lines break_lines(std::string_view words, double width, std::size_t most) {
  Lines out;
  std::string line;
  std::string_view rest = words;
  while (!rest.empty()) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    const std::string longer = line.empty() ? std::string(rest.substr(0, space)) : line + " " + std::string(rest.substr(0, space));
    if (text_width(longer) > width && (out.lines.size() + 1 == most || line.empty())) {
      const std::string all = line.empty() ? std::string(rest) : line + " " + std::string(rest);
      out.lines.push_back(cut_to(all, width));
      out.shortened = true;
      return out;
    }
    if (text_width(longer) > width) {
      out.lines.push_back(std::exchange(line, {}));
      continue;
    }
    line = longer;
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  if (!line.empty()) out.lines.push_back(line);
  return out;
}

}  // namespace rodtrad::figure
