// Choosing the version and the corrections of each year.
#include "methods/drg_lists.h"

#include "methods/dimensions.h"
#include "methods/words.h"

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
    request.by.push_back({key, lists.has(key) ? column(key) : kNull});
  }
  if (!basis.empty()) request.filter.push_back({.value = column("list_basis"), .test = Test::equals, .codes = {basis}});
  return request;
}

}  // namespace

/// "2019.1, rättelse 2"
static Text version_of(const ListEdition& edition) {
  if (edition.errata.empty()) return core::same_text(edition.version);
  return core::say("{}, rättelse {}", "{}, erratum {}", edition.version, fmt::format("{}", fmt::join(edition.errata, ", ")));
}

bool DrgList::covers_any(const std::set<std::string>& years) const {
  return std::any_of(editions.begin(), editions.end(), [&](const auto& entry) { return years.contains(entry.first); });
}

table::Expression DrgList::look_up(const std::string& id) const {
  auto list = std::make_shared<table::LookupList>(table::LookupList{id, {"year", "care_form", "drg"}, {}});
  for (const auto& [key, value] : values) list->rows.push_back({{key.year, key.care_form, key.drg}, value});
  return table::lookup(std::move(list), {column("year"), column("care_form"), column("drg")});
}

Text DrgList::names() const {
  std::map<std::string, Text> lists;  // with their versions, by rising year
  std::set<std::pair<std::string, std::string>> told;
  for (const auto& [year, edition] : editions) {
    const Text version = version_of(edition);
    if (!told.emplace(edition.list, version.sv).second) continue;
    Text& of_list = lists[edition.list];
    of_list = of_list + Text{", ", ", "} + version;
  }
  Text names;
  for (const auto& [list, versions] : lists) names = names + core::same_text((names.sv.empty() ? "" : "; ") + list) + versions;
  return names;
}

DrgList read_drg_list(model::Run& run, const std::string& value, const std::string& list_kind, const std::string& basis) {
  DrgList out;
  const model::DatasetInfo* lists = run.dataset(kKind);
  if (!lists || !lists->has(value) || (!basis.empty() && !lists->has("list_basis"))) return out;
  const table::CellsAnswer& answer = run.cells(kKind, request_of(*lists, value, list_kind, basis));
  for (const table::CellsRow& row : answer.rows) {
    ListEdition& edition = out.editions[row.key[kYear]];
    if (std::pair(edition.version, edition.list) < std::pair(row.key[kVersion], row.key[kList])) edition = {row.key[kList], row.key[kVersion], {}};
    out.bases.insert(row.key[kBasis]);
  }
  for (const table::CellsRow& row : answer.rows) {  // later corrections come later
    ListEdition& edition = out.editions[row.key[kYear]];
    if (edition.list != row.key[kList] || edition.version != row.key[kVersion]) continue;
    out.values[{row.key[kYear], row.key[kCareForm], row.key[kDrg]}] = row.sums[0];
    if (!row.key[kErrata].empty()) edition.errata.insert(row.key[kErrata]);
  }
  return out;
}

}  // namespace rodtrad::methods
