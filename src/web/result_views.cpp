// A table's role decides, and what its figure sets against each other.
#include "web/result_views.h"

#include <algorithm>

namespace rodtrad::web {

namespace {

bool has_role(const figure::Figure& figure, figure::SeriesRole role) {
  return std::any_of(figure.series.begin(), figure.series.end(), [&](const figure::Series& one) { return one.role == role; });
}

std::size_t common_start(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

std::size_t common_end(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
}

std::size_t likeness(const table::Table& a, const table::Table& b) {
  const auto has = [&](const table::Column& column) {
    return std::any_of(b.columns.begin(), b.columns.end(), [&](const table::Column& other) { return other.id == column.id; });
  };
  const auto shared = static_cast<std::size_t>(std::count_if(a.columns.begin(), a.columns.end(), has));
  return 100 * common_end(a.id, b.id) + 10 * shared + common_start(a.id, b.id);
}

}  // namespace

const std::vector<ViewName>& view_names() {
  static const std::vector<ViewName> kNames = {{View::development, "development", {.sv = "Utveckling", .en = "Development"}},
                                               {View::comparison, "comparison", {.sv = "Jämförelse", .en = "Comparison"}},
                                               {View::sex, "sex", {.sv = "Kön", .en = "Sex"}},
                                               {View::age, "age", {.sv = "Ålder", .en = "Age"}},
                                               {View::geography, "geography", {.sv = "Geografi", .en = "Geography"}}};
  return kNames;
}

std::set<View> views_of(const model::Result& result, const table::Table& table) {
  std::set<View> views;
  if (table.role == table::Role::time) views.insert(View::development);
  if (table.role == table::Role::sex) views.insert(View::sex);
  if (table.role == table::Role::age) views.insert(View::age);
  if (table.role == table::Role::geography) views.insert(View::geography);
  for (const figure::Figure& figure : result.figures) {
    if (figure.table != table.id) continue;
    if (has_role(figure, figure::SeriesRole::women) && has_role(figure, figure::SeriesRole::men)) views.insert(View::sex);
    if (has_role(figure, figure::SeriesRole::nation)) views.insert(View::comparison);
  }
  if (views.empty()) views.insert(View::comparison);
  return views;
}

const table::Table* best_for(const model::Result& result, const table::Table& table, View view) {
  if (views_of(result, table).contains(view)) return &table;
  const table::Table* best = nullptr;
  for (const table::Table& other : result.tables) {
    if (views_of(result, other).contains(view) && (!best || likeness(other, table) > likeness(*best, table))) best = &other;
  }
  return best;
}

const model::Note* why_without(const model::Result& result, View view) {
  static const std::map<View, std::vector<std::string>> kBreakdowns = {{View::development, {"not_possible_year"}},
                                                                       {View::sex, {"not_possible_sex"}},
                                                                       {View::age, {"not_possible_age_band", "not_possible_age_group"}},
                                                                       {View::geography, {"not_possible_municipality", "not_possible_hospital"}}};
  const auto codes = kBreakdowns.find(view);
  if (codes == kBreakdowns.end()) return nullptr;
  const auto found = std::find_if(result.notes.begin(), result.notes.end(), [&](const model::Note& note) {
    return std::find(codes->second.begin(), codes->second.end(), note.code) != codes->second.end();
  });
  return found == result.notes.end() ? nullptr : &*found;
}

}  // namespace rodtrad::web
