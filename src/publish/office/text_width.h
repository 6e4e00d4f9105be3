// How wide words are in Arial, so that slides can be laid out without Office. Arial is the typeface of our slides because
// every Office has it, it covers the Sami letters, and LibreOffice's Liberation Sans has the same widths: what we
// measure, and what we see in pictures, is what people get. (Source Sans 3 of the web pages is rarely installed.)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rodtrad::publish {

enum class Weight { regular, bold };

/// Width in points of one line.
double text_width(std::string_view text, double points, Weight weight = Weight::regular);

/// The text broken at spaces into lines of at most `width` points; a longer word stands alone on its line.
std::vector<std::string> wrap_text(std::string_view text, double points, double width, Weight weight = Weight::regular);

/// The largest of `sizes` (falling) at which the text takes at most `lines` lines; the last one if none does.
double fitting_size(std::string_view text, const std::vector<double>& sizes, double width, std::size_t lines, Weight weight);

}  // namespace rodtrad::publish
