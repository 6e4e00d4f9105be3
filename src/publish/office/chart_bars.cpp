// Bars (lying) and columns (standing). Lying bars name their series at the first category; columns have a key, because
// names are wider than they are. Values stand at the ends, or inside at the foot where a whisker starts at the end.
#include <cmath>

#include "publish/office/chart_xml.h"
#include "publish/office/text_width.h"

namespace rodtrad::publish {

namespace {

using figure::Kind;

constexpr double kGap = 0.5;  // between categories, in bars

enum class ValuePlace { none, end, foot };

bool lying(const ChartTask& task) { return task.data.kind == Kind::bar; }

/// How far along the axis a value reaches, 0 … 1.
double share_of_axis(const ChartTask& task, double value) {
  const Scale& scale = task.scale;
  return std::clamp((value - scale.low) / (scale.high - scale.low), 0.0, 1.0);
}

double thickness(const ChartTask& task, const Margins& margins) {
  const double room = lying(task) ? task.frame.height - margins.top - margins.bottom : task.frame.width - margins.left - margins.right;
  return room / static_cast<double>(std::max<std::size_t>(task.data.rows(), 1)) / (static_cast<double>(task.data.series.size()) + kGap);
}

bool named_here(const ChartTask& task, std::size_t row) { return lying(task) && task.data.series.size() > 1 && row == 0; }

std::string label_words(const ChartTask& task, const ChartSeries& series, std::size_t row) {
  const std::string& shown = series.points[row].shown;
  return named_here(task, row) ? series.label + " " + shown : shown;
}

/// Room for the words of the categories: over two lines when the rows are high enough, else one long line.
double category_width(const ChartTask& task) {
  const double row = task.frame.height / static_cast<double>(task.data.rows() + 1);
  const double most = task.frame.width * (row > 2.2 * line_height(task) ? 0.34 : 0.5);
  double widest = 0;
  for (const std::string& category : task.data.categories) {
    for (const std::string& line : wrap_text(category, task.frame.text, most)) widest = std::max(widest, text_width(line, task.frame.text));
  }
  return std::min(widest, most) + 14;
}

/// So much to the right that every label fits after its bar.
double room_for_labels(const ChartTask& task, double left) {
  double right = label_width(task, "0") + 8;
  for (int round = 0; round < 4; ++round) {
    const double plot = task.frame.width - left - right;
    for (const ChartSeries& series : task.data.series) {
      for (std::size_t row = 0; row < task.data.rows(); ++row) {
        const ChartPoint& point = series.points[row];
        if (!point.value) continue;
        const double end = share_of_axis(task, point.high.value_or(*point.value)) * plot;
        right = std::max(right, end + label_width(task, label_words(task, series, row)) + 6 - plot);
      }
    }
  }
  return std::min(right, task.frame.width * 0.4);
}

Margins bar_margins(const ChartTask& task) {
  const double line = line_height(task);
  if (!lying(task)) return {axis_label_width(task) + 6, (wants_legend(task) ? line * 1.6 : 0) + line, 8, line + 10};
  const double left = category_width(task);
  return {left, 4, room_for_labels(task, left), line + 8};
}

bool fits_at_foot(const ChartTask& task, const ChartSeries& series, double length) {
  for (std::size_t row = 0; row < task.data.rows(); ++row) {
    const ChartPoint& point = series.points[row];
    if (!point.value) continue;
    const double bar = share_of_axis(task, *point.low) * length;
    const double needed = lying(task) ? label_width(task, label_words(task, series, row)) : line_height(task);
    if (bar < needed + 4) return false;
  }
  return true;
}

ValuePlace value_place(const ChartTask& task, const ChartSeries& series, const Margins& margins) {
  double widest = 0;
  for (std::size_t row = 0; row < task.data.rows(); ++row) widest = std::max(widest, text_width(series.points[row].shown, task.frame.text));
  const double bar = thickness(task, margins);
  if (bar < (lying(task) ? task.frame.text * 0.95 : widest)) return ValuePlace::none;
  if (!series.has_intervals) return ValuePlace::end;
  const double length = lying(task) ? task.frame.width - margins.left - margins.right : task.frame.height - margins.top - margins.bottom;
  return fits_at_foot(task, series, length) ? ValuePlace::foot : ValuePlace::none;
}

void bar_labels(Markup& xml, const ChartTask& task, const ChartSeries& series, const Look& look, ValuePlace place) {
  xml.open("c:dLbls");
  if (place == ValuePlace::none) {
    no_labels(xml);
  } else {
    const bool foot = place == ValuePlace::foot;
    const Label label{.position = foot ? "inBase" : "outEnd", .colour = foot ? look.on_fill : look.text, .points = task.frame.text};
    if (named_here(task, 0) && series.points[0].value) {
      xml.open("c:dLbl");
      value_element(xml, "c:idx", "0");
      Label named = label;
      named.name = LabelName::with;
      label_look(xml, task.data, named);
      xml.close();
    }
    label_look(xml, task.data, label);
  }
  xml.close();
}

void bar_fill(Markup& xml, const Look& look) {
  xml.open("c:spPr");
  if (look.hollow) {
    xml.empty("a:noFill");
    line_properties(xml, look.fill, 1.5, look.dashed);
  } else {
    solid_fill(xml, look.fill);
    no_line(xml);
  }
  xml.close();
}

void bar_series(Markup& xml, const ChartTask& task, std::size_t index, const Margins& margins) {
  const ChartSeries& series = task.data.series[index];
  const Look look = look_of(series.role, series.number);
  xml.open("c:ser");
  series_start(xml, index, series);
  bar_fill(xml, look);
  value_element(xml, "c:invertIfNegative", "0");
  bar_labels(xml, task, series, look, value_place(task, series, margins));
  whiskers(xml, task.data, series, {}, look.fill == kInk ? kSoftGrey : kInk);
  string_reference(xml, "c:cat", column_reference(0, task.data.rows()), task.data.categories);
  number_reference(xml, "c:val", series.value_column, values_of(series), task.data.value_code);
  xml.close();
}

}  // namespace

void write_bars(Markup& xml, const ChartTask& task) {
  const Margins margins = bar_margins(task);
  plot_layout(xml, task.frame, margins);
  xml.open("c:barChart");
  value_element(xml, "c:barDir", lying(task) ? "bar" : "col");
  value_element(xml, "c:grouping", "clustered");
  value_element(xml, "c:varyColors", "0");
  for (std::size_t i = 0; i < task.data.series.size(); ++i) bar_series(xml, task, i, margins);
  value_element(xml, "c:gapWidth", std::to_string(std::lround(kGap * 100)));
  value_element(xml, "c:overlap", task.data.series.size() > 1 ? "-4" : "0");
  value_element(xml, "c:axId", "111000001");
  value_element(xml, "c:axId", "111000002");
  xml.close();
  category_axis(xml, task, {"111000001", "111000002", lying(task) ? "l" : "b"}, lying(task));
  value_axis(xml, task, {"111000002", "111000001", lying(task) ? "b" : "l", lying(task) ? "max" : "autoZero", lying(task) ? "nextTo" : "low"},
             "between");
}

}  // namespace rodtrad::publish
