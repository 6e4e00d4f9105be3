// Pieces of chart markup.
#include "publish/office/chart_xml.h"

#include "publish/office/number_code.h"
#include "publish/office/text_width.h"

namespace rodtrad::publish {

namespace {

std::string hundredths(double points) { return std::to_string(std::lround(points * 100)); }

std::string fraction(double value) { return fmt::format("{:.4f}", value); }

void typeface(Markup& xml) { xml.empty("a:latin", {{"typeface", "Arial"}}).empty("a:cs", {{"typeface", "Arial"}}); }

void axis_start(Markup& xml, const AxisPlace& place, std::string_view orientation, const Scale* scale) {
  value_element(xml, "c:axId", place.id);
  xml.open("c:scaling");
  value_element(xml, "c:orientation", orientation);
  if (scale) {
    value_element(xml, "c:max", number_text(scale->high));
    value_element(xml, "c:min", number_text(scale->low));
  }
  xml.close();
  value_element(xml, "c:delete", "0");
  value_element(xml, "c:axPos", place.position);
}

void axis_marks(Markup& xml, std::string_view labels) {
  value_element(xml, "c:majorTickMark", "none");
  value_element(xml, "c:minorTickMark", "none");
  value_element(xml, "c:tickLblPos", labels);
}

void axis_line(Markup& xml, std::string_view colour) {
  xml.open("c:spPr");
  if (colour.empty()) {
    no_line(xml);
  } else {
    line_properties(xml, colour, 1);
  }
  xml.close();
}

}  // namespace

void value_element(Markup& xml, std::string_view element, std::string_view value) { xml.empty(element, {{"val", value}}); }

std::string number_text(double value) { return fmt::format("{:.16G}", value); }

void solid_fill(Markup& xml, std::string_view colour) { xml.open("a:solidFill").empty("a:srgbClr", {{"val", colour}}).close(); }

void line_properties(Markup& xml, std::string_view colour, double points, bool dashed) {
  xml.open("a:ln", {{"w", std::to_string(std::lround(points * 12700))}, {"cap", "flat"}});
  solid_fill(xml, colour);
  if (dashed) value_element(xml, "a:prstDash", "dash");
  xml.empty("a:round").close();
}

void no_line(Markup& xml) { xml.open("a:ln").empty("a:noFill").close(); }

void text_properties(Markup& xml, double points, std::string_view colour, bool no_wrap) {
  xml.open("c:txPr");
  if (no_wrap) {
    xml.empty("a:bodyPr", {{"wrap", "none"}});
  } else {
    xml.empty("a:bodyPr");
  }
  xml.empty("a:lstStyle").open("a:p").open("a:pPr");
  xml.open("a:defRPr", {{"sz", hundredths(points)}, {"b", "0"}});
  solid_fill(xml, colour);
  typeface(xml);
  xml.close().close().empty("a:endParaRPr", {{"lang", "sv-SE"}}).close().close();
}

void number_reference(Markup& xml, std::string_view element, std::size_t column, const Values& values, const std::string& code) {
  xml.open(element).open("c:numRef").leaf("c:f", column_reference(column, values.size()));
  xml.open("c:numCache").leaf("c:formatCode", code);
  value_element(xml, "c:ptCount", std::to_string(values.size()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) xml.open("c:pt", {{"idx", std::to_string(i)}}).leaf("c:v", number_text(*values[i])).close();
  }
  xml.close().close().close();
}

void string_reference(Markup& xml, std::string_view element, const std::string& reference, const std::vector<std::string>& words) {
  xml.open(element).open("c:strRef").leaf("c:f", reference).open("c:strCache");
  value_element(xml, "c:ptCount", std::to_string(words.size()));
  for (std::size_t i = 0; i < words.size(); ++i) xml.open("c:pt", {{"idx", std::to_string(i)}}).leaf("c:v", words[i]).close();
  xml.close().close().close();
}

Values values_of(const ChartSeries& series) {
  Values values;
  for (const ChartPoint& point : series.points) values.push_back(point.value);
  return values;
}

Values places_of(const ChartSeries& series) {
  Values places;
  for (const ChartPoint& point : series.points) places.push_back(point.value ? std::optional(point.place) : std::nullopt);
  return places;
}

void series_start(Markup& xml, std::size_t index, const ChartSeries& series) {
  value_element(xml, "c:idx", std::to_string(index));
  value_element(xml, "c:order", std::to_string(index));
  string_reference(xml, "c:tx", heading_reference(series.value_column), {series.label});
}

void series_mark(Markup& xml, const Look& look, double size) {
  xml.open("c:marker");
  value_element(xml, "c:symbol", look.hollow ? "diamond" : "circle");
  value_element(xml, "c:size", std::to_string(std::lround(size)));
  xml.open("c:spPr");
  solid_fill(xml, look.hollow ? kWhite : look.fill);
  line_properties(xml, look.hollow ? look.fill : kWhite, 1);
  xml.close().close();
}

void whiskers(Markup& xml, const ChartData& data, const ChartSeries& series, std::string_view direction, std::string_view colour) {
  if (!series.has_intervals) return;
  Values plus, minus;
  for (const ChartPoint& point : series.points) {
    plus.push_back(point.plus);
    minus.push_back(point.minus);
  }
  xml.open("c:errBars");
  if (!direction.empty()) value_element(xml, "c:errDir", direction);
  value_element(xml, "c:errBarType", "both");
  value_element(xml, "c:errValType", "cust");
  value_element(xml, "c:noEndCap", "1");
  number_reference(xml, "c:plus", series.plus_column, plus, data.value_code);
  number_reference(xml, "c:minus", series.minus_column, minus, data.value_code);
  xml.open("c:spPr");
  line_properties(xml, colour, 1.75);
  xml.close().close();
}

void label_look(Markup& xml, const ChartData& data, const Label& label) {
  xml.empty("c:numFmt", {{"formatCode", data.value_code}, {"sourceLinked", "0"}});
  xml.open("c:spPr").empty("a:noFill");
  no_line(xml);
  xml.close();
  text_properties(xml, label.points, label.colour, true);
  value_element(xml, "c:dLblPos", label.position);
  value_element(xml, "c:showLegendKey", "0");
  value_element(xml, "c:showVal", "1");
  value_element(xml, "c:showCatName", "0");
  value_element(xml, "c:showSerName", label.name == LabelName::with ? "1" : "0");
  value_element(xml, "c:showPercent", "0");
  value_element(xml, "c:showBubbleSize", "0");
  if (label.name == LabelName::with) xml.leaf("c:separator", " ");
}

void no_labels(Markup& xml) {
  for (const char* element : {"c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"}) {
    value_element(xml, element, "0");
  }
}

void plot_layout(Markup& xml, const ChartFrame& frame, const Margins& margins) {
  xml.open("c:layout").open("c:manualLayout");
  value_element(xml, "c:layoutTarget", "inner");
  value_element(xml, "c:xMode", "edge");
  value_element(xml, "c:yMode", "edge");
  value_element(xml, "c:x", fraction(margins.left / frame.width));
  value_element(xml, "c:y", fraction(margins.top / frame.height));
  value_element(xml, "c:w", fraction((frame.width - margins.left - margins.right) / frame.width));
  value_element(xml, "c:h", fraction((frame.height - margins.top - margins.bottom) / frame.height));
  xml.close().close();
}

void category_axis(Markup& xml, const ChartTask& task, const AxisPlace& place, bool first_on_top) {
  xml.open("c:catAx");
  axis_start(xml, place, first_on_top ? "maxMin" : "minMax", nullptr);
  xml.empty("c:numFmt", {{"formatCode", "General"}, {"sourceLinked", "0"}});
  axis_marks(xml, place.labels);
  axis_line(xml, kSoftGrey);
  text_properties(xml, task.frame.text, kInk);
  value_element(xml, "c:crossAx", place.crosses_id);
  value_element(xml, "c:crosses", place.crosses);
  value_element(xml, "c:auto", "0");
  value_element(xml, "c:lblAlgn", "ctr");
  value_element(xml, "c:lblOffset", "60");
  value_element(xml, "c:tickLblSkip", "1");
  value_element(xml, "c:noMultiLvlLbl", "1");
  xml.close();
}

void value_axis(Markup& xml, const ChartTask& task, const AxisPlace& place, std::string_view between) {
  const Scale& scale = task.scale;
  xml.open("c:valAx");
  axis_start(xml, place, "minMax", &scale);
  xml.open("c:majorGridlines").open("c:spPr");
  line_properties(xml, kLineGrey, 0.75);
  xml.close().close();
  xml.empty("c:numFmt",
            {{"formatCode", axis_code(task.data.unit, scale.step, scale.high, task.data.currency, task.data.language)}, {"sourceLinked", "0"}});
  axis_marks(xml, place.labels);
  axis_line(xml, {});
  text_properties(xml, task.frame.text, kGrey);
  value_element(xml, "c:crossAx", place.crosses_id);
  value_element(xml, "c:crosses", place.crosses);
  value_element(xml, "c:crossBetween", between);
  value_element(xml, "c:majorUnit", number_text(scale.step));
  xml.close();
}

double line_height(const ChartTask& task) { return task.frame.text * 1.2; }

double label_width(const ChartTask& task, std::string_view words) { return text_width(words, task.frame.text) + 8; }

double axis_label_width(const ChartTask& task) {
  double widest = 0;
  for (const double end : {task.scale.low, task.scale.high}) {
    const double minor = task.data.unit == table::Unit::money ? end * 100 : end;
    const table::Cell cell{.status = table::Status::value, .value = minor};
    const int decimals = task.scale.step < 1 ? 1 : 0;
    const table::Column column{.unit = task.data.unit, .decimals = decimals};
    widest = std::max(widest, label_width(task, table::show_cell(cell, column, task.data.currency, task.data.language)));
  }
  return widest;
}

}  // namespace rodtrad::publish
