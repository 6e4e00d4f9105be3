// Sessions: after a login the browser holds a random token, of which only the hash is stored. The token turns over while it is used,
// so that one that was copied is soon worth nothing.
#pragma once

#include <optional>

#include "auth/account.h"
#include "sql/connection.h"

namespace rodtrad::auth {

inline constexpr Time kSessionLives = Time{12} * 3600;  // from login, however much it is used
inline constexpr Time kSessionIdle = Time{2} * 3600;    // without a request
inline constexpr Time kTurnAfter = Time{15} * 60;       // a used token is exchanged
inline constexpr Time kEarlierLives = 60;               // for requests that were on their way then

struct Session {
  std::string account;     // name
  std::string form_token;  // stands in every form; a request that changes something must bring it
};

class Sessions {
 public:
  explicit Sessions(sql::Connection& connection) : connection_(connection) {}

  /// The token for the browser.
  std::string begin(const std::string& account, Time now);
  /// The session of a token; nothing when it has ended or never was.
  std::optional<Session> find(std::string_view token, Time now);
  /// The token that the browser shall hold from now on, when it is time; the old one lives on for a little while.
  std::optional<std::string> turn(std::string_view token, Time now);
  void end(std::string_view token);
  void end_all(const std::string& account);
  void sweep(Time now);

 private:
  sql::Connection& connection_;
};

}  // namespace rodtrad::auth
