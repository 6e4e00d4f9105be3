// Proving who one is with a local account: password, or the code of the first login. Wrong tries lock the account for a while that
// doubles with each; the answer never tells whether an account exists.
#pragma once

#include "auth/accounts.h"

namespace rodtrad::auth {

struct Try {
  std::string name;
  std::string password;
  std::string address;  // of the client
};

/// Problems: login_refused, login_locked (also told for names that have no account).
core::Expected<Account> log_in(sql::Connection& connection, const Try& tried, Time now);

/// With the code instead of a password; `chosen` is the password from now on. Problems: login_refused, login_locked, those of
/// check_password.
core::Expected<Account> log_in_first(sql::Connection& connection, const Try& tried, const std::string& code, Time now);

}  // namespace rodtrad::auth
