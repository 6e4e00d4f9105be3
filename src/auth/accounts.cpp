// Accounts in their tables.
#include "auth/accounts.h"

#include <algorithm>

#include "auth/secret.h"
#include "core/unicode.h"

namespace rodtrad::auth {

using core::Expected;

namespace {

constexpr std::size_t kMostNameLetters = 64;

std::string word_of(Proof proof) { return proof == Proof::openid ? "openid" : "password"; }

bool is_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '@'; };
  return name.size() >= 2 && name.size() <= kMostNameLetters && std::all_of(name.begin(), name.end(), fits);
}

core::Problems check_account(const Account& account) {
  core::Problems problems;
  if (!is_name(account.name)) {
    core::tell(problems, {.file = "name"}, "bad_name",
               {.sv = "kontonamnet ska ha 2–64 tecken: a–z, siffror, punkt och bindestreck",
                .en = "the account name must have 2–64 characters: a–z, digits, dot and hyphen"});
  }
  if (account.mandates.empty()) {
    core::tell(problems, {.file = "mandates"}, "mandates_missing",
               {.sv = "kontot ska ha minst en roll", .en = "the account must have at least one role"});
  }
  return problems;
}

core::Fail no_such_account(std::string_view name) {
  return core::fail({.code = "no_such_account",
                     .place = {.file = "name"},
                     .message = core::say("kontot \"{}\" finns inte", "there is no account \"{}\"", name),
                     .hint = {.sv = "\"rodtrad user list\" visar kontona", .en = "\"rodtrad user list\" shows the accounts"}});
}

constexpr std::string_view kColumns = "name, display, proof, language, closed, password <> '', created, last_login";

Account account_at(const table::Batch& rows, std::size_t row) {
  const auto& columns = rows.columns;
  return {.name = columns[0].text(row),
          .display = columns[1].text(row),
          .proof = columns[2].text(row) == "openid" ? Proof::openid : Proof::password,
          .mandates = {},
          .language = columns[3].text(row),
          .closed = columns[4].integer(row) != 0,
          .has_password = columns[5].integer(row) != 0,
          .created = columns[6].integer(row),
          .last_login = columns[7].integer(row)};
}

std::vector<Account> accounts_from(sql::Connection& connection, const std::string& where, const sql::Parameters& parameters) {
  std::vector<Account> accounts;
  const table::Batch rows = connection.fetch(fmt::format("SELECT {} FROM account {} ORDER BY name", kColumns, where), parameters);
  for (std::size_t i = 0; i < rows.rows(); ++i) accounts.push_back(account_at(rows, i));
  for (Account& account : accounts) {
    const table::Batch held = connection.fetch("SELECT role, unit FROM mandate WHERE account = ? ORDER BY role, unit", {account.name});
    for (std::size_t i = 0; i < held.rows(); ++i) account.mandates.push_back({held.columns[0].text(i), held.columns[1].text(i)});
  }
  return accounts;
}

}  // namespace

