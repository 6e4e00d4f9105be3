// A programme: each indicator in each municipality, with its light, for one year at a time; and the same as a file.
#include <algorithm>
#include <set>

#include "core/number_format.h"
#include "figure/canvas.h"
#include "formats/csv_write.h"
#include "formats/statistics_table.h"
#include "web/pieces.h"
#include "web/special.h"

namespace rodtrad::web {

namespace {

using ops::IndicatorPoint;
using ops::IndicatorSeries;
using Places = std::vector<std::pair<std::string, std::string>>;  // id and name, by name

std::vector<IndicatorSeries> indicators(const Page& page, const std::string& field, const std::string& id) {
  auto all = ops::indicators_of(page.site.workspace, page.actor, field, id, core::today());
  return all ? *std::move(all) : std::vector<IndicatorSeries>{};
}

std::set<std::string> times_of(const std::vector<IndicatorSeries>& all) {
  std::set<std::string> times;
  for (const IndicatorSeries& series : all) {
    for (const std::string& time : series.times()) times.insert(time);
  }
  return times;
}

Places places_of(const std::vector<IndicatorSeries>& all) {
  std::map<std::string, std::string> names;  // by name, so that they come in its order
  for (const IndicatorSeries& series : all) {
    for (const IndicatorPoint& point : series.points) {
      if (!point.place.empty()) names.emplace(point.place_name.empty() ? point.place : point.place_name, point.place);
    }
  }
  Places places;
  for (const auto& [name, id] : names) places.emplace_back(id, name);
  return places;
}

/// The last time at which most has been reported; the one asked for when there is any of it.
std::string time_here(const Page& page, const std::vector<IndicatorSeries>& all, const std::set<std::string>& times) {
  std::string asked(page.request.query_value("year"));
  if (times.contains(asked)) return asked;
  for (auto time = times.rbegin(); time != times.rend(); ++time) {
    const bool any = std::any_of(all.begin(), all.end(), [&](const IndicatorSeries& one) { return one.whole_at(*time).has_value(); });
    if (any) return *time;
  }
  return times.empty() ? "" : *times.rbegin();
}

/// A small curve of the whole region, without axes: the numbers stand in the table.
void write_spark(Page& page, const IndicatorSeries& series) {
  constexpr double kWidth = 72, kHeight = 20, kEdge = 2;
  std::vector<double> values;
  for (const std::string& time : series.times()) {
    if (const auto value = series.whole_at(time)) values.push_back(*value);
  }
  if (values.size() < 2) return;
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const double span = std::max(*most - *least, 1e-9);
  std::string path;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double x = kEdge + (kWidth - 2 * kEdge) * static_cast<double>(i) / static_cast<double>(values.size() - 1);
    const double y = kHeight - kEdge - (kHeight - 2 * kEdge) * (values[i] - *least) / span;
    path += fmt::format("{}{} {}", path.empty() ? "M" : "L", figure::coordinate(x), figure::coordinate(y));
  }
  page.out.open("svg", {{"class", "figure-svg spark"}, {"width", "72"}, {"height", "20"}, {"viewBox", "0 0 72 20"}, {"aria-hidden", "true"}});
  page.out.open("path", {{"d", path}, {"class", "stroke own"}}).close().close();
}

void write_years(Page& page, const std::string& path, const std::set<std::string>& times, const std::string& here) {
  page.out.open("nav", {{"class", "tabs"}, {"aria-label", page.say("År", "Year")}}).open("ul");
  for (const std::string& time : times) write_tab(page, time, page.link(fmt::format("{}?year={}", path, time)), time == here);
  page.out.close().close();
}

void write_cell(Page& page, const IndicatorSeries& series, const IndicatorPoint* point) {
  page.out.open("td", {{"class", "number"}});
  if (point && point->value) {
    write_light_mark(page, series.light_at(*point, core::today()).light);
    page.out.text(shown_value(page, *point->value, series.measured_in == "procent" ? "procent" : ""));
  } else {
    const std::string_view why = point && !point->missing.empty() ? std::string_view(point->missing) : page.say("inget värde", "no value");
    page.out.leaf("span", "–", {{"aria-hidden", "true"}, {"class", "quiet"}}).leaf("span", why, {{"class", "spoken"}});
  }
  page.out.close();
}

void write_whole_row(Page& page, const std::vector<IndicatorSeries>& all, const std::string& time) {
  page.out.open("tr", {{"class", "total"}}).leaf("th", page.say("Hela regionen", "The whole region"), {{"scope", "row"}});
  for (const IndicatorSeries& series : all) {
    const IndicatorPoint whole{.place = {}, .place_name = {}, .time = time, .value = series.whole_at(time), .missing = {}};
    write_cell(page, series, &whole);
  }
  page.out.close();
}

void write_matrix(Page& page, const std::vector<IndicatorSeries>& all, const std::string& time) {
  page.out.open("div", {{"class", "scroll table dense matrix"},
                        {"tabindex", "0"},
                        {"role", "region"},
                        {"aria-label", page.say("Indikatorer per kommun", "Indicators by municipality")}});
  page.out.open("table", {{"class", "ds-table"}})
      .leaf("caption", fmt::format("{} {}", page.say("Indikatorer per kommun", "Indicators by municipality"), time))
      .open("thead")
      .open("tr");
  page.out.leaf("th", page.say("Kommun", "Municipality"), {{"scope", "col"}});
  for (const IndicatorSeries& series : all) {
    page.out.open("th", {{"scope", "col"}, {"class", "number"}});
    plan_link(page, "/" + series.id, series.title);
    write_spark(page, series);
    page.out.close();
  }
  page.out.close().close().open("tbody");
  write_whole_row(page, all, time);
  for (const auto& [id, name] : places_of(all)) {
    page.out.open("tr").open("th", {{"scope", "row"}});
    plan_link(page, "/" + id, name);
    page.out.close();
    for (const IndicatorSeries& series : all) write_cell(page, series, series.find(id, time));
    page.out.close();
  }
  page.out.close().close().close();
}

void write_rule(Page& page) {
  page.out.open("p", {{"class", "quiet"}});
  for (const domain::Light light : {domain::Light::green, domain::Light::amber, domain::Light::red, domain::Light::grey}) {
    write_light(page, light);
    page.out.text(" \u00A0 ");
  }
  page.out.close().leaf("p", page.in(domain::light_rule()), {{"class", "quiet"}});
}

}  // namespace

