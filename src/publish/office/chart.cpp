// The chart part around the kinds, and its workbook.
#include "publish/office/chart.h"

#include <cassert>

#include "publish/office/chart_xml.h"

namespace rodtrad::publish {

namespace {

constexpr const char* kChartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
constexpr const char* kWorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr const char* kPackageRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package";

void write_plot(Markup& xml, const ChartTask& task) {
  xml.open("c:plotArea");
  switch (task.data.kind) {
    case figure::Kind::bar:
    case figure::Kind::column:
      write_bars(xml, task);
      break;
    case figure::Kind::line:
      write_line(xml, task);
      break;
    case figure::Kind::interval_dots:
      write_dots(xml, task);
      break;
  }
  xml.open("c:spPr").empty("a:noFill");
  no_line(xml);
  xml.close().close();
}

void write_legend(Markup& xml, const ChartTask& task) {
  xml.open("c:legend");
  value_element(xml, "c:legendPos", "t");
  if (task.data.kind == figure::Kind::interval_dots) {
    for (const std::size_t index : unnamed_dot_series(task)) {
      xml.open("c:legendEntry");
      value_element(xml, "c:idx", std::to_string(index));
      value_element(xml, "c:delete", "1");
      xml.close();
    }
  }
  value_element(xml, "c:overlay", "0");
  text_properties(xml, task.frame.text, kInk);
  xml.close();
}

std::string chart_xml(const ChartTask& task, const std::string& workbook_id) {
  Markup xml(core::Dialect::xml);
  xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  xml.open("c:chartSpace", {{"xmlns:c", kChartNamespace},
                            {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
                            {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}});
  value_element(xml, "c:date1904", "0");
  value_element(xml, "c:lang", task.data.language == core::Language::sv ? "sv-SE" : "en-GB");
  value_element(xml, "c:roundedCorners", "0");
  xml.open("c:chart");
  value_element(xml, "c:autoTitleDeleted", "1");
  write_plot(xml, task);
  if (wants_legend(task)) write_legend(xml, task);
  value_element(xml, "c:plotVisOnly", "1");
  value_element(xml, "c:dispBlanksAs", "gap");
  xml.close();
  xml.open("c:spPr").empty("a:noFill");
  no_line(xml);
  xml.close();
  text_properties(xml, task.frame.text, kInk);
  xml.open("c:externalData", {{"r:id", workbook_id}});
  value_element(xml, "c:autoUpdate", "0");
  return xml.close().close().take();
}

}  // namespace

bool wants_legend(const ChartTask& task) {
  if (task.data.series.size() < 2) return false;
  return task.data.kind == figure::Kind::column || (task.data.kind == figure::Kind::interval_dots && !dot_values_fit(task));
}

std::string add_chart(formats::Package& package, const std::string& root, int number, const figure::Figure& figure, core::Language language,
                      const ChartFrame& frame) {
  assert(!figure.categories.empty() && !figure.series.empty());
  ChartTask task{.data = chart_data(figure, language), .frame = frame};
  task.scale = scale_of(task.data);
  std::string name = fmt::format("{}/charts/chart{}.xml", root, number);
  const std::string workbook = fmt::format("{}/embeddings/chart{}.xlsx", root, number);
  package.add_part(workbook, kWorkbookType,
                   formats::write_workbook(chart_workbook(task.data, figure.title.in(language), task.scale.low, task.scale.high)));
  const std::string id = package.relate(name, kPackageRelation, workbook);
  package.add_part(name, kChartType, chart_xml(task, id));
  return name;
}

}  // namespace rodtrad::publish