std::optional<Account> Accounts::find(std::string_view name) const {
  std::vector<Account> found = accounts_from(connection_, "WHERE name = ?", {core::to_lower(name)});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Account> Accounts::list() const { return accounts_from(connection_, "", {}); }

void Accounts::put_mandates(const Account& account) {
  connection_.execute("DELETE FROM mandate WHERE account = ?", {account.name});
  for (const Mandate& one : account.mandates) {
    connection_.execute("INSERT OR IGNORE INTO mandate (account, role, unit) VALUES (?, ?, ?)", {account.name, one.role, one.unit});
  }
}

std::string Accounts::give_code(const std::string& name, Time now) {
  std::string code = new_code();
  connection_.execute("UPDATE account SET password = '', code = ?, code_until = ?, failures = 0, locked_until = 0 WHERE name = ?",
                      {hash_of_secret(code), now + kCodeLives, name});
  connection_.execute("DELETE FROM session WHERE account = ?", {name});
  return code;
}

Expected<std::string> Accounts::add(const Account& account, const std::string& by, Time now) {
  if (core::Problems problems = check_account(account); !problems.empty()) return core::fail(std::move(problems));
  sql::Transaction transaction(connection_);
  if (find(account.name)) {
    return core::fail({.code = "account_exists",
                       .place = {.file = "name"},
                       .message = core::say("kontot \"{}\" finns redan", "there is an account \"{}\" already", account.name)});
  }
  connection_.execute("INSERT INTO account (name, display, proof, created) VALUES (?, ?, ?, ?)",
                      {account.name, account.display.empty() ? account.name : account.display, word_of(account.proof), now});
  put_mandates(account);
  note({now, account.name, "created", by, ""});
  std::string code = give_code(account.name, now);
  transaction.commit();
  return code;
}

Expected<std::string> Accounts::renew_code(const std::string& name, const std::string& by, Time now) {
  sql::Transaction transaction(connection_);
  const std::optional<Account> account = find(name);
  if (!account || account->proof != Proof::password) return no_such_account(name);
  note({now, account->name, "code", by, ""});
  std::string code = give_code(account->name, now);
  transaction.commit();
  return code;
}

Expected<core::Done> Accounts::change(const Account& account, const std::string& by, Time now) {
  if (core::Problems problems = check_account(account); !problems.empty()) return core::fail(std::move(problems));
  sql::Transaction transaction(connection_);
  if (!find(account.name)) return no_such_account(account.name);
  connection_.execute("UPDATE account SET display = ?, closed = ? WHERE name = ?", {account.display, account.closed ? 1 : 0, account.name});
  if (account.closed) connection_.execute("DELETE FROM session WHERE account = ?", {account.name});
  put_mandates(account);
  note({now, account.name, account.closed ? "closed" : "changed", by, ""});
  transaction.commit();
  return core::Done{};
}

std::string Accounts::free_name(const std::string& suggested) const {
  std::string name = suggested;
  for (int i = 2; find(name); ++i) name = fmt::format("{}-{}", suggested, i);
  return name;
}

Expected<Account> Accounts::keep(Account account, const std::string& subject, const std::string& address, Time now) {
  sql::Transaction transaction(connection_);
  const table::Batch known = connection_.fetch("SELECT name, closed FROM account WHERE subject = ?", {subject});
  if (known.rows() > 0 && known.columns[1].integer(0) != 0) {
    return core::fail({.code = "login_refused",
                       .message = {.sv = "kontot är stängt", .en = "the account is closed"},
                       .hint = {.sv = "en administratör kan öppna det", .en = "an administrator can open it"}});
  }
  account.name = known.rows() > 0 ? known.columns[0].text(0) : free_name(account.name);
  connection_.execute(
      "INSERT INTO account (name, display, proof, created, last_login, subject) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET display = "
      "excluded.display, last_login = excluded.last_login",
      {account.name, account.display, word_of(account.proof), now, now, subject});
  put_mandates(account);
  note({now, account.name, "login", account.name, address});
  transaction.commit();
  return *find(account.name);
}

void Accounts::choose_language(const std::string& name, const std::string& language) {
  connection_.execute("UPDATE account SET language = ? WHERE name = ?", {language, name});
}

void Accounts::note(const LoginEvent& event) {
  connection_.execute("INSERT INTO login_event (at, account, event, by, address) VALUES (?, ?, ?, ?, ?)",
                      {event.at, event.account, event.event, event.by, event.address});
}

std::vector<LoginEvent> Accounts::events(std::size_t most) const {
  std::vector<LoginEvent> events;
  const table::Batch rows =
      connection_.fetch("SELECT at, account, event, by, address FROM login_event ORDER BY number DESC LIMIT ?", {static_cast<std::int64_t>(most)});
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    events.push_back(
        {rows.columns[0].integer(i), rows.columns[1].text(i), rows.columns[2].text(i), rows.columns[3].text(i), rows.columns[4].text(i)});
  }
  return events;
}

}  // namespace rodtrad::auth
