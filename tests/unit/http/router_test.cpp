// From requests to answers, without a network.
#include "http/router.h"

#include "core/failure.h"
#include "core/json.h"
#include "http/problem_json.h"
#include "support/support.h"

using namespace rodtrad;
using http::Request;
using http::Response;

namespace {

core::Expected<Response> echo(const Request& request) { return Response{.content_type = "text/plain", .body = request.parts.at(0)}; }

core::Expected<Response> fail(const Request&) { throw core::Failure(core::FailureKind::io, core::same_text("secret place")); }

const http::Router kRouter({{"GET", "/thing-#", echo}, {"GET", "/files/*", echo}, {"GET", "/broken", fail}}, http::problem_json);

Response ask(std::string target, std::string method = "GET", http::Pairs headers = {}) {
  return kRouter.answer({.method = std::move(method), .target = std::move(target), .headers = std::move(headers)});
}

}  // namespace

TEST_CASE("a pattern matches whole segments") {
  CHECK(ask("/thing-12").body == "thing-12");
  CHECK(ask("/files/a%20b.html").body == "a b.html");
  for (const char* other : {"/thing-", "/thing-x", "/thing-1x", "/thing-1/", "/files/", "/files", "/files/a/b", "/"}) {
    CAPTURE(other);
    CHECK(ask(other).status == 404);
  }
  CHECK(ask("/thing-1", "POST").status == 405);
}

TEST_CASE("an open end takes all the rest") {
  const http::Router open({{"GET", "/tree/**", echo}, {"OPTIONS", "/tree/**", echo}}, http::problem_json);
  const auto at = [&](std::string target, std::string method = "GET") {
    return open.answer({.method = std::move(method), .target = std::move(target)});
  };
  CHECK(at("/tree/a").body == "a");
  CHECK(at("/tree/a/b%20c/").body == "a/b c/");
  CHECK(at("/tree").status == 404);
  CHECK(at("/tree/a", "OPTIONS").status == 200);
  const Response refused = at("/tree/a", "POST");
  CHECK(refused.status == 405);
  CHECK(refused.headers.back() == std::pair<std::string, std::string>("Allow", "GET, HEAD"));
}

TEST_CASE("what is the same has the same validator") {
  const Response first = ask("/thing-1");
  const auto tag = std::find_if(first.headers.begin(), first.headers.end(), [](const auto& header) { return header.first == "ETag"; });
  REQUIRE(tag != first.headers.end());
  CHECK(ask("/thing-1", "GET", {{"if-none-match", tag->second}}).status == 304);
  CHECK(ask("/thing-2", "GET", {{"if-none-match", tag->second}}).status == 200);
}

TEST_CASE("a failure tells the reader nothing of the inside") {
  const Response response = ask("/broken");
  CHECK(response.status == 500);
  CHECK(response.body.find("secret") == std::string::npos);
}

TEST_CASE("refusals speak the language that the client prefers") {
  const auto title = [](std::string languages) {
    const Response response = ask("/nowhere", "GET", {{"accept-language", std::move(languages)}});
    return core::parse_json(response.body)->operator[]("title").string();
  };
  CHECK(title("") == "sidan finns inte");
  CHECK(title("fi") == "sidan finns inte");
  CHECK(title("en-GB") == "there is no such page");
  CHECK(title("sv;q=0.3, en;q=0.8") == "there is no such page");
  CHECK(title("sv, en;q=0.8") == "sidan finns inte");
  CHECK(title("sv;q=0, en;q=0.1") == "there is no such page");
}
