// The same request twice is carried out once.
#include "ops/kept_answers.h"

#include "auth/tables.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

struct Fixture {
  Fixture() { auth::make_tables(*connection); }

  core::Expected<ops::OnceAnswer> send(const std::string& user, const std::string& key, const std::string& body, bool works = true) {
    return ops::answer_once(*connection, {.user = user, .key = key, .request = body}, [&]() -> core::Expected<std::string> {
      ++done;
      if (!works) return core::fail({.code = "refused"});
      return fmt::format("answer {}", done);
    });
  }
  std::unique_ptr<sql::SqliteConnection> connection = sql::open_sqlite(":memory:");
  int done = 0;
};

}  // namespace

TEST_CASE("the second gets the answer of the first") {
  Fixture at;
  const auto first = at.send("anna", "k", "{}"), second = at.send("anna", "k", "{}");
  REQUIRE(second);
  CHECK(at.done == 1);
  CHECK(second->text == first->text);
  CHECK(second->replayed);
  CHECK_FALSE(first->replayed);
}

TEST_CASE("another request, another user, another key") {
  Fixture at;
  REQUIRE(at.send("anna", "k", "{}"));
  CHECK(at.send("anna", "k", "[]").error().front().code == "key_reused");
  CHECK(at.send("bertil", "k", "[]"));
  CHECK(at.send("anna", "l", "[]"));
  CHECK(at.done == 3);
  CHECK(at.send("anna", std::string(300, 'k'), "").error().front().code == "bad_key");
}

TEST_CASE("what was refused may be tried again; what was broken off may not") {
  Fixture at;
  CHECK_FALSE(at.send("anna", "k", "{}", false));
  CHECK(at.send("anna", "k", "{}"));
  CHECK_THROWS(ops::answer_once(*at.connection, {.user = "anna", .key = "b", .request = "x"},
                                []() -> core::Expected<std::string> { throw std::runtime_error("power"); }));
  const auto again =
      ops::answer_once(*at.connection, {.user = "anna", .key = "b", .request = "x"}, []() -> core::Expected<std::string> { return std::string(); });
  CHECK(again.error().front().code == "key_in_use");
}
