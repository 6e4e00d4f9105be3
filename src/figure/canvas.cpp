// Shapes as SVG elements.
#include "figure/canvas.h"

#include <cmath>

namespace rodtrad::figure {

constexpr double kBaseline = 13;  // from the upper edge of a line of text to its baseline

std::string coordinate(double value) {
  const double tenths = std::round(value * 10);
  const auto whole = static_cast<long long>(tenths);
  return whole % 10 == 0 ? fmt::format("{}", whole / 10) : fmt::format("{:.1f}", tenths / 10);
}

void Canvas::finish(std::string_view tip) {
  if (!tip.empty()) markup_.leaf("title", tip);
  markup_.close();
}

void Canvas::rectangle(const Box& box, std::string_view classes, std::string_view tip) {
  markup_.open(
      "rect",
      {{"x", coordinate(box.x)}, {"y", coordinate(box.y)}, {"width", coordinate(box.width)}, {"height", coordinate(box.height)}, {"class", classes}});
  finish(tip);
}

void Canvas::circle(Spot centre, double radius, std::string_view classes, std::string_view tip) {
  markup_.open("circle", {{"cx", coordinate(centre.x)}, {"cy", coordinate(centre.y)}, {"r", coordinate(radius)}, {"class", classes}});
  finish(tip);
}

void Canvas::line(Spot from, Spot to, std::string_view classes, std::string_view tip) {
  markup_.open("line",
               {{"x1", coordinate(from.x)}, {"y1", coordinate(from.y)}, {"x2", coordinate(to.x)}, {"y2", coordinate(to.y)}, {"class", classes}});
  finish(tip);
}

void Canvas::whisker(Spot from, Spot to) {
  line(from, to, "edge");
  line(from, to, "whisker");
}

void Canvas::reference(Spot from, Spot to, const std::string& colour, std::string_view tip) {
  line(from, to, "edge of-reference");
  line(from, to, "reference " + colour, tip);
}

void Canvas::path(std::string_view data, std::string_view classes) { markup_.empty("path", {{"d", data}, {"class", classes}}); }

void Canvas::words(Spot at, Anchor anchor, std::string_view words, std::string_view classes, std::string_view tip) {
  static constexpr std::string_view kAnchors[] = {"start", "middle", "end"};
  markup_.open("text", {{"x", coordinate(at.x)}, {"y", coordinate(at.y)}, {"text-anchor", kAnchors[static_cast<int>(anchor)]}, {"class", classes}});
  markup_.text(words);
  finish(tip);
}

void Canvas::lines(Spot top, Anchor anchor, const Lines& lines, std::string_view classes, std::string_view full) {
  double y = top.y + kBaseline;
  for (const std::string& line : lines.lines) {
    words({top.x, y}, anchor, line, classes, lines.shortened ? full : std::string_view());
    y += kLineHeight;
  }
}

void Canvas::hatched(const Box& box, const std::string& pattern, std::string_view tip) {
  markup_.open("rect", {{"x", coordinate(box.x)},
                        {"y", coordinate(box.y)},
                        {"width", coordinate(box.width)},
                        {"height", coordinate(box.height)},
                        {"fill", "url(#" + pattern + ")"},
                        {"class", "hatched"}});
  finish(tip);
}

void Canvas::define_hatching(const std::string& pattern) {
  markup_.open("defs").open(
      "pattern", {{"id", pattern}, {"width", "6"}, {"height", "6"}, {"patternUnits", "userSpaceOnUse"}, {"patternTransform", "rotate(45)"}});
  markup_.empty("line", {{"x1", "0"}, {"y1", "0"}, {"x2", "0"}, {"y2", "6"}, {"class", "hatching"}});
  markup_.close().close();
}

}  // namespace rodtrad::figure
