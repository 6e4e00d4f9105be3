// Figure: what a chart says, without how it is drawn. The same Figure becomes SVG on pages and a native chart in Office.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "table/table.h"

namespace rodtrad::figure {

using core::Text;

enum class Kind {
  bar,           // horizontal bars, one per category and series
  column,        // vertical bars, few ordered categories (age groups, years)
  line,          // over time
  interval_dots  // a dot with its interval per category
};

/// Decides colour and mark: the own region is red, the nation ink, the rest grey; sexes differ by shade.
enum class SeriesRole { own, nation, women, men, target, other };

struct Point {
  table::Status status = table::Status::missing;
  double value = 0;
  std::optional<double> low;
  std::optional<double> high;
  Text reason;
};

struct Series {
  std::string id;
  Text label;
  SeriesRole role = SeriesRole::own;
  std::vector<Point> points;  // one per category
};

struct Figure {
  std::string id;
  Kind kind = Kind::bar;
  Text title;     // the message, a sentence
  Text subtitle;  // what, where, when, unit
  Text alt;       // alternative text: kind, what is compared, message, highest and lowest
  Text source;    // source and method line
  table::Unit unit = table::Unit::count;
  int decimals = 0;
  std::string currency = "SEK";
  std::vector<Text> categories;
  std::vector<Series> series;
  std::string table;  // id of the table with the same numbers
};

struct SvgSize {
  double width = 720;
  bool dark = false;
};

/// Complete <svg> element with <title> and <desc>, text as text, no scripts, no style attributes (classes only).
std::string render_svg(const Figure& figure, core::Language language, const SvgSize& size = {});
/// The rules that the classes in render_svg need, for the page's own style sheet (light and dark).
std::string svg_style();

}  // namespace rodtrad::figure
