// Words and classes that every kind of figure uses.
#include "figure/scene.h"

#include "core/number_format.h"

namespace rodtrad::figure {

using core::Language;
using table::Status;

bool has_value(const Point& point) { return point.status == Status::value; }

bool has_interval(const Point& point) { return has_value(point) && point.low && point.high; }

bool is_hatched(const Point& point) { return point.status == Status::protected_; }

bool any_point(const Figure& figure, bool (*condition)(const Point&)) {
  return std::any_of(figure.series.begin(), figure.series.end(),
                     [&](const Series& series) { return std::any_of(series.points.begin(), series.points.end(), condition); });
}

static bool compares(const Series& series) { return series.role == SeriesRole::nation || series.role == SeriesRole::target; }

bool is_reference(const Figure& figure, const Series& series) {
  return compares(series) && !std::all_of(figure.series.begin(), figure.series.end(), compares);
}

std::string colour_of(const Figure& figure, const Series& series) {
  switch (series.role) {
    case SeriesRole::own:
      return "own";
    case SeriesRole::nation:
      return "nation";
    case SeriesRole::women:
      return "women";
    case SeriesRole::men:
      return "men";
    case SeriesRole::target:
      return "target";
    case SeriesRole::other:
      break;
  }
  int number = 0;
  for (const Series& one : figure.series) {
    if (one.role == SeriesRole::other) ++number;
    if (&one == &series) break;
  }
  return fmt::format("other-{}", (number - 1) % 4 + 1);
}

static table::Column column_of(const Figure& figure) { return {.unit = figure.unit, .decimals = figure.decimals, .interval = true}; }

std::string shown_value(const Scene& scene, double value) {
  return table::show_cell({.status = Status::value, .value = value}, column_of(scene.figure), scene.figure.currency, scene.language);
}

std::string shown_number(const Scene& scene, const Axis& axis, double value) {
  return core::show_number(value / axis.divisor, scene.figure.decimals, scene.language);
}

std::string absent_word(const Point& point, Language language) {
  const bool swedish = language == Language::sv;
  switch (point.status) {
    case Status::protected_:
      return swedish ? "skyddad" : "protected";
    case Status::not_possible:
      return swedish ? "går inte att beräkna" : "not possible";
    default:
      return swedish ? "saknas" : "missing";
  }
}

std::string absent_sign(const Point& point) { return is_hatched(point) ? ".." : "–"; }

std::string tip_of(const Scene& scene, const Series& series, std::size_t category) {
  const Figure& figure = scene.figure;
  const Point& point = series.points[category];
  const std::string where = (figure.series.size() > 1 ? scene.in(series.label) + ", " : "") + scene.in(figure.categories[category]) + ": ";
  if (!has_value(point)) {
    const std::string& reason = scene.in(point.reason);
    return where + absent_word(point, scene.language) + (reason.empty() ? "" : " (" + reason + ")");
  }
  const table::Cell cell{.status = point.status, .value = point.value, .low = point.low, .high = point.high};
  const std::string interval = table::show_interval(cell, column_of(figure), figure.currency, scene.language);
  return where + shown_value(scene, point.value) + (interval.empty() ? "" : " (" + interval + ")");
}

}  // namespace rodtrad::figure
