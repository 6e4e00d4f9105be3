// Sums over the aggregates by care form and by each of year, age band and sex.
#include "methods/cost_outliers_nation.h"

#include "methods/cost_outliers_cuts.h"

namespace rodtrad::methods::cost_outliers {

using table::column;

namespace {

constexpr const char* kKind = "reference_aggregate";

table::Cells request_by(const std::set<std::string>& years, const std::vector<std::string>& keys) {
  using Test = table::Condition::Test;
  table::Cells request{.by = {}, .sums = {column("contacts"), column("outliers"), column("cost"), column("outlier_cost")}};
  request.filter = {{.value = column("area_type"), .test = Test::equals, .codes = {"nation"}},
                    {.value = column("year"), .test = Test::in, .codes = {years.begin(), years.end()}}};
  for (const std::string& key : keys) request.by.push_back({key, column(key)});
  return request;
}

NationFigures figures_of(const table::CellsRow& row) {
  return {.contacts = row.sums[0], .outliers = row.sums[1], .cost = row.sums[2], .outlier_cost = row.sums[3]};
}

void read_places(model::Run& run, const std::set<std::string>& years, const std::vector<std::string>& keys, Nation& nation) {
  std::vector<std::string> all = {"care_form"};
  all.insert(all.end(), keys.begin(), keys.end());
  for (const table::CellsRow& row : run.cells(kKind, request_by(years, all)).rows) {
    NationPlace place{.care_form = row.key[0]};
    for (std::size_t i = 1; i < all.size(); ++i) {
      (all[i] == "year" ? place.year : all[i] == "sex" ? place.sex : place.age_band) = row.key[i];
    }
    nation.figures[place] = figures_of(row);
    if (!place.year.empty()) nation.years.insert(place.year);
  }
}

}  // namespace

const NationFigures* Nation::find(const NationPlace& place) const {
  const auto found = figures.find(place);
  return found == figures.end() || found->second.contacts == 0 ? nullptr : &found->second;
}

std::shared_ptr<const table::LookupList> Nation::expected_shares() const {
  auto list = std::make_shared<table::LookupList>(table::LookupList{"nation_outlier_share", {"care_form", "drg"}, {}});
  for (const auto& [key, figures_here] : groups) {
    if (figures_here.contacts == 0) continue;
    const std::int64_t share = (figures_here.outliers * kShareUnit + figures_here.contacts / 2) / figures_here.contacts;
    list->rows.push_back({{key.first, key.second}, share});
  }
  return list;
}

Nation read_nation(model::Run& run, const std::set<std::string>& years) {
  Nation nation;
  const model::DatasetInfo* info = run.dataset(kKind);
  if (!info) return nation;
  nation.currency = info->currency;
  const std::vector<std::vector<std::string>> sets = {{}, {"year"}, {"sex"}, {"age_band"}, {"age_band", "sex"}};
  for (const std::vector<std::string>& keys : sets) read_places(run, years, keys, nation);
  for (const table::CellsRow& row : run.cells(kKind, request_by(years, {"care_form", "drg"})).rows) {
    nation.groups[{row.key[0], row.key[1]}] = figures_of(row);
  }
  return nation;
}

}  // namespace rodtrad::methods::cost_outliers
