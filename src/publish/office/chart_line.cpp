// Lines over time, each named with its last value where it ends; names that would overlap are moved apart.
#include "publish/office/chart_xml.h"

namespace rodtrad::publish {

namespace {

std::optional<std::size_t> last_point(const ChartSeries& series) {
  for (std::size_t row = series.points.size(); row-- > 0;) {
    if (series.points[row].value) return row;
  }
  return std::nullopt;
}

double end_label_width(const ChartTask& task) {
  double widest = 0;
  for (const ChartSeries& series : task.data.series) {
    if (const auto row = last_point(series)) widest = std::max(widest, label_width(task, series.label + " " + series.points[*row].shown));
  }
  return std::min(widest + 8, task.frame.width * 0.4);
}

/// The last point stands half a category inside the plot: the label may use that room too.
Margins line_margins(const ChartTask& task) {
  const double line = line_height(task), left = axis_label_width(task) + 6;
  const double half = 0.5 / static_cast<double>(task.data.rows());  // of the plot's width
  const double right = (end_label_width(task) - half * (task.frame.width - left)) / (1 - half);
  return {left, line, std::max(right, 8.0), line + 10};
}

/// How far down each end label must be moved, in points, so that no two overlap: they keep the order of their lines.
std::vector<double> label_moves(const ChartTask& task, const Margins& margins) {
  const double plot = task.frame.height - margins.top - margins.bottom;
  std::vector<double> wanted(task.data.series.size(), 0), moves(task.data.series.size(), 0);
  std::vector<std::size_t> order;
  for (std::size_t s = 0; s < task.data.series.size(); ++s) {
    const auto row = last_point(task.data.series[s]);
    if (!row) continue;
    wanted[s] = plot * (task.scale.high - *task.data.series[s].points[*row].value) / (task.scale.high - task.scale.low);
    order.push_back(s);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  const double apart = line_height(task);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const std::size_t above = order[i - 1], here = order[i];
    const double least = wanted[above] + moves[above] + apart;
    if (wanted[here] < least) moves[here] = least - wanted[here];
  }
  // Half of the push upwards, so that the group stays around its lines.
  const double shift = order.empty() ? 0 : std::min(moves[order.back()] / 2, apart);
  for (const std::size_t s : order) moves[s] -= shift;
  return moves;
}

void end_label(Markup& xml, const ChartTask& task, const ChartSeries& series, const Look& look, double move) {
  xml.open("c:dLbls");
  if (const auto row = last_point(series)) {
    xml.open("c:dLbl");
    value_element(xml, "c:idx", std::to_string(*row));
    if (move != 0) {
      xml.open("c:layout").open("c:manualLayout");
      value_element(xml, "c:x", "0");
      value_element(xml, "c:y", fmt::format("{:.4f}", move / task.frame.height));
      xml.close().close();
    }
    label_look(xml, task.data, {.position = "r", .colour = look.text, .points = task.frame.text, .name = LabelName::with});
    xml.close();
  }
  no_labels(xml);
  xml.close();
}

void line_series(Markup& xml, const ChartTask& task, std::size_t index, double move) {
  const ChartSeries& series = task.data.series[index];
  const Look look = look_of(series.role, series.number);
  xml.open("c:ser");
  series_start(xml, index, series);
  xml.open("c:spPr");
  line_properties(xml, look.fill, 2.5, look.dashed);
  xml.close();
  series_mark(xml, look, 8);
  end_label(xml, task, series, look, move);
  whiskers(xml, task.data, series, "y", look.fill);
  string_reference(xml, "c:cat", column_reference(0, task.data.rows()), task.data.categories);
  number_reference(xml, "c:val", series.value_column, values_of(series), task.data.value_code);
  value_element(xml, "c:smooth", "0");
  xml.close();
}

}  // namespace

void write_line(Markup& xml, const ChartTask& task) {
  const Margins margins = line_margins(task);
  const std::vector<double> moves = label_moves(task, margins);
  plot_layout(xml, task.frame, margins);
  xml.open("c:lineChart");
  value_element(xml, "c:grouping", "standard");
  value_element(xml, "c:varyColors", "0");
  for (std::size_t i = 0; i < task.data.series.size(); ++i) line_series(xml, task, i, moves[i]);
  value_element(xml, "c:marker", "1");
  value_element(xml, "c:axId", "111000001");
  value_element(xml, "c:axId", "111000002");
  xml.close();
  category_axis(xml, task, {"111000001", "111000002", "b"}, false);
  value_axis(xml, task, {"111000002", "111000001", "l"}, "between");
}

}  // namespace rodtrad::publish