void write_programme(Page& page, const ops::RecordView& view) {
  const std::string id = to_text(view.record.id);
  const std::vector<IndicatorSeries> all = indicators(page, "programme", id);
  page.out.open("section").leaf("h2", page.say("Indikatorer", "Indicators"));
  const std::set<std::string> times = times_of(all);
  if (times.empty()) {
    page.out.leaf("p", page.say("Programmet har inga värden än: här visas varje indikator per kommun när värden är lämnade och godkända.",
                                "The programme has no values yet: each indicator is shown by municipality when values are reported and signed off."));
    page.out.close();
    return;
  }
  const std::string here = time_here(page, all, times);
  write_years(page, "/" + id, times, here);
  write_matrix(page, all, here);
  write_rule(page);
  page.out.open("p")
      .leaf("a", page.say("Hämta alla värden som CSV", "Download all values as CSV"), {{"href", page.link("/" + id + "/indicators.csv")}})
      .close();
  page.out.close();
}

Answer indicator_file(Page& page) {
  const ops::RecordView view = TRY(found(ops::view_record(page.site.workspace, page.actor, page.request.parts[0])));
  const std::string& type = view.type->name;
  if (type != "goal" && type != "programme" && type != "project") return core::fail(http::refusal_of_status(404).problems);
  std::string body;
  formats::append_csv_row(body, {"indicator", "title", "place", "place_name", "time", "value", "unit", "baseline", "target", "light", "missing"});
  static constexpr std::string_view kLights[] = {"green", "amber", "red", "grey"};
  const auto number = [](std::optional<double> value) { return value ? formats::number_text(*value) : std::string(); };
  for (const IndicatorSeries& series : indicators(page, type, page.request.parts[0])) {
    for (const IndicatorPoint& point : series.points) {
      const auto light = static_cast<std::size_t>(series.light_at(point, core::today()).light);
      formats::append_csv_row(body, {series.id, series.title, point.place, point.place_name, point.time, number(point.value), series.measured_in,
                                     number(series.measured.baseline), number(series.measured.target), kLights[light], point.missing});
    }
  }
  return csv_file(page.request.parts[0] + "-indicators", std::move(body));
}

}  // namespace rodtrad::web
