// Tokens for programs: random, of one account, for some of what it may do, until a day. Handed out once, stored as hashes.
#pragma once

#include <optional>

#include "auth/account.h"
#include "sql/connection.h"

namespace rodtrad::auth {

struct Token {
  std::int64_t number = 0;
  std::string account;
  std::string name;                 // what it is for: "R script for the annual report"
  std::vector<std::string> scopes;  // of kScopes
  Time created = 0;
  Time expires = 0;
  Time used = 0;  // 0: never
  bool revoked = false;

  bool allows(std::string_view scope) const;
};

/// read: ask; write: change the register; release: run, release and publish.
inline constexpr std::string_view kScopes[] = {"read", "write", "release"};
inline constexpr std::int64_t kMostTokenDays = 366;

class Tokens {
 public:
  explicit Tokens(sql::Connection& connection) : connection_(connection) {}

  /// The secret. Problems: no_such_account, scope_missing, unknown_scope, bad_expiry, name_missing.
  core::Expected<std::string> add(const Token& token, std::int64_t days, Time now);
  /// The token, if it holds now and its account is open. Being used is written at most once a minute.
  std::optional<Token> find(std::string_view secret, Time now);
  std::vector<Token> list(const std::string& account) const;  // "" = of all; by number
  /// Of this account ("" = of any). Problem no_such_token.
  core::Expected<core::Done> revoke(std::int64_t number, const std::string& account);

 private:
  sql::Connection& connection_;
};

}  // namespace rodtrad::auth
