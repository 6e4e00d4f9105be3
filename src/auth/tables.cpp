// Statements that make the tables; a file that has them stays as it is.
#include "auth/tables.h"

namespace rodtrad::auth {

void make_tables(sql::Connection& connection) {
  connection.execute(
      "CREATE TABLE IF NOT EXISTS account (name TEXT PRIMARY KEY, display TEXT NOT NULL, proof TEXT NOT NULL, language TEXT NOT NULL DEFAULT '', "
      "closed INTEGER NOT NULL DEFAULT 0, password TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '', code_until INTEGER NOT NULL DEFAULT 0, "
      "failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL, "
      "last_login INTEGER NOT NULL DEFAULT 0, subject TEXT NOT NULL DEFAULT '') STRICT");
  connection.execute("CREATE UNIQUE INDEX IF NOT EXISTS account_subject ON account(subject) WHERE subject <> ''");
  connection.execute(
      "CREATE TABLE IF NOT EXISTS mandate (account TEXT NOT NULL REFERENCES account(name), role TEXT NOT NULL, unit TEXT NOT NULL DEFAULT '', "
      "PRIMARY KEY (account, role, unit)) STRICT");
  connection.execute(
      "CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, earlier TEXT NOT NULL DEFAULT '', account TEXT NOT NULL REFERENCES account(name), "
      "form_token TEXT NOT NULL, begun INTEGER NOT NULL, turned INTEGER NOT NULL, used INTEGER NOT NULL) STRICT");
  connection.execute("CREATE INDEX IF NOT EXISTS session_earlier ON session(earlier)");
  connection.execute(
      "CREATE TABLE IF NOT EXISTS login_event (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, account TEXT NOT NULL, event TEXT NOT NULL, "
      "by TEXT NOT NULL, address TEXT NOT NULL) STRICT");
  connection.execute(
      "CREATE TABLE IF NOT EXISTS token (number INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES "
      "account(name), name TEXT NOT NULL, scopes TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0, "
      "revoked INTEGER NOT NULL DEFAULT 0) STRICT");
  connection.execute("CREATE TABLE IF NOT EXISTS receipt (hash TEXT PRIMARY KEY, record TEXT NOT NULL, created INTEGER NOT NULL) STRICT");
  connection.execute(
      "CREATE TABLE IF NOT EXISTS kept_answer (key TEXT PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL, answer TEXT NOT NULL DEFAULT '') "
      "STRICT");
  connection.execute(
      "CREATE TABLE IF NOT EXISTS saved_view (account TEXT NOT NULL, list TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, "
      "PRIMARY KEY (account, list, name)) STRICT");
}

}  // namespace rodtrad::auth
