// Accounts, first login, lock-out, sessions and rates, with a clock of our own.
#include "auth/login.h"

#include "auth/password.h"
#include "auth/rate.h"
#include "auth/secret.h"
#include "auth/sessions.h"
#include "auth/tables.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::auth;

namespace {

constexpr Time kNow = 1'800'000'000;
const std::string kPassword = "fyra hästar äter gräs";

struct House {
  std::unique_ptr<sql::SqliteConnection> connection = sql::open_sqlite(":memory:");
  Accounts accounts{*connection};
  Sessions sessions{*connection};
  std::string code;

  House() {
    make_tables(*connection);
    code = accounts.add({.name = "anna", .display = "Anna Exempel", .mandates = {{"analyst", "unit-3"}}}, "root", kNow).value();
  }
  core::Expected<Account> first(const std::string& given, Time at = kNow) {
    return log_in_first(*connection, {"anna", kPassword, "10.0.0.1"}, given, at);
  }
  core::Expected<Account> login(const std::string& password, Time at = kNow, const std::string& name = "anna") {
    return log_in(*connection, {name, password, "10.0.0.1"}, at);
  }
};

std::string refusal(const core::Expected<Account>& account) { return account ? "" : account.error().front().code; }

}  // namespace

TEST_CASE("a code works once, until it ends, and gives the password") {
  House house;
  CHECK(refusal(house.login(kPassword)) == "login_refused");
  CHECK(refusal(house.first("aaaa-aaaa-aaaa-aaaa")) == "login_refused");
  CHECK(refusal(house.first(house.code, kNow + kCodeLives)) == "login_refused");
  REQUIRE(house.first(" " + house.code + "\n"));
  CHECK(refusal(house.first(house.code)) == "login_refused");
  const auto account = house.login(kPassword, kNow, " Anna ");
  REQUIRE(account);
  CHECK(account->mandates == std::vector<Mandate>{{"analyst", "unit-3"}});
  CHECK_FALSE(account->may_see_persons());
}

TEST_CASE("a poor password does not use up the code") {
  House house;
  const auto refused = log_in_first(*house.connection, {"anna", "kort", ""}, house.code, kNow);
  CHECK(refusal(refused) == "password_short");
  CHECK(refused.error().front().place.file == "password");
  CHECK(house.first(house.code));
}

TEST_CASE("wrong tries lock the account for longer and longer, and a right login forgets them") {
  House house;
  REQUIRE(house.first(house.code));
  for (int i = 0; i < 5; ++i) CHECK(refusal(house.login("fel")) == "login_refused");
  CHECK(refusal(house.login(kPassword)) == "login_locked");
  CHECK(refusal(house.login(kPassword, kNow + 29)) == "login_locked");
  CHECK(refusal(house.login("fel", kNow + 30)) == "login_refused");
  CHECK(refusal(house.login(kPassword, kNow + 30 + 59)) == "login_locked");
  CHECK(house.login(kPassword, kNow + 30 + 60));
  CHECK(refusal(house.login("fel", kNow + 90)) == "login_refused");
  CHECK(house.login(kPassword, kNow + 90));
}

TEST_CASE("names without an account are answered like the others") {
  House house;
  REQUIRE(house.first(house.code));
  CHECK(refusal(house.login(kPassword, kNow, "bertil")) == "login_refused");
  CHECK(house.login("fel").error().front().message == house.login(kPassword, kNow, "bertil").error().front().message);
}

TEST_CASE("passwords are kept as argon2id, and only the right one fits") {
  const std::string hash = hash_password(kPassword);
  CHECK(hash.starts_with("$argon2id$"));
  CHECK(hash != hash_password(kPassword));
  CHECK(is_password(kPassword, hash));
  CHECK_FALSE(is_password(kPassword + " ", hash));
  CHECK_FALSE(is_password("nobody has this password", ""));
  CHECK(check_password("aaaaaaaaaaaaaaaa", "anna").front().code == "password_guessable");
  CHECK(check_password("annaärbästidag", "anna").front().code == "password_guessable");
  CHECK(check_password(kPassword, "anna").empty());
}

TEST_CASE("a session turns its token over, ends by itself, and with the account") {
  House house;
  const std::string token = house.sessions.begin("anna", kNow);
  const auto session = house.sessions.find(token, kNow + 60);
  REQUIRE(session);
  CHECK(session->account == "anna");
  CHECK_FALSE(house.sessions.turn(token, kNow + kTurnAfter - 1));
  CHECK_FALSE(house.sessions.find(new_token(), kNow));
  const auto fresh = house.sessions.turn(token, kNow + kTurnAfter);
  REQUIRE(fresh);
  CHECK_FALSE(house.sessions.turn(token, kNow + kTurnAfter));
  CHECK(house.sessions.find(*fresh, kNow + kTurnAfter)->form_token == session->form_token);
  CHECK(house.sessions.find(token, kNow + kTurnAfter + kEarlierLives - 1));
  CHECK_FALSE(house.sessions.find(token, kNow + kTurnAfter + kEarlierLives));
  CHECK(house.sessions.find(*fresh, kNow + kTurnAfter + kEarlierLives));
  CHECK_FALSE(house.sessions.find(*fresh, kNow + kTurnAfter + kEarlierLives + kSessionIdle));

  const std::string second = house.sessions.begin("anna", kNow);
  house.sessions.end(second);
  CHECK_FALSE(house.sessions.find(second, kNow));
  const std::string third = house.sessions.begin("anna", kNow);
  Account account = *house.accounts.find("anna");
  account.closed = true;
  REQUIRE(house.accounts.change(account, "root", kNow));
  CHECK_FALSE(house.sessions.find(third, kNow));
  CHECK(refusal(house.first(house.code)) == "login_refused");
}

TEST_CASE("no table holds a secret as it was given") {
  House house;
  REQUIRE(house.first(house.code));
  const std::string token = house.sessions.begin("anna", kNow);
  for (const char* column : {"account.password", "account.code", "session.token"}) {
    const std::string name = column;
    const table::Batch rows = house.connection->fetch("SELECT " + name + " FROM " + name.substr(0, name.find('.')));
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      CHECK(rows.columns[0].text(i) != token);
      CHECK(rows.columns[0].text(i).find(kPassword) == std::string::npos);
    }
  }
}

TEST_CASE("an account's name and roles are checked, and a new code ends sessions") {
  House house;
  CHECK(house.accounts.add({.name = "Anna B"}, "root", kNow).error().size() == 2);
  CHECK(house.accounts.add({.name = "anna", .mandates = {{"analyst"}}}, "root", kNow).error().front().code == "account_exists");
  const std::string token = house.sessions.begin("anna", kNow);
  const auto code = house.accounts.renew_code("anna", "root", kNow);
  REQUIRE(code);
  CHECK_FALSE(house.sessions.find(token, kNow));
  CHECK(refusal(house.first(house.code)) == "login_refused");
  CHECK(house.first(*code));
  CHECK(house.accounts.events(2).front().event == "first_login");
  CHECK(parse_mandate("analyst@unit-3").value() == Mandate{"analyst", "unit-3"});
  CHECK_FALSE(parse_mandate("analyst@"));
  CHECK_FALSE(parse_mandate("Analyst'"));
}

TEST_CASE("a bucket of tries fills up again") {
  RateLimit limit(3, 60);
  for (int i = 0; i < 3; ++i) CHECK(limit.take("a", 0));
  CHECK_FALSE(limit.take("a", 0.5));
  CHECK(limit.take("b", 0.5));
  CHECK(limit.take("a", 1.6));
  CHECK_FALSE(limit.take("a", 1.7));
}
