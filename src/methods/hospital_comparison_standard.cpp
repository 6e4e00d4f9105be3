// Means as lists to look up.
#include "methods/hospital_comparison_standard.h"

#include "core/int128.h"
#include "methods/dimensions.h"

namespace rodtrad::methods::hospital_comparison {

using table::column;

namespace {

constexpr const char* kKind = "reference_aggregate";

/// A list of means under construction.
struct Means {
  std::vector<std::string> keys;  // columns
  table::LookupList whole, rest;

  Means(const std::string& id, std::vector<std::string> columns) : keys(std::move(columns)), whole{id, keys, {}}, rest{id + "_rest", keys, {}} {}

  void add(const std::vector<std::string>& key, std::int64_t cost, std::int64_t contacts) {
    if (contacts == 0) return;
    std::int64_t floor = cost / contacts;
    if (floor * contacts > cost) --floor;  // credits can make a sum negative
    const core::Int128 left = static_cast<core::Int128>(cost - floor * contacts) * kRestUnit;
    whole.rows.push_back({key, floor});
    rest.rows.push_back({key, static_cast<std::int64_t>((left + contacts / 2) / contacts)});
  }

  Expected expected() const {
    std::vector<table::Expression> columns;
    for (const std::string& key : keys) columns.push_back(column(key));
    return {table::lookup(std::make_shared<table::LookupList>(whole), columns), table::lookup(std::make_shared<table::LookupList>(rest), columns)};
  }
};

}  // namespace

const std::map<DrgList::Key, ReferenceSums>* Reference::find(const std::string& area) const {
  const auto found = areas.find(area);
  return found == areas.end() ? nullptr : &found->second;
}

std::set<std::string> Reference::years(const std::string& area, const std::string& care_form) const {
  std::set<std::string> out;
  if (const auto* strata = find(area)) {
    for (const auto& [key, sums] : *strata) {
      if (key.care_form == care_form && sums.contacts > 0) out.insert(key.year);
    }
  }
  return out;
}

Reference read_reference(model::Run& run, const std::set<std::string>& years) {
  Reference reference;
  const model::DatasetInfo* info = run.dataset(kKind);
  if (!info || info->currency != run.dataset("care_contact")->currency) return reference;
  table::Cells request{.by = {}, .sums = {column("contacts"), column("outliers"), column("cost"), column("outlier_cost")}};
  request.filter = {{.value = column("year"), .test = table::Condition::Test::in, .codes = {years.begin(), years.end()}}};
  for (const char* key : {"area_type", "year", "care_form", "drg"}) request.by.push_back({key, column(key)});
  for (const table::CellsRow& row : run.cells(kKind, request).rows) {
    reference.areas[row.key[0]][{row.key[1], row.key[2], row.key[3]}] = {
        .contacts = row.sums[0], .outliers = row.sums[1], .cost = row.sums[2], .outlier_cost = row.sums[3]};
  }
  return reference;
}

Expected own_standard(model::Run& run, const table::Filter& contacts, bool by_severity) {
  std::vector<std::string> keys = {"year", "drg"};
  if (by_severity) keys.emplace_back("severity");
  table::Cells request{.filter = contacts, .by = {}, .sums = {column("cost")}};
  for (const std::string& key : keys) request.by.push_back({key, column(key)});
  Means means("mean_cost", keys);
  for (const table::CellsRow& row : run.cells("care_contact", request).rows) means.add(row.key, row.sums[0], row.rows);
  return means.expected();
}

Expected nation_standard(const Reference& reference) {
  Means means("nation_mean_cost", {"year", "care_form", "drg"});
  if (const auto* nation = reference.find("nation")) {
    for (const auto& [key, sums] : *nation) means.add({key.year, key.care_form, key.drg}, sums.cost, sums.contacts);
  }
  return means.expected();
}

Expected kind_standard(const Reference& reference) {
  Means means("kind_mean_cost", {"hospital_type", "year", "care_form", "drg"});
  for (const auto& [area, strata] : reference.areas) {
    for (const auto& [key, sums] : strata) means.add({area, key.year, key.care_form, key.drg}, sums.cost, sums.contacts);
  }
  return means.expected();
}

}  // namespace rodtrad::methods::hospital_comparison
