// Dots with intervals, one row per category, as a scatter chart: the only native chart that both PowerPoint and
// LibreOffice draw with dots beside a list of words. Bars cannot carry a dot, lines cannot lie down. Intervals are line
// segments with gaps between them, because LibreOffice drops custom error bars along x. The words are hung on helping
// series without marks: categories at the start of the value axis, values at its end, where no interval can cross them.
#include "publish/office/chart_xml.h"
#include "publish/office/text_width.h"

namespace rodtrad::publish {

namespace {

using Words = std::vector<std::string>;

bool named_here(const ChartTask& task, std::size_t row) { return task.data.series.size() > 1 && row == 0; }

std::string value_words(const ChartTask& task, const ChartSeries& series, std::size_t row) {
  if (!series.points[row].value) return {};
  return named_here(task, row) ? series.points[row].shown + " " + series.label : series.points[row].shown;
}

double widest_category(const ChartTask& task) {
  double widest = 0;
  for (const std::string& category : task.data.categories) widest = std::max(widest, label_width(task, category));
  return std::min(widest + 10, task.frame.width * 0.5);
}

double widest_value(const ChartTask& task) {
  double widest = 0;
  for (const ChartSeries& series : task.data.series) {
    for (std::size_t row = 0; row < task.data.rows(); ++row) widest = std::max(widest, label_width(task, value_words(task, series, row)));
  }
  return std::min(widest + 14, task.frame.width * 0.35);
}

void hung_word(Markup& xml, const ChartTask& task, std::size_t row, const std::string& words, std::string_view position, std::string_view colour) {
  xml.open("c:dLbl");
  value_element(xml, "c:idx", std::to_string(row));
  xml.open("c:tx").open("c:rich").empty("a:bodyPr", {{"wrap", "none"}}).empty("a:lstStyle").open("a:p").open("a:r");
  const std::string size = std::to_string(std::lround(task.frame.text * 100));
  xml.open("a:rPr", {{"lang", task.data.language == core::Language::sv ? "sv-SE" : "en-GB"}, {"sz", size}, {"b", "0"}});
  solid_fill(xml, colour);
  xml.empty("a:latin", {{"typeface", "Arial"}}).empty("a:cs", {{"typeface", "Arial"}}).close();
  xml.leaf("a:t", words).close().close().close().close();
  value_element(xml, "c:dLblPos", position);
  value_element(xml, "c:showLegendKey", "0");
  value_element(xml, "c:showVal", "1");
  for (const char* element : {"c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"}) value_element(xml, element, "0");
  xml.close();
}

/// Series of the chart are numbered without gaps, as its key counts them: intervals and dots of each, then words.
std::size_t first_index(const ChartTask& task, std::size_t series) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < series; ++i) index += task.data.series[i].has_intervals ? 2 : 1;
  return index;
}
std::size_t dots_index(const ChartTask& task, std::size_t series) {
  return first_index(task, series) + (task.data.series[series].has_intervals ? 1 : 0);
}
std::size_t words_index(const ChartTask& task) { return first_index(task, task.data.series.size()); }

struct Helper {
  std::size_t index;
  std::size_t name_column;  // whose heading names the series
  std::string name;
  std::size_t x_column;
  double x;
  std::size_t y_column;
  Values y;
  std::string_view position;
  std::string_view colour;
};

void helping_series(Markup& xml, const ChartTask& task, const Helper& helper, const Words& words) {
  xml.open("c:ser");
  value_element(xml, "c:idx", std::to_string(helper.index));
  value_element(xml, "c:order", std::to_string(helper.index));
  string_reference(xml, "c:tx", heading_reference(helper.name_column), {helper.name});
  xml.open("c:spPr");
  no_line(xml);
  xml.close().open("c:marker");
  value_element(xml, "c:symbol", "none");
  xml.close().open("c:dLbls");
  for (std::size_t row = 0; row < words.size(); ++row) {
    if (helper.y[row] && !words[row].empty()) hung_word(xml, task, row, words[row], helper.position, helper.colour);
  }
  no_labels(xml);
  xml.close();
  number_reference(xml, "c:xVal", helper.x_column, Values(helper.y.size(), helper.x), task.data.value_code);
  number_reference(xml, "c:yVal", helper.y_column, helper.y, "General");
  value_element(xml, "c:smooth", "0");
  xml.close();
}

void hang_categories(Markup& xml, const ChartTask& task) {
  const ChartData& data = task.data;
  Values places;
  for (std::size_t row = 0; row < data.rows(); ++row) places.push_back(static_cast<double>(data.rows() - row));
  const std::string name = data.language == core::Language::sv ? "Kategori" : "Category";
  helping_series(xml, task, {words_index(task), 0, name, data.axis_low_column, task.scale.low, data.place_column, places, "l", kInk},
                 data.categories);
}

