// Receipts in their table.
#include "auth/receipts.h"

#include "auth/secret.h"

namespace rodtrad::auth {

std::string Receipts::add(const std::string& record, Time now) {
  std::string secret = new_token();
  connection_.execute("INSERT INTO receipt (hash, record, created) VALUES (?, ?, ?)", {hash_of_secret(secret), record, now});
  return secret;
}

std::optional<std::string> Receipts::find(std::string_view secret) const {
  const table::Batch rows = connection_.fetch("SELECT record FROM receipt WHERE hash = ?", {hash_of_secret(secret)});
  if (rows.rows() == 0) return std::nullopt;
  return std::string(rows.columns[0].text(0));
}

}  // namespace rodtrad::auth
