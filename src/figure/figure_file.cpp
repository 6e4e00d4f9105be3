// The drawing of the pages with its words around it.
#include "figure/figure_file.h"

#include "figure/canvas.h"

namespace rodtrad::figure {
namespace {

constexpr double kWidth = 800, kMargin = 24, kBottom = 20;
constexpr double kTitleSize = 20, kTitleLine = 26;
constexpr double kSourceSize = 12, kSourceLine = 16;
constexpr std::size_t kMostLines = 4;

/// Lines of words in a size of their own; how far down they reach.
double write_lines(core::Markup& out, std::string_view words, std::string_view classes, double size, double line, double top) {
  const double room = (kWidth - 2 * kMargin) * kTextSize / size;
  for (const std::string& one : break_lines(words, room, kMostLines).lines) {
    top += line;
    out.leaf("text", one, {{"class", classes}, {"x", coordinate(kMargin)}, {"y", coordinate(top)}});
  }
  return top;
}

/// Width and height that an <svg> element of ours says it has.
double number_after(const std::string& svg, std::string_view name) {
  const std::size_t at = svg.find(name);
  return at == std::string::npos ? 0 : std::strtod(svg.c_str() + at + name.size(), nullptr);
}

std::string placed(std::string drawing, double top) {
  return drawing.replace(0, 4, fmt::format("<svg x=\"{}\" y=\"{}\"", coordinate(kMargin), coordinate(top)));
}

}  // namespace

std::string svg_file(const Figure& figure, core::Language language, const std::string& source) {
  const std::string drawing = render_svg(figure, language, {.width = kWidth - 2 * kMargin});
  core::Markup words(core::Dialect::xml);
  double y = write_lines(words, figure.title.in(language), "file-title", kTitleSize, kTitleLine, kMargin / 2);
  y = write_lines(words, figure.subtitle.in(language), "file-subtitle", kTextSize, kLineHeight, y + 4) + kMargin / 2;
  words.raw(placed(drawing, y));
  y = write_lines(words, source, "file-source", kSourceSize, kSourceLine, y + number_after(drawing, " height=\"") + 8) + kBottom;
  const std::string width = coordinate(kWidth), height = coordinate(y);
  core::Markup out(core::Dialect::xml);
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"class", "figure-svg"},
                   {"lang", core::language_tag(language)},
                   {"viewBox", "0 0 " + width + " " + height},
                   {"width", width},
                   {"height", height}});
  out.leaf("style", plain_style() +
                        ".figure-svg .file-title { font-size: 20px; font-weight: 600; }\n.figure-svg .file-subtitle { fill: #5a5a5a; }\n"
                        ".figure-svg .file-source { font-size: 12px; fill: #5a5a5a; }\n");
  out.empty("rect", {{"width", width}, {"height", height}, {"fill", "#fff"}});
  return out.raw(words.take()).close().take() + "\n";
}

}  // namespace rodtrad::figure
