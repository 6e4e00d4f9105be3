// ChartData: a Figure as the rows and columns of the workbook inside a chart. The chart's caches and the workbook are
// both written from it, so they cannot differ.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "figure/figure.h"
#include "formats/workbook.h"

namespace rodtrad::publish {

struct ChartPoint {
  std::optional<double> value;  // workbook value; nothing = a gap
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> minus;  // value − low
  std::optional<double> plus;   // high − value
  double place = 0;             // interval dots: where the dot stands on the category axis
  std::string shown;            // "4,2 %"; the word for a gap: "skyddat"
};

struct ChartSeries {
  std::string label;
  figure::SeriesRole role = figure::SeriesRole::own;
  std::size_t number = 0;  // among the series of role `other`
  bool has_intervals = false;
  std::vector<ChartPoint> points;
  // Columns of the sheet, counted from 0; those of intervals only when it has any, those of places only
  // for interval dots.
  std::size_t value_column = 0;
  std::size_t low_column = 0;
  std::size_t high_column = 0;
  std::size_t minus_column = 0;
  std::size_t plus_column = 0;
  std::size_t place_column = 0;
  std::size_t segment_column = 0;        // interval dots with intervals: ends of the whiskers, three rows per category
  std::size_t segment_place_column = 0;  // (from, to, nothing), and where they stand
};

struct ChartData {
  figure::Kind kind = figure::Kind::bar;
  core::Language language = core::Language::sv;
  table::Unit unit = table::Unit::count;
  std::string currency;
  std::string value_code;               // number format of values
  std::vector<std::string> categories;  // with the word of what is missing: "Dimsjö (skyddat)"
  std::vector<ChartSeries> series;
  // Interval dots: helping columns with the places of the categories and the ends of the value axis, where words hang.
  std::size_t place_column = 0;
  std::size_t axis_low_column = 0;
  std::size_t axis_high_column = 0;
  std::size_t columns = 0;

  std::size_t rows() const { return categories.size(); }
};

inline constexpr const char* kSheetName = "Data";

ChartData chart_data(const figure::Figure& figure, core::Language language);

/// Values of the two segment columns: low and high of each category, then a gap.
struct Segments {
  std::vector<std::optional<double>> ends;
  std::vector<std::optional<double>> places;
};
Segments segments_of(const ChartSeries& series);

/// "Data!$B$2:$B$15", and "Data!$B$1" for a heading.
std::string column_reference(std::size_t column, std::size_t rows);
std::string heading_reference(std::size_t column);

/// The sheet behind the chart. `axis_low`, `axis_high`: ends of the value axis, for interval dots.
formats::Workbook chart_workbook(const ChartData& data, const std::string& title, double axis_low, double axis_high);

/// Why there is no value, in a word: "skyddat", "saknas", "ej möjligt".
std::string gap_word(table::Status status, core::Language language);

/// A point as people read it: "4,2 %", or the word for why there is none.
std::string show_point(const figure::Point& point, const figure::Figure& figure, core::Language language);
/// "3,9–4,5 %"; "" without an interval.
std::string show_point_interval(const figure::Point& point, const figure::Figure& figure, core::Language language);

}  // namespace rodtrad::publish
