// Sessions in their table. Being used is written at most once a minute, so that reading pages seldom writes.
#include "auth/sessions.h"

#include "auth/secret.h"

namespace rodtrad::auth {

namespace {

constexpr Time kNoteUse = 60;
constexpr std::size_t kTokenLetters = 64;

}  // namespace

std::string Sessions::begin(const std::string& account, Time now) {
  std::string token = new_token();
  sweep(now);
  connection_.execute("INSERT INTO session (token, account, form_token, begun, turned, used) VALUES (?, ?, ?, ?, ?, ?)",
                      {hash_of_secret(token), account, new_token(), now, now, now});
  return token;
}

std::optional<Session> Sessions::find(std::string_view token, Time now) {
  if (token.size() != kTokenLetters) return std::nullopt;
  const std::string hash = hash_of_secret(token);
  const table::Batch rows = connection_.fetch(
      "SELECT account, form_token, used FROM session JOIN account ON account.name = session.account WHERE account.closed = 0 AND "
      "(token = ? OR (earlier = ? AND turned > ?)) AND begun > ? AND used > ?",
      {hash, hash, now - kEarlierLives, now - kSessionLives, now - kSessionIdle});
  if (rows.rows() == 0) return std::nullopt;
  if (rows.columns[2].integer(0) + kNoteUse <= now) connection_.execute("UPDATE session SET used = ? WHERE token = ?", {now, hash});
  return Session{.account = rows.columns[0].text(0), .form_token = rows.columns[1].text(0)};
}

std::optional<std::string> Sessions::turn(std::string_view token, Time now) {
  const std::string hash = hash_of_secret(token);
  const table::Batch rows = connection_.fetch("SELECT 1 FROM session WHERE token = ? AND turned <= ?", {hash, now - kTurnAfter});
  if (rows.rows() == 0) return std::nullopt;
  std::string fresh = new_token();
  connection_.execute("UPDATE session SET token = ?, earlier = ?, turned = ?, used = ? WHERE token = ?",
                      {hash_of_secret(fresh), hash, now, now, hash});
  return fresh;
}

void Sessions::end(std::string_view token) {
  const std::string hash = hash_of_secret(token);
  connection_.execute("DELETE FROM session WHERE token = ? OR earlier = ?", {hash, hash});
}

void Sessions::end_all(const std::string& account) { connection_.execute("DELETE FROM session WHERE account = ?", {account}); }

void Sessions::sweep(Time now) {
  connection_.execute("DELETE FROM session WHERE begun <= ? OR used <= ?", {now - kSessionLives, now - kSessionIdle});
}

}  // namespace rodtrad::auth
