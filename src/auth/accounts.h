// The accounts of a workspace: made, changed and closed by an administrator, never removed.
#pragma once

#include <optional>

#include "auth/account.h"
#include "sql/connection.h"

namespace rodtrad::auth {

/// What was done with accounts: logins, refusals, changes. No secrets.
struct LoginEvent {
  Time at = 0;
  std::string account;
  std::string event;  // login, refused, locked, first_login, logout, created, changed, code, closed, opened
  std::string by;     // the account that did it; the account itself for logins
  std::string address;
};

class Accounts {
 public:
  explicit Accounts(sql::Connection& connection) : connection_(connection) {}

  std::optional<Account> find(std::string_view name) const;
  std::vector<Account> list() const;  // by name

  /// A local account without password; the code is for its first login. Problems: bad_name, account_exists, mandates_missing.
  core::Expected<std::string> add(const Account& account, const std::string& by, Time now);
  /// A new code, for who has forgotten the password: the old password and all sessions end. Problem no_such_account.
  core::Expected<std::string> renew_code(const std::string& name, const std::string& by, Time now);
  /// Display name, mandates and whether it is closed; a closed account has no sessions. Problems: no_such_account, mandates_missing.
  core::Expected<core::Done> change(const Account& account, const std::string& by, Time now);
  /// Who came through OpenID Connect, known by `subject` and made when new: display and mandates are as the login says, the name is the
  /// suggested one or, when that is taken, one like it. Problem login_refused: the account is closed.
  core::Expected<Account> keep(Account account, const std::string& subject, const std::string& address, Time now);
  void choose_language(const std::string& name, const std::string& language);

  void note(const LoginEvent& event);
  std::vector<LoginEvent> events(std::size_t most) const;  // newest first

 private:
  void put_mandates(const Account& account);
  std::string free_name(const std::string& suggested) const;
  std::string give_code(const std::string& name, Time now);

  sql::Connection& connection_;
};

/// In how many seconds a code for the first login ends.
inline constexpr Time kCodeLives = Time{7} * 24 * 3600;

}  // namespace rodtrad::auth
