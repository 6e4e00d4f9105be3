// Tokens in their table. The beginning of a secret says what it is, so that one that has leaked is recognised.
#include "auth/tokens.h"

#include <algorithm>

#include "auth/secret.h"
#include "core/unicode.h"

namespace rodtrad::auth {

namespace {

constexpr std::string_view kBeginning = "rodtrad_";
constexpr std::size_t kSecretLetters = kBeginning.size() + 64;
constexpr Time kNoteUse = 60;
constexpr Time kDay = Time{24} * 3600;
constexpr std::string_view kColumns = "number, account, name, scopes, created, expires, used, revoked";

std::vector<Token> tokens_in(const table::Batch& rows) {
  std::vector<Token> tokens(rows.rows());
  for (std::size_t row = 0; row < tokens.size(); ++row) {
    const auto number = [&](std::size_t column) { return rows.columns[column].integer(row); };
    tokens[row] = {.number = number(0), .account = rows.columns[1].text(row), .name = rows.columns[2].text(row)};
    for (const std::string_view scope : core::split(rows.columns[3].text(row), ' ')) tokens[row].scopes.emplace_back(scope);
    tokens[row].created = number(4);
    tokens[row].expires = number(5);
    tokens[row].used = number(6);
    tokens[row].revoked = number(7) != 0;
  }
  return tokens;
}

core::Problems check(const Token& token, std::int64_t days) {
  core::Problems problems;
  if (core::trim(token.name).empty()) {
    core::tell(problems, {.file = "name"}, "name_missing", {.sv = "det ska stå vad token är till för", .en = "it must say what the token is for"},
               {.sv = "till exempel --name \"R-skript för årsrapporten\"", .en = "for example --name \"R script for the annual report\""});
  }
  if (token.scopes.empty())
    core::tell(problems, {.file = "scope"}, "scope_missing",
               {.sv = "det ska stå vad programmet får göra", .en = "it must say what the program may do"});
  for (const std::string& scope : token.scopes) {
    if (std::find(std::begin(kScopes), std::end(kScopes), scope) != std::end(kScopes)) continue;
    core::tell(problems, {.file = "scope"}, "unknown_scope", core::say("rätten \"{}\" finns inte", "there is no scope \"{}\"", scope),
               core::did_you_mean(scope, {std::begin(kScopes), std::end(kScopes)}));
  }
  if (days < 1 || days > kMostTokenDays) {
    core::tell(problems, {.file = "days"}, "bad_expiry",
               core::say("en token gäller i 1 till {} dagar", "a token holds for 1 to {} days", kMostTokenDays));
  }
  return problems;
}

}  // namespace

bool Token::allows(std::string_view scope) const { return std::find(scopes.begin(), scopes.end(), scope) != scopes.end(); }

core::Expected<std::string> Tokens::add(const Token& token, std::int64_t days, Time now) {
  if (core::Problems problems = check(token, days); !problems.empty()) return core::fail(std::move(problems));
  if (connection_.fetch("SELECT 1 FROM account WHERE name = ?", {token.account}).rows() == 0) {
    return core::fail({.code = "no_such_account",
                       .message = core::say("kontot \"{}\" finns inte", "there is no account \"{}\"", token.account),
                       .hint = {.sv = "rodtrad user list visar kontona", .en = "rodtrad user list shows the accounts"}});
  }
  std::string secret = std::string(kBeginning) + new_token();
  connection_.execute("INSERT INTO token (hash, account, name, scopes, created, expires) VALUES (?, ?, ?, ?, ?, ?)",
                      {hash_of_secret(secret), token.account, std::string(core::trim(token.name)), fmt::format("{}", fmt::join(token.scopes, " ")),
                       now, now + days * kDay});
  return secret;
}

std::optional<Token> Tokens::find(std::string_view secret, Time now) {
  if (secret.size() != kSecretLetters || !secret.starts_with(kBeginning)) return std::nullopt;
  const std::vector<Token> found = tokens_in(connection_.fetch(
      fmt::format("SELECT {} FROM token WHERE hash = ? AND revoked = 0 AND expires > ? AND account IN (SELECT name FROM account WHERE closed = 0)",
                  kColumns),
      {hash_of_secret(secret), now}));
  if (found.empty()) return std::nullopt;
  if (found[0].used + kNoteUse <= now) connection_.execute("UPDATE token SET used = ? WHERE number = ?", {now, found[0].number});
  return found[0];
}

std::vector<Token> Tokens::list(const std::string& account) const {
  return tokens_in(connection_.fetch(fmt::format("SELECT {} FROM token WHERE ? IN ('', account) ORDER BY number", kColumns), {account}));
}

core::Expected<core::Done> Tokens::revoke(std::int64_t number, const std::string& account) {
  const table::Batch known = connection_.fetch("SELECT 1 FROM token WHERE number = ? AND ? IN ('', account)", {number, account});
  if (known.rows() == 0) {
    return core::fail({.code = "no_such_token",
                       .message = core::say("det finns ingen token {}", "there is no token {}", number),
                       .hint = {.sv = "rodtrad token list visar dem", .en = "rodtrad token list shows them"}});
  }
  connection_.execute("UPDATE token SET revoked = 1 WHERE number = ?", {number});
  return core::Done{};
}

}  // namespace rodtrad::auth
