// Bodies that are kept packed: found by their hash, bounded, and what was asked for longest ago goes.
#include "http/kept_bodies.h"

#include <zlib.h>

#include "core/hash.h"
#include "http/problem_json.h"
#include "http/router.h"
#include "support/support.h"

using namespace rodtrad;
using http::KeptBodies;

namespace {

KeptBodies::Body bytes(std::size_t count) { return std::make_shared<const std::string>(count, 'x'); }

std::string unpacked(const std::string& packed) {
  std::string text(1 << 20, '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

}  // namespace

TEST_CASE("what was asked for longest ago makes room") {
  KeptBodies kept(100);
  kept.keep("a", bytes(40));
  kept.keep("b", bytes(40));
  REQUIRE(kept.find("a"));  // "b" is now the one that waits longest
  kept.keep("c", bytes(40));
  CHECK(kept.find("a")->size() == 40);
  CHECK(kept.find("c")->size() == 40);
  CHECK(!kept.find("b"));
  kept.keep("large", bytes(101));
  CHECK(!kept.find("large"));
  CHECK(kept.find("a"));  // nothing made room for what is not kept
}

TEST_CASE("what two threads pack at once is kept and counted once") {
  KeptBodies kept(100);
  kept.keep("a", bytes(60));
  kept.keep("a", bytes(60));
  kept.keep("b", bytes(40));
  CHECK(kept.find("a"));
  CHECK(kept.find("b"));
}

TEST_CASE("a body with a hash is packed once, and the same bytes are sent again") {
  const std::string body(5000, 'r');
  const std::string hash = core::sha256_hex(body);
  const auto with_hash = [&](const http::Request&) -> core::Expected<http::Response> {
    return http::Response{.content_type = "text/html", .body = body, .hash = hash};
  };
  const auto without = [&](const http::Request&) -> core::Expected<http::Response> {
    return http::Response{.content_type = "text/html", .body = std::string(5000, 's')};
  };
  KeptBodies kept;
  const http::Router router({{"GET", "/kept", with_hash}, {"GET", "/made", without}}, http::problem_json, &kept);
  const auto ask = [&](const char* target, http::Pairs headers) {
    return router.answer({.method = "GET", .target = target, .headers = std::move(headers)});
  };
  CHECK(ask("/kept", {}).body == body);
  CHECK(!kept.find(hash));
  CHECK(unpacked(ask("/kept", {{"accept-encoding", "gzip"}}).body) == body);
  REQUIRE(kept.find(hash));
  CHECK(ask("/kept", {{"accept-encoding", "gzip"}}).body == *kept.find(hash));
  CHECK(ask("/kept", {{"if-none-match", "\"" + hash.substr(0, 24) + "\""}}).status == 304);
  CHECK(unpacked(ask("/made", {{"accept-encoding", "gzip"}}).body) == std::string(5000, 's'));
  CHECK(!kept.find(core::sha256_hex(std::string(5000, 's'))));
}

TEST_CASE("what is kept is what is sent") {
  const std::string body(5000, 'r');
  KeptBodies kept;
  kept.keep("h", std::make_shared<const std::string>("packed before"));
  const auto page = [&](const http::Request&) -> core::Expected<http::Response> {
    return http::Response{.content_type = "text/html", .body = body, .hash = "h"};
  };
  const http::Router router({{"GET", "/", page}}, http::problem_json, &kept);
  CHECK(router.answer({.method = "GET", .target = "/", .headers = {{"accept-encoding", "gzip"}}}).body == "packed before");
}

TEST_CASE("what an endpoint holds is sent as it is, packed, or not at all") {
  const auto body = std::make_shared<const std::string>(5000, 'r');
  const std::string hash = core::sha256_hex(*body);
  const auto page = [&](const http::Request&) -> core::Expected<http::Response> {
    return http::Response{.content_type = "text/html", .hash = hash, .held = body};
  };
  KeptBodies kept;
  const http::Router router({{"GET", "/", page}}, http::problem_json, &kept);
  const auto ask = [&](http::Pairs headers) { return router.answer({.method = "GET", .target = "/", .headers = std::move(headers)}); };
  CHECK(ask({}).body == *body);
  CHECK(unpacked(ask({{"accept-encoding", "gzip"}}).body) == *body);
  const http::Response known = ask({{"if-none-match", "\"" + hash.substr(0, 24) + "\""}});
  CHECK(known.status == 304);
  CHECK(known.body.empty());
  CHECK(body.use_count() == 1);  // answers let it go
}

TEST_CASE("what is kept is made once; what cannot be made is not kept") {
  KeptBodies kept;
  int made = 0;
  const auto make = [&]() -> core::Expected<std::string> {
    if (++made == 1) return core::fail({.code = "gone", .message = core::same_text("gone")});
    return std::string("made");
  };
  CHECK(!kept.find_or("a", make));
  CHECK(**kept.find_or("a", make) == "made");
  CHECK(**kept.find_or("a", make) == "made");
  CHECK(made == 2);
}
