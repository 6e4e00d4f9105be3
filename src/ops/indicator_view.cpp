// Values read as a person may read them, gathered by indicator.
#include "ops/indicator_view.h"

#include <algorithm>
#include <set>

namespace rodtrad::ops {

using core::Expected;
using records::Record;

namespace {

constexpr std::int64_t kMostIndicators = 5000, kMostValues = 200'000;

std::optional<core::Date> day_of(const std::string& text) {
  const auto day = core::parse_iso_date(text);
  return day ? day : core::latest_day(text);
}

std::optional<double> value_of(const Record& record) {
  if (const auto value = record.get<double>("value")) return value;
  const auto numerator = record.get<double>("numerator"), denominator = record.get<double>("denominator");
  if (!numerator || !denominator || *denominator == 0) return std::nullopt;
  return 100 * *numerator / *denominator;
}

/// Of all sexes together; single sexes have rows of their own.
bool is_for_all(const Record& record) { return record.text("sex").empty() || record.text("sex") == "all"; }

std::vector<IndicatorPoint> points_from(const RecordList& list, const records::RecordId& indicator) {
  std::vector<IndicatorPoint> points;
  for (const Record& record : list.records) {
    if (!is_for_all(record) || record.get<records::RecordId>("indicator") != indicator) continue;
    const auto place = record.get<records::RecordId>("organisation");
    const auto name = place ? list.titles.find(*place) : list.titles.end();
    points.push_back({.place = place ? to_text(*place) : "",
                      .place_name = name == list.titles.end() ? "" : name->second,
                      .time = record.text("time"),
                      .value = value_of(record),
                      .missing = record.text("missing_reason")});
  }
  std::stable_sort(points.begin(), points.end(),
                   [](const IndicatorPoint& a, const IndicatorPoint& b) { return std::tie(a.time, a.place_name) < std::tie(b.time, b.place_name); });
  return points;
}

domain::Measured measured_from(const Record& indicator) {
  return {.baseline = indicator.get<double>("baseline"),
          .target = indicator.get<double>("target"),
          .baseline_date = day_of(indicator.text("baseline_date")),
          .target_date = day_of(indicator.text("target_date")),
          .direction = indicator.text("direction"),
          .interval_months = indicator.get<std::int64_t>("interval_months").value_or(0),
          .next_due = day_of(indicator.text("next_due")),
          .value = {},
          .value_date = {}};
}

/// The last time with a value of the whole.
void put_last_value(IndicatorSeries& series) {
  const std::vector<std::string> times = series.times();
  for (auto time = times.rbegin(); time != times.rend(); ++time) {
    const auto value = series.whole_at(*time);
    if (!value) continue;
    const IndicatorPoint* own = series.find("", *time);
    series.is_mean = !own || !own->value;
    series.measured.value = value;
    series.measured.value_date = day_of(*time);
    return;
  }
}

}  // namespace

std::vector<std::string> IndicatorSeries::times() const {
  std::set<std::string> times;
  for (const IndicatorPoint& point : points) times.insert(point.time);
  return {times.begin(), times.end()};
}

const IndicatorPoint* IndicatorSeries::find(const std::string& place, const std::string& time) const {
  const auto found = std::find_if(points.begin(), points.end(), [&](const IndicatorPoint& one) { return one.place == place && one.time == time; });
  return found == points.end() ? nullptr : &*found;
}

domain::LightAnswer IndicatorSeries::light_at(const IndicatorPoint& point, const core::Date& today) const {
  domain::Measured one = measured;
  one.value = point.value;
  one.value_date = day_of(point.time);
  one.interval_months = 0;  // an earlier year is looked at on purpose
  one.next_due.reset();
  return domain::light_of(one, today);
}

std::optional<double> IndicatorSeries::whole_at(const std::string& time) const {
  double sum = 0;
  int count = 0;
  for (const IndicatorPoint& point : points) {
    if (point.time != time || !point.value) continue;
    if (point.place.empty()) return point.value;
    sum += *point.value;
    ++count;
  }
  return count == 0 ? std::nullopt : std::optional(sum / count);
}

namespace {

IndicatorSeries series_from(const Record& indicator, const RecordList& values, const core::Date& today) {
  IndicatorSeries series{.id = to_text(indicator.id),
                         .title = indicator.text("title"),
                         .measured_in = indicator.text("measured_in"),
                         .measured = measured_from(indicator)};
  series.points = points_from(values, indicator.id);
  put_last_value(series);
  series.light = domain::light_of(series.measured, today);
  return series;
}

/// The list, empty when the actor may see none of it.
RecordList list_or_none(Workspace& workspace, const Actor& actor, const RecordQuery& query) {
  auto list = list_records(workspace, actor, query);
  return list ? *std::move(list) : RecordList{};
}

}  // namespace

domain::Light worst_of(const std::vector<IndicatorSeries>& all) {
  domain::Light worst = domain::Light::grey;
  for (const IndicatorSeries& one : all) {
    if (one.light.light != domain::Light::grey && (worst == domain::Light::grey || one.light.light > worst)) worst = one.light.light;
  }
  return worst;
}

Expected<std::vector<IndicatorSeries>> indicators_of(Workspace& workspace, const Actor& actor, const std::string& field, const std::string& id,
                                                     const core::Date& today) {
  std::vector<IndicatorSeries> all;
  for (const Record& indicator : list_or_none(workspace, actor, {.type = "indicator", .where = {{field, id}}, .limit = kMostIndicators}).records) {
    const RecordList values =
        list_or_none(workspace, actor, {.type = "indicator_value", .where = {{"indicator", to_text(indicator.id)}}, .limit = kMostValues});
    all.push_back(series_from(indicator, values, today));
  }
  return all;
}

Expected<std::map<std::string, std::vector<IndicatorSeries>>> indicators_by(Workspace& workspace, const Actor& actor, const std::string& field,
                                                                            const core::Date& today) {
  std::map<records::RecordId, RecordList> values;  // by indicator
  RecordList list = list_or_none(workspace, actor, {.type = "indicator_value", .limit = kMostValues});
  for (Record& value : list.records)
    values[value.get<records::RecordId>("indicator").value_or(records::RecordId{})].records.push_back(std::move(value));
  std::map<std::string, std::vector<IndicatorSeries>> all;
  for (const Record& indicator : list_or_none(workspace, actor, {.type = "indicator", .limit = kMostIndicators}).records) {
    if (const auto of = indicator.get<records::RecordId>(field)) all[to_text(*of)].push_back(series_from(indicator, values[indicator.id], today));
  }
  return all;
}

}  // namespace rodtrad::ops
