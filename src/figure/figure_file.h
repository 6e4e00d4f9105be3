// A figure as a file that stands alone: title, subtitle and source line in the picture, colours in it, no style sheet beside it.
#pragma once

#include "figure/figure.h"

namespace rodtrad::figure {

/// SVG for programs that know no CSS variables. `source`: the line below the drawing.
std::string svg_file(const Figure& figure, core::Language language, const std::string& source);

/// The picture of such a file, `scale` pixels for each of its own, on white. Throws Failure when the SVG cannot be drawn.
std::string png_file(const std::string& svg, double scale = 2);

/// svg_style() without variables: every colour is written out, in light.
std::string plain_style();

}  // namespace rodtrad::figure