void hang_values(Markup& xml, const ChartTask& task, std::size_t index, const std::string& name) {
  const ChartSeries& series = task.data.series[index];
  Words words;
  for (std::size_t row = 0; row < task.data.rows(); ++row) words.push_back(value_words(task, series, row));
  const std::string_view colour = task.data.series.size() > 1 ? look_of(series.role, series.number).text : kInk;
  helping_series(xml, task,
                 {words_index(task) + 1 + index, series.place_column, name, task.data.axis_high_column, task.scale.high, series.place_column,
                  places_of(series), "r", colour},
                 words);
}

void interval_series(Markup& xml, const ChartTask& task, std::size_t index, const std::string& name) {
  const ChartSeries& series = task.data.series[index];
  const Segments segments = segments_of(series);
  xml.open("c:ser");
  value_element(xml, "c:idx", std::to_string(first_index(task, index)));
  value_element(xml, "c:order", std::to_string(first_index(task, index)));
  string_reference(xml, "c:tx", heading_reference(series.segment_column), {name});
  xml.open("c:spPr");
  line_properties(xml, look_of(series.role, series.number).fill, 2.25);
  xml.close().open("c:marker");
  value_element(xml, "c:symbol", "none");
  xml.close();
  number_reference(xml, "c:xVal", series.segment_column, segments.ends, task.data.value_code);
  number_reference(xml, "c:yVal", series.segment_place_column, segments.places, "General");
  value_element(xml, "c:smooth", "0");
  xml.close();
}

void dot_series(Markup& xml, const ChartTask& task, std::size_t index) {
  const ChartSeries& series = task.data.series[index];
  const Look look = look_of(series.role, series.number);
  xml.open("c:ser");
  series_start(xml, dots_index(task, index), series);
  xml.open("c:spPr");
  no_line(xml);
  xml.close();
  series_mark(xml, look, task.frame.text * 0.75);
  number_reference(xml, "c:xVal", series.value_column, values_of(series), task.data.value_code);
  number_reference(xml, "c:yVal", series.place_column, places_of(series), "General");
  value_element(xml, "c:smooth", "0");
  xml.close();
}

/// The axis of the places is not shown; its light lines lead from the words to the dots.
void place_axis(Markup& xml, const ChartTask& task) {
  xml.open("c:valAx");
  value_element(xml, "c:axId", "111000002");
  xml.open("c:scaling");
  value_element(xml, "c:orientation", "minMax");
  value_element(xml, "c:max", std::to_string(task.data.rows() + 1));
  value_element(xml, "c:min", "0");
  xml.close();
  value_element(xml, "c:delete", "1");
  value_element(xml, "c:axPos", "l");
  xml.open("c:majorGridlines").open("c:spPr");
  line_properties(xml, "ECECEC", 0.75);
  xml.close().close();
  xml.empty("c:numFmt", {{"formatCode", "General"}, {"sourceLinked", "0"}});
  value_element(xml, "c:majorTickMark", "none");
  value_element(xml, "c:minorTickMark", "none");
  value_element(xml, "c:tickLblPos", "none");
  value_element(xml, "c:crossAx", "111000001");
  value_element(xml, "c:crosses", "min");
  value_element(xml, "c:crossBetween", "midCat");
  value_element(xml, "c:majorUnit", "1");
  xml.close();
}

}  // namespace

/// Rows of words may not run into each other: with less room the values are left to the notes and the table, and the
/// series are named in a key.
bool dot_values_fit(const ChartTask& task) {
  const double row = (task.frame.height - line_height(task) - 8) / static_cast<double>(task.data.rows() + 1);
  const double between = task.data.series.size() > 1 ? row * 0.56 / static_cast<double>(task.data.series.size()) : row;
  return between >= task.frame.text * 0.95;
}

std::vector<std::size_t> unnamed_dot_series(const ChartTask& task) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < task.data.series.size(); ++i) {
    if (task.data.series[i].has_intervals) out.push_back(first_index(task, i));
  }
  out.push_back(words_index(task));
  return out;
}

void write_dots(Markup& xml, const ChartTask& task) {
  const ChartData& data = task.data;
  const bool values = dot_values_fit(task);
  const Margins margins{widest_category(task), wants_legend(task) ? line_height(task) * 1.6 : 0, values ? widest_value(task) : 14,
                        line_height(task) + 8};
  plot_layout(xml, task.frame, margins);
  xml.open("c:scatterChart");
  value_element(xml, "c:scatterStyle", "lineMarker");
  value_element(xml, "c:varyColors", "0");
  const auto columns = chart_workbook(data, {}, task.scale.low, task.scale.high).sheets[0].columns;
  for (std::size_t i = 0; i < data.series.size(); ++i) {
    if (data.series[i].has_intervals) interval_series(xml, task, i, columns[data.series[i].segment_column].heading);
    dot_series(xml, task, i);
  }
  hang_categories(xml, task);
  if (values) {
    for (std::size_t i = 0; i < data.series.size(); ++i) hang_values(xml, task, i, columns[data.series[i].place_column].heading);
  }
  value_element(xml, "c:axId", "111000001");
  value_element(xml, "c:axId", "111000002");
  xml.close();
  value_axis(xml, task, {"111000001", "111000002", "b", "min"}, "midCat");
  place_axis(xml, task);
}

}  // namespace rodtrad::publish
