// Canvas: the few shapes that figures are made of, written as SVG elements with classes; colours live in the style sheet.
#pragma once

#include <string>
#include <string_view>

#include "core/markup.h"
#include "figure/lettering.h"

namespace rodtrad::figure {

struct Spot {
  double x = 0;
  double y = 0;
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

enum class Anchor { start, middle, end };

/// Coordinate with at most one decimal: "12", "12.5".
std::string coordinate(double value);

class Canvas {
 public:
  /// `tip`: words that a pointer brings up; "" for none.
  void rectangle(const Box& box, std::string_view classes, std::string_view tip = {});
  void circle(Spot centre, double radius, std::string_view classes, std::string_view tip = {});
  void line(Spot from, Spot to, std::string_view classes, std::string_view tip = {});
  /// Thin line of an interval with a light edge, to be seen on paper and on bars alike.
  void whisker(Spot from, Spot to);
  /// Mark of a value to compare with, with a light edge for the same reason.
  void reference(Spot from, Spot to, const std::string& colour, std::string_view tip = {});
  void path(std::string_view data, std::string_view classes);
  /// One line of words on its baseline.
  void words(Spot at, Anchor anchor, std::string_view words, std::string_view classes, std::string_view tip = {});
  /// Lines below each other; `top` is the upper edge of the first. Shortened ones keep their full words as tip.
  void lines(Spot top, Anchor anchor, const Lines& lines, std::string_view classes, std::string_view full = {});
  /// Rectangle filled with the hatching that `define_hatching` has named.
  void hatched(const Box& box, const std::string& pattern, std::string_view tip);
  void define_hatching(const std::string& pattern);

  std::string take() { return markup_.take(); }

 private:
  void finish(std::string_view tip);
  core::Markup markup_{core::Dialect::xml};
};

}  // namespace rodtrad::figure
