// Receipts: whoever has reported something may follow it at an address that nobody else knows. Stored as hashes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "auth/account.h"
#include "sql/connection.h"

namespace rodtrad::auth {

class Receipts {
 public:
  explicit Receipts(sql::Connection& connection) : connection_(connection) {}

  /// The secret of a new receipt for a record.
  std::string add(const std::string& record, Time now);
  /// The record's id; nothing when there is no such receipt.
  std::optional<std::string> find(std::string_view secret) const;

 private:
  sql::Connection& connection_;
};

}  // namespace rodtrad::auth
