// Targets as clients send them, good and bad.
#include "http/target.h"

#include <random>

#include "support/support.h"

using namespace rodtrad;

TEST_CASE("a target is decoded once") {
  const auto target = http::parse_target("/a%20b/%C3%A5+c?x=1+2&y=%26&z&=w");
  REQUIRE(target);
  CHECK(target->path == "/a b/å+c");
  CHECK(target->query == http::Pairs{{"x", "1 2"}, {"y", "&"}, {"z", ""}, {"", "w"}});
  CHECK(http::parse_target("/%2541")->path == "/%41");
}

TEST_CASE("a target that could mean another place is refused") {
  for (const char* bad : {"", "*", "a", "http://x/", "/..", "/a/../b", "/%2e%2E/x", "/.", "/a%2fb", "/a%5Cb", "/%", "/%4", "/%zz", "/%00", "/a\nb",
                          "/%7f", "/%ff", "/?a=%ff", "/?a=%0d%0aX"}) {
    CAPTURE(bad);
    const auto target = http::parse_target(bad);
    REQUIRE(!target);
    CHECK(target.error().front().code == "bad_target");
  }
}

TEST_CASE("any bytes give a target or a problem") {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes = "/";
    for (std::size_t i = random() % 20; i > 0; --i) bytes += "%/.?&=+2eEfc0\\\xC3\xA5"[random() % 17];
    const auto target = http::parse_target(bytes);
    if (target) CHECK(target->path.find("/../") == std::string::npos);
  }
}
