// Counting wrong tries, and what they lead to.
#include "auth/login.h"

#include <algorithm>

#include "auth/password.h"
#include "auth/secret.h"
#include "core/unicode.h"

namespace rodtrad::auth {

using core::Expected;

namespace {

constexpr std::int64_t kFreeTries = 5;
constexpr Time kFirstLock = 30;             // seconds; doubles with each wrong try
constexpr std::int64_t kMostDoublings = 7;  // a little over an hour

struct Held {
  std::string password;
  std::string code;
  Time code_until = 0;
  std::int64_t failures = 0;
  Time locked_until = 0;
};

/// Nothing for names without an open local account.
std::optional<Held> held_of(sql::Connection& connection, const std::string& name) {
  const table::Batch rows = connection.fetch(
      "SELECT password, code, code_until, failures, locked_until FROM account WHERE name = ? AND proof = 'password' AND closed = 0", {name});
  if (rows.rows() == 0) return std::nullopt;
  return Held{rows.columns[0].text(0), rows.columns[1].text(0), rows.columns[2].integer(0), rows.columns[3].integer(0), rows.columns[4].integer(0)};
}

core::Fail refused() {
  return core::fail({.code = "login_refused",
                     .place = {.file = "password"},
                     .message = {.sv = "kontonamnet eller lösenordet stämmer inte", .en = "the account name or the password is not right"},
                     .hint = {.sv = "har du glömt lösenordet kan en administratör ge dig en ny engångskod",
                              .en = "if you have forgotten the password an administrator can give you a new one-time code"}});
}

core::Fail locked(Time seconds) {
  const Time minutes = std::max<Time>(1, (seconds + 59) / 60);
  return core::fail({.code = "login_locked",
                     .place = {.file = "password"},
                     .message = {.sv = "för många fel försök", .en = "too many wrong tries"},
                     .hint = core::say("försök igen om {} min", "try again in {} min", minutes)});
}

/// Tries at the same time all count.
core::Fail count_failure(sql::Connection& connection, const Try& tried, Time now) {
  sql::Transaction transaction(connection);
  const std::optional<Held> held = held_of(connection, tried.name);
  const std::int64_t failures = (held ? held->failures : 0) + 1;
  const std::int64_t over = failures - kFreeTries;
  const Time locked_until = over >= 0 ? now + (kFirstLock << std::min(over, kMostDoublings)) : 0;
  connection.execute("UPDATE account SET failures = ?, locked_until = ? WHERE name = ?", {failures, locked_until, tried.name});
  Accounts(connection).note({now, tried.name, over >= 0 ? "locked" : "refused", tried.name, tried.address});
  transaction.commit();
  return refused();
}

Account enter(sql::Connection& connection, const Try& tried, const char* event, Time now) {
  connection.execute("UPDATE account SET failures = 0, locked_until = 0, last_login = ? WHERE name = ?", {now, tried.name});
  Accounts accounts(connection);
  accounts.note({now, tried.name, event, tried.name, tried.address});
  return *accounts.find(tried.name);
}

}  // namespace

Expected<Account> log_in(sql::Connection& connection, const Try& given, Time now) {
  Try tried = given;
  tried.name = core::to_lower(core::trim(given.name));
  const std::optional<Held> held = held_of(connection, tried.name);
  if (held && held->locked_until > now) return locked(held->locked_until - now);
  const bool right = is_password(tried.password, held ? held->password : "");
  if (right) return enter(connection, tried, "login", now);
  if (held) return count_failure(connection, tried, now);
  return refused();
}

Expected<Account> log_in_first(sql::Connection& connection, const Try& given, const std::string& code, Time now) {
  Try tried = given;
  tried.name = core::to_lower(core::trim(given.name));
  const std::optional<Held> held = held_of(connection, tried.name);
  if (!held) return refused();
  if (held->locked_until > now) return locked(held->locked_until - now);
  const std::string hash = hash_of_secret(core::to_lower(core::trim(code)));
  if (held->code.empty() || held->code_until <= now || !same_secret(hash, held->code)) return count_failure(connection, tried, now);
  if (core::Problems problems = check_password(tried.password, tried.name); !problems.empty()) return core::fail(std::move(problems));
  connection.execute("UPDATE account SET password = ?, code = '', code_until = 0 WHERE name = ?", {hash_password(tried.password), tried.name});
  return enter(connection, tried, "first_login", now);
}

}  // namespace rodtrad::auth
