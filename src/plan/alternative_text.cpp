// Alternative texts by template, one per kind of figure and language, from protected points only.
#include "core/unicode.h"
#include "plan/resolve_figures.h"

namespace rodtrad::plan {

using core::Language;
using core::Text;
using figure::Figure;
using figure::Point;
using figure::SeriesRole;

namespace {

Text kind_words(figure::Kind kind) {
  switch (kind) {
    case figure::Kind::bar:
      return {"Liggande stapeldiagram", "Horizontal bar chart"};
    case figure::Kind::column:
      return {"Stapeldiagram", "Column chart"};
    case figure::Kind::line:
      return {"Linjediagram", "Line chart"};
    case figure::Kind::interval_dots:
      return {"Punktdiagram med konfidensintervall", "Dot chart with confidence intervals"};
  }
  return {};
}

struct PlacedPoint {
  const figure::Series* series = nullptr;
  std::size_t category = 0;
  const Point& point() const { return series->points[category]; }
};

/// Highest and lowest are sought among the own values; among all when the figure has no other.
std::vector<PlacedPoint> points_to_compare(const Figure& figure) {
  std::vector<PlacedPoint> own, all;
  for (const figure::Series& series : figure.series) {
    const bool background = series.role == SeriesRole::nation || series.role == SeriesRole::target;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
      if (series.points[i].status != table::Status::value) continue;
      all.push_back({&series, i});
      if (!background) own.push_back({&series, i});
    }
  }
  return own.empty() ? all : own;
}

std::string sentence(std::string words) {
  while (!words.empty() && (words.back() == '.' || words.back() == ' ')) words.pop_back();
  return words.empty() ? words : core::capitalise(words) + ". ";
}

std::string placed(const Figure& figure, const PlacedPoint& at, Language language) {
  std::string words = figure.categories[at.category].in(language);
  if (figure.series.size() > 1) words += ", " + at.series->label.in(language);
  const table::Cell cell{.status = at.point().status, .value = at.point().value};
  return words + ", " + table::show_cell(cell, {.unit = figure.unit, .decimals = figure.decimals}, figure.currency, language);
}

std::string extremes(const Figure& figure, Language language) {
  const std::vector<PlacedPoint> points = points_to_compare(figure);
  if (points.empty()) return {};
  const auto [lowest, highest] =
      std::minmax_element(points.begin(), points.end(), [](const PlacedPoint& a, const PlacedPoint& b) { return a.point().value < b.point().value; });
  const bool swedish = language == Language::sv;
  return sentence((swedish ? "Högst: " : "Highest: ") + placed(figure, *highest, language)) +
         sentence((swedish ? "Lägst: " : "Lowest: ") + placed(figure, *lowest, language));
}

std::string compared(const Figure& figure, Language language) {
  if (figure.series.size() < 2) return {};
  std::vector<std::string> labels;
  for (const figure::Series& series : figure.series) labels.push_back(series.label.in(language));
  const std::string last = labels.back();
  labels.pop_back();
  const bool swedish = language == Language::sv;
  return fmt::format("{} {} {} {}. ", swedish ? "Jämför" : "Compares", fmt::join(labels, ", "), swedish ? "och" : "and", last);
}

std::string absent(const Figure& figure, Language language) {
  int hidden = 0, missing = 0;
  for (const figure::Series& series : figure.series) {
    for (const Point& point : series.points) {
      hidden += point.status == table::Status::protected_ ? 1 : 0;
      missing += point.status == table::Status::missing || point.status == table::Status::not_possible ? 1 : 0;
    }
  }
  const bool swedish = language == Language::sv;
  std::string words;
  if (hidden > 0) words += fmt::format("{}: {}. ", swedish ? "Skyddade värden" : "Protected values", hidden);
  if (missing > 0) words += fmt::format("{}: {}. ", swedish ? "Värden som saknas" : "Missing values", missing);
  return words;
}

std::string alternative_in(const Figure& figure, Language language) {
  const std::string& subtitle = figure.subtitle.in(language);
  std::string words = sentence(kind_words(figure.kind).in(language) + (subtitle.empty() ? "" : ": " + subtitle));
  words += compared(figure, language) + sentence(figure.title.in(language)) + extremes(figure, language) + absent(figure, language);
  return std::string(core::trim(words));
}

}  // namespace

Text alternative_text(const Figure& figure) { return {.sv = alternative_in(figure, Language::sv), .en = alternative_in(figure, Language::en)}; }

}  // namespace rodtrad::plan
