// Tokens for programs: their day, their account, and that only their hash is kept.
#include "auth/tokens.h"

#include "auth/accounts.h"
#include "auth/tables.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::auth;

namespace {

constexpr Time kNow = 1'800'000'000, kDay = 24 * 3600;

struct Fixture {
  Fixture() {
    make_tables(*connection);
    Accounts(*connection).add({.name = "anna", .mandates = {{.role = "analyst"}}}, "root", kNow).value();
  }
  std::unique_ptr<sql::SqliteConnection> connection = sql::open_sqlite(":memory:");
  Tokens tokens{*connection};
};

}  // namespace

TEST_CASE("a token holds until its day, and as long as its account is open") {
  Fixture at;
  const std::string secret = at.tokens.add({.account = "anna", .name = "prov", .scopes = {"read", "write"}}, 2, kNow).value();
  const auto found = at.tokens.find(secret, kNow + kDay);
  REQUIRE(found);
  CHECK(found->account == "anna");
  CHECK(found->allows("write"));
  CHECK_FALSE(found->allows("release"));
  CHECK_FALSE(at.tokens.find(secret, kNow + 2 * kDay));
  CHECK_FALSE(at.tokens.find(secret + "0", kNow));
  CHECK_FALSE(at.tokens.find(secret.substr(8), kNow));
  REQUIRE(Accounts(*at.connection).change({.name = "anna", .mandates = {{.role = "analyst"}}, .closed = true}, "root", kNow));
  CHECK_FALSE(at.tokens.find(secret, kNow));
}

TEST_CASE("only the hash is stored, and a revoked token is found no more") {
  Fixture at;
  const std::string secret = at.tokens.add({.account = "anna", .name = "prov", .scopes = {"read"}}, 2, kNow).value();
  const table::Batch rows = at.connection->fetch("SELECT hash FROM token");
  CHECK(rows.columns[0].text(0).find(secret.substr(8)) == std::string::npos);
  CHECK(at.tokens.find(secret, kNow + 100)->used == 0);  // as it was before
  CHECK(at.tokens.list("anna")[0].used == kNow + 100);
  CHECK_FALSE(at.tokens.revoke(1, "bertil"));
  REQUIRE(at.tokens.revoke(1, "anna"));
  CHECK_FALSE(at.tokens.find(secret, kNow));
  CHECK(at.tokens.list("")[0].revoked);
}

TEST_CASE("a token without name, with a scope that is none or for ever is refused") {
  Fixture at;
  const auto code = [&](const Token& token, std::int64_t days) { return at.tokens.add(token, days, kNow).error().front().code; };
  CHECK(code({.account = "anna", .name = " ", .scopes = {"read"}}, 1) == "name_missing");
  CHECK(code({.account = "anna", .name = "x"}, 1) == "scope_missing");
  CHECK(code({.account = "anna", .name = "x", .scopes = {"all"}}, 1) == "unknown_scope");
  CHECK(code({.account = "anna", .name = "x", .scopes = {"read"}}, 400) == "bad_expiry");
  CHECK(code({.account = "nobody", .name = "x", .scopes = {"read"}}, 1) == "no_such_account");
}
