// Views of lists that users have saved for themselves: filters, order and columns by a name of their own, in server.db.
#pragma once

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
  /// `server_file`: server.db, with its tables.
  explicit SavedViews(sql::Connection& server_file) : connection_(&server_file) {}

  /// By name.
  std::vector<SavedView> list(const std::string& account, const std::string& list);
  /// Instead of the one of that name. Problems: name_missing, too_many_views.
  core::Expected<core::Done> save(const SavedView& view);
  void remove(const std::string& account, const std::string& list, const std::string& name);

 private:
  sql::Connection* connection_;
};

}  // namespace rodtrad::ops
