// Choosing the version and the corrections of each year.
#include "methods/drg_lists.h"

#include "methods/dimensions.h"

namespace rodtrad::methods {

using core::Text;
using table::column;
using Test = table::Condition::Test;

namespace {

constexpr const char* kKind = "drg_limit";
const table::Expression kNull = table::band(table::constant(-1), {{0, ""}});
enum Place : std::size_t { kYear, kVersion, kList, kCareForm, kDrg, kErrata, kBasis };

table::Cells request_of(const model::DatasetInfo& lists, const std::string& value, const std::string& list_kind, const std::string& basis) {
  table::Cells request{.filter = {{.value = column("list_kind"), .test = Test::equals, .codes = {list_kind}}, {.value = column(value)}},
                       .by = {},
                       .sums = {column(value)}};
  for (const char* key : {"year", "list_version", "list_id", "care_form", "drg"}) request.by.push_back({key, column(key)});
  for (const char* key : {"errata", "list_basis"}) {
    request.by.push_back({key, has_column(lists, key) ? column(key) : kNull});
  }
  if (!basis.empty()) request.filter.push_back({.value = column("list_basis"), .test = Test::equals, .codes = {basis}});
  return request;
}

Text name_of(const std::string& list, const std::string& version, const std::set<std::string>& errata) {
  const std::string name = list + ", " + version;
  if (errata.empty()) return core::same_text(name);
  return core::say("{}, rättelse {}", "{}, erratum {}", name, fmt::format("{}", fmt::join(errata, ", ")));
}

}  // namespace

bool DrgList::covers_any(const std::set<std::string>& years) const {
  return std::any_of(ids.begin(), ids.end(), [&](const auto& entry) { return years.contains(entry.first); });
}

table::Expression DrgList::look_up(const std::string& id) const {
  auto list = std::make_shared<table::LookupList>(table::LookupList{id, {"year", "care_form", "drg"}, {}});
  for (const auto& [key, value] : values) list->rows.push_back({{key.year, key.care_form, key.drg}, value});
  return table::lookup(std::move(list), {column("year"), column("care_form"), column("drg")});
}

Text DrgList::all_names() const {
  std::set<std::string> sv, en;
  for (const auto& [year, name] : names) {
    sv.insert(name.sv);
    en.insert(name.en);
  }
  return {fmt::format("{}", fmt::join(sv, "; ")), fmt::format("{}", fmt::join(en, "; "))};
}

DrgList read_drg_list(model::Run& run, const std::string& value, const std::string& list_kind, const std::string& basis) {
  DrgList out;
  const model::DatasetInfo* lists = run.dataset(kKind);
  if (!lists || !has_column(*lists, value) || (!basis.empty() && !has_column(*lists, "list_basis"))) return out;
  const table::CellsAnswer& answer = run.cells(kKind, request_of(*lists, value, list_kind, basis));
  std::map<std::string, std::pair<std::string, std::string>> chosen;  // year → version, list
  for (const table::CellsRow& row : answer.rows) {
    chosen[row.key[kYear]] = std::max(chosen[row.key[kYear]], {row.key[kVersion], row.key[kList]});
    out.bases.insert(row.key[kBasis]);
  }
  std::map<std::string, std::set<std::string>> errata;
  for (const table::CellsRow& row : answer.rows) {  // later corrections come later
    const std::string& year = row.key[kYear];
    if (chosen[year] != std::pair(row.key[kVersion], row.key[kList])) continue;
    out.values[{year, row.key[kCareForm], row.key[kDrg]}] = row.sums[0];
    out.ids[year] = row.key[kList];
    if (!row.key[kErrata].empty()) errata[year].insert(row.key[kErrata]);
  }
  for (const auto& [year, version] : chosen) out.names[year] = name_of(version.second, version.first, errata[year]);
  return out;
}

}  // namespace rodtrad::methods
