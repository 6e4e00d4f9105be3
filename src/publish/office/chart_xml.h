// Pieces of chart markup that all kinds share: fills, lines, type, references with their caches, labels, whiskers, axes.
// Elements come in the order that the schema demands; Office repairs or refuses files where they do not.
#pragma once

#include "core/markup.h"
#include "publish/office/chart.h"
#include "publish/office/chart_data.h"
#include "publish/office/chart_scale.h"
#include "publish/office/palette.h"

namespace rodtrad::publish {

using core::Markup;

/// What the writers of the kinds need: the data, the room, the value axis.
struct ChartTask {
  ChartData data;
  ChartFrame frame;
  Scale scale;
};

/// Room around the plot in points; the rest is the plot itself.
struct Margins {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

void value_element(Markup& xml, std::string_view element, std::string_view value);
/// The number as the workbook writes it.
std::string number_text(double value);

void solid_fill(Markup& xml, std::string_view colour);
void line_properties(Markup& xml, std::string_view colour, double points, bool dashed = false);
void no_line(Markup& xml);
/// c:txPr with size, colour and typeface.
void text_properties(Markup& xml, double points, std::string_view colour, bool no_wrap = false);

using Values = std::vector<std::optional<double>>;
void number_reference(Markup& xml, std::string_view element, std::size_t column, const Values& values, const std::string& code);
void string_reference(Markup& xml, std::string_view element, const std::string& reference, const std::vector<std::string>& words);
Values values_of(const ChartSeries& series);
Values places_of(const ChartSeries& series);

/// c:idx, c:order and c:tx of a series whose name stands over its value column.
void series_start(Markup& xml, std::size_t index, const ChartSeries& series);
void series_mark(Markup& xml, const Look& look, double size);
/// Whiskers as error bars over the distances in the workbook; `direction` "y" for lines, "" for bars (which must not say).
void whiskers(Markup& xml, const ChartData& data, const ChartSeries& series, std::string_view direction, std::string_view colour);

enum class LabelName { without, with };  // of the series, before its value

struct Label {
  std::string_view position;  // "outEnd", "r" …
  std::string_view colour;
  double points = 14;
  LabelName name = LabelName::without;
};
/// Everything in c:dLbls or c:dLbl from c:numFmt to c:separator: the value, its name before it if wanted.
void label_look(Markup& xml, const ChartData& data, const Label& label);
/// c:dLbls that shows nothing.
void no_labels(Markup& xml);

void plot_layout(Markup& xml, const ChartFrame& frame, const Margins& margins);

struct AxisPlace {
  std::string_view id;
  std::string_view crosses_id;
  std::string_view position;  // "b", "l"
  std::string_view crosses = "autoZero";
  std::string_view labels = "low";
};
void category_axis(Markup& xml, const ChartTask& task, const AxisPlace& place, bool first_on_top);
/// `between`: "between" for bars and lines, "midCat" for dots.
void value_axis(Markup& xml, const ChartTask& task, const AxisPlace& place, std::string_view between);

/// Height of one line of words with its air.
double line_height(const ChartTask& task);
double label_width(const ChartTask& task, std::string_view words);
/// Widest label of the value axis.
double axis_label_width(const ChartTask& task);

// The kinds: each writes c:layout, its chart and its axes.
void write_bars(Markup& xml, const ChartTask& task);
void write_line(Markup& xml, const ChartTask& task);
void write_dots(Markup& xml, const ChartTask& task);

/// Interval dots: whether each value has room for its words; and the series that a key must not name, by index.
bool dot_values_fit(const ChartTask& task);
std::vector<std::size_t> unnamed_dot_series(const ChartTask& task);

/// True when the kind needs a key because its series cannot be named beside their marks.
bool wants_legend(const ChartTask& task);

}  // namespace rodtrad::publish
