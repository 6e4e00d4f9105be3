// One table, one row for each view.
#include "ops/saved_views.h"

#include "core/unicode.h"

namespace rodtrad::ops {

namespace {

constexpr std::int64_t kMostViews = 50;  // of one user and list
constexpr std::size_t kLongestName = 80, kLongestQuery = 2000;

}  // namespace

std::vector<SavedView> SavedViews::list(const std::string& account, const std::string& list) {
  std::vector<SavedView> views;
  const table::Batch rows = connection_->fetch("SELECT name, query FROM saved_view WHERE account = ? AND list = ? ORDER BY name", {account, list});
  for (std::size_t row = 0; row < rows.rows(); ++row)
    views.push_back({.account = account, .list = list, .name = rows.columns[0].text(row), .query = rows.columns[1].text(row)});
  return views;
}

core::Expected<core::Done> SavedViews::save(const SavedView& view) {
  const std::string name(core::trim(view.name));
  if (name.empty() || name.size() > kLongestName || view.query.size() > kLongestQuery) {
    return core::fail({.code = "name_missing",
                       .place = {.file = "name"},
                       .message = {.sv = "ge vyn ett kort namn", .en = "give the view a short name"},
                       .hint = {}});
  }
  const table::Batch held = connection_->fetch("SELECT count(*) FROM saved_view WHERE account = ? AND list = ?", {view.account, view.list});
  if (held.columns[0].integer(0) >= kMostViews) {
    return core::fail({.code = "too_many_views",
                       .place = {.file = "name"},
                       .message = {.sv = "du har redan femtio sparade vyer av listan", .en = "you have fifty saved views of the list already"},
                       .hint = {.sv = "ta bort någon först", .en = "remove one first"}});
  }
  connection_->execute("INSERT INTO saved_view (account, list, name, query) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET query = excluded.query",
                       {view.account, view.list, name, view.query});
  return core::Done{};
}

void SavedViews::remove(const std::string& account, const std::string& list, const std::string& name) {
  connection_->execute("DELETE FROM saved_view WHERE account = ? AND list = ? AND name = ?", {account, list, name});
}

}  // namespace rodtrad::ops
