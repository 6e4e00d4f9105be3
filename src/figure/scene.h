// Scene: what the drawers of all kinds share: the figure, its language and width, the canvas, and how far down it is
// drawn. Words for values and for what is absent are chosen here, once.
#pragma once

#include <string>

#include "figure/axis.h"
#include "figure/canvas.h"
#include "figure/figure.h"

namespace rodtrad::figure {

struct Scene {
  const Figure& figure;
  core::Language language = core::Language::sv;
  double width = 0;
  std::string id;  // prefix of ids in the document
  Canvas canvas = {};
  double y = 0;  // lower edge of what is drawn so far

  const std::string& in(const Text& text) const { return text.in(language); }
  bool is_narrow() const { return width < 480; }
  std::string hatching() const { return id + "-hatch"; }
};

bool has_value(const Point& point);
bool has_interval(const Point& point);
bool is_hatched(const Point& point);  // protected
/// Some point of the figure fulfils the condition.
bool any_point(const Figure& figure, bool (*condition)(const Point&));

/// A series that others are compared with (nation, target) is drawn as a mark across them.
bool is_reference(const Figure& figure, const Series& series);
/// Classes of colour: "own", "women", "other-2".
std::string colour_of(const Figure& figure, const Series& series);

/// "4,2 %", as in the table behind.
std::string shown_value(const Scene& scene, double value);
/// "4,2", without its unit, which stands at the axis.
std::string shown_number(const Scene& scene, const Axis& axis, double value);
/// "skyddad", "saknas", "går inte att beräkna".
std::string absent_word(const Point& point, core::Language language);
/// ".." and "–", where the word has no room.
std::string absent_sign(const Point& point);
/// "Kvinnor, 65–79 år: 6,2 % (5,6–6,9 %)", with the reason instead when there is no value.
std::string tip_of(const Scene& scene, const Series& series, std::size_t category);

/// Bars from zero and dots with intervals, one row per category.
void draw_rows(Scene& scene);
/// Columns from zero; falls back to rows when the categories' names have no room below them.
void draw_columns(Scene& scene);
void draw_lines(Scene& scene);

/// Which colour is which series, above the drawing; nothing when one series speaks for itself.
void draw_legend(Scene& scene);
/// What thin lines, hatching and signs mean, below the drawing.
void draw_key(Scene& scene);

}  // namespace rodtrad::figure
