// publish: dots of several series are named: beside their values where there is room, else in a key without helpers.
#include "publish/office/chart.h"
#include "support/office_reader.h"
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;
using test::Element;

namespace {

std::unique_ptr<Element> chart_of(const figure::Figure& figure, double height) {
  formats::Package package;
  const std::string part = publish::add_chart(package, "/ppt", 1, figure, core::Language::sv, {860, height, 14});
  return test::read_markup(test::OfficeFile(package.write()).bytes(part));
}

/// The municipalities with the nation, which has no intervals, beside the region.
figure::Figure two_series() {
  figure::Figure figure = test::sample_report().result.figures[2];
  figure::Series nation{.id = "nation", .label = {"Riket", "Nation"}, .role = figure::SeriesRole::nation};
  for (std::size_t i = 0; i < figure.categories.size(); ++i) nation.points.push_back({.status = table::Status::value, .value = 5});
  figure.series.push_back(std::move(nation));
  return figure;
}

}  // namespace

TEST_CASE("without room for values a key names the series, and only those") {
  const auto chart = chart_of(two_series(), 300);
  REQUIRE(chart->all("c:legend").size() == 1);
  std::set<std::string> hidden;
  for (const Element* entry : chart->all("c:legendEntry")) hidden.insert(entry->all("c:idx")[0]->attribute("val"));
  std::vector<std::string> named;
  std::size_t number = 0;
  for (const Element* series : chart->all("c:ser")) {
    CHECK(series->all("c:idx")[0]->attribute("val") == std::to_string(number));
    if (!hidden.contains(std::to_string(number))) named.push_back(series->all("c:tx")[0]->all("c:v")[0]->text());
    ++number;
  }
  CHECK(named == std::vector<std::string>{"Andel ytterfall", "Riket"});
}

TEST_CASE("with room, or with one series, there is no key") {
  CHECK(chart_of(two_series(), 1200)->all("c:legend").empty());
  CHECK(chart_of(test::sample_report().result.figures[2], 300)->all("c:legend").empty());
}
