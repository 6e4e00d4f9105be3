// Dimensions from what a dataset tells about its columns.
#include "methods/dimensions.h"

#include "core/list.h"

namespace rodtrad::methods {

using core::Text;
using model::DatasetInfo;
using table::column;
using table::Role;

namespace {

const std::vector<table::Category>& known_codes(const DatasetInfo& dataset, const std::string& name) {
  static const std::vector<table::Category> kNone;
  const auto found = dataset.codes.find(name);
  return found == dataset.codes.end() ? kNone : found->second;
}

/// The first age group that holds ages on both sides of the boundary, or "".
std::string straddling_group(const DatasetInfo& dataset) {
  for (const auto& [code, bounds] : dataset.age_groups) {
    if (bounds.first < kAgeBoundary && bounds.second >= kAgeBoundary) return code;
  }
  return "";
}

}  // namespace

CutDimension dimension_of(const DatasetInfo& dataset, const std::string& id, Text label, Role role) {
  return {.id = id, .label = std::move(label), .role = role, .code = column(id), .known = known_codes(dataset, id)};
}

std::vector<table::Category> categories_of(const std::set<std::string>& codes, const CutDimension& dimension) {
  std::vector<table::Category> out;
  std::set<std::string> rest = codes;
  for (const table::Category& category : dimension.known) {
    if (rest.erase(category.code) > 0 || dimension.keep_known) out.push_back(category);
  }
  const bool has_rest = rest.erase("") > 0;
  for (const std::string& code : rest) out.push_back({.code = code, .label = core::same_text(code)});
  const auto is_rest = [&](const table::Category& category) { return category.code == dimension.rest.code; };
  if (has_rest && std::none_of(out.begin(), out.end(), is_rest)) out.push_back(dimension.rest);
  return out;
}

table::Category total_category() { return {.code = "all", .label = {"Totalt", "Total"}, .total = true}; }

bool groups_have_boundary(const DatasetInfo& dataset) {
  return dataset.has("age_group") && !dataset.age_groups.empty() && straddling_group(dataset).empty();
}

bool has_age_band(const DatasetInfo& dataset) { return dataset.has("age") || groups_have_boundary(dataset); }

table::Expression age_band_code(const DatasetInfo& dataset) {
  if (dataset.has("age")) return table::band(column("age"), {{0, kYoung}, {kAgeBoundary, kOld}});
  std::vector<std::pair<std::string, std::string>> codes;
  for (const auto& [code, bounds] : dataset.age_groups) codes.emplace_back(code, bounds.first >= kAgeBoundary ? kOld : kYoung);
  return table::map_codes(column("age_group"), std::move(codes));
}

CutDimension age_band_dimension(const DatasetInfo& dataset) {
  return {.id = "age_band",
          .label = {"Ålder", "Age"},
          .role = Role::age,
          .code = age_band_code(dataset),
          .known = {{.code = kYoung, .label = {"0–64 år", "0–64 years"}}, {.code = kOld, .label = {"65 år och äldre", "65 years and over"}}}};
}

CutDimension age_group_dimension(const DatasetInfo& dataset) {
  CutDimension dimension = dimension_of(dataset, "age_group", {"Åldersgrupp", "Age group"}, Role::age);
  dimension.known.clear();
  std::vector<std::pair<int, std::string>> order;
  for (const auto& [code, bounds] : dataset.age_groups) order.emplace_back(bounds.first, code);
  std::sort(order.begin(), order.end());
  for (const auto& [first, code] : order) {
    const auto& labels = known_codes(dataset, "age_group");
    const table::Category* known = core::find_by(labels, &table::Category::code, code);
    dimension.known.push_back(known ? *known : table::Category{.code = code, .label = core::same_text(code)});
  }
  return dimension;
}

Text why_no_age_band(const DatasetInfo& dataset) {
  const std::string group = straddling_group(dataset);
  if (!dataset.has("age_group")) return {"källan anger ingen ålder", "the source gives no age"};
  if (group.empty()) return {"åldersgruppernas gränser är inte angivna", "the bounds of the age groups are not stated"};
  return {"källan anger ålder i grupper utan gräns vid 65 år (gruppen " + group + " har åldrar på båda sidor)",
          "the source gives age in groups without a boundary at 65 (the group " + group + " has ages on both sides)"};
}

PeopleDimensions people_dimensions(const DatasetInfo& dataset) {
  PeopleDimensions people{.dimensions = {dimension_of(dataset, "sex", {"Kön", "Sex"}, Role::sex)}, .names = {"sex"}, .why_no_age_band = {}};
  const bool band = has_age_band(dataset);
  const bool nested = band && groups_have_boundary(dataset);
  if (band) {
    people.dimensions.push_back(age_band_dimension(dataset));
    people.names.emplace_back("age_band");
  } else {
    people.why_no_age_band = why_no_age_band(dataset);
  }
  if (dataset.has("age_group") && (nested || !band)) {
    people.dimensions.push_back(age_group_dimension(dataset));
    people.dimensions.back().inside_previous = nested;
    people.names.emplace_back("age_group");
  }
  return people;
}

}  // namespace rodtrad::methods
