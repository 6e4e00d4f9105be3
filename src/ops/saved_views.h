// Views of lists that users have saved for themselves: filters, order and columns by a name of their own, in server.db.
#pragma once

#include <filesystem>

#include "core/expected.h"
#include "sql/connection.h"

namespace rodtrad::ops {

struct SavedView {
  std::string account;
  std::string list;   // type of the records
  std::string name;   // as the user calls it
  std::string query;  // of the address: "state=ongoing&sort=-due"
};

class SavedViews {
 public:
  /// Opens server.db, which serve has made. Throws Failure.
  explicit SavedViews(const std::filesystem::path& workspace);

  /// By name.
  std::vector<SavedView> list(const std::string& account, const std::string& list);
  /// Instead of the one of that name. Problems: name_missing, too_many_views.
  core::Expected<core::Done> save(const SavedView& view);
  void remove(const std::string& account, const std::string& list, const std::string& name);

 private:
  std::unique_ptr<sql::SqliteConnection> connection_;
};

}  // namespace rodtrad::ops
