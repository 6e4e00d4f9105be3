// Tokens of an OpenID provider: the two kinds of signature, and each thing that makes a token worth nothing. Keys and tokens were made
// once with Node's crypto.
#include "auth/id_token.h"

#include "core/base64.h"

#include "core/hash.h"
#include "core/unicode.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::auth;

namespace {

const std::string kKeys =
    R"({"keys":[{"kty":"RSA","n":"mtNnjUB9K7Vub4qxCYkTkle-rojRnDchRxB8meumrq65PkTt2lyhwDAogLZbR0foCRd9phepPtvLgm2k2hPr23cKDm28KewNTtg0tHhw7Glx0aXmPL3ER515LDHd9yoHQtQclmeHRZ9nFWRP8vLDSmkhSG528U-jXaqA3V1fVyEVDyPV1x_dSRw6k5JFcFG0PH8JVzYYk6nNgNWvToIcM8ycHVfSAzMuxkITU6rq-nZxbjg3IDCwWka-8IHXMwge2Vsad_RrNxa3xumCEoxPesa5PuQ9At89oaRPdGr1VcScnoS8yPDlualr8u1JOK6XyWtyqsIcMyZ3mB40JPO3-w","e":"AQAB","kid":"r1","use":"sig","alg":"RS256"},{"kty":"EC","x":"W7F-AfkIFbn9Kw2I14KBg7ytdereir7AIWU-nBFviwY","y":"-Tl5_M0Gtyfn13WMBaD-rY26_Y3r3hK905HbJQU-J_I","crv":"P-256","kid":"e1","use":"sig"}]})";
const std::string kRs256 =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6InIxIn0.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuc2UiLCJhdWQiOiJyb2R0cmFkIiwic3ViIj"
    "oidTEiLCJub25jZSI6Im4xIiwiaWF0IjoxODAwMDAwMDAwLCJleHAiOjE4MDAwMDAzMDAsImFjciI6ImhpZ2giLCJyb2xlcyI6WyJhbmFseXN0"
    "QHVuaXQtMyJdfQ.UQLc60paXYhPT6ECYu65Oy7D3jUQZ22plj7GbN-Ih40kgCrlDUfHDl5bQ09d_GICLjDEUWxMgFdt960bDjo26kMa9fwnvU1"
    "5e51lOVQccTO8xY0cmSqd0M4ejjx7v3jhUc9Wuor2lyCdt3zk0oonI_BFz5BKYuEbVcZnOfyxYmz0IYPlXiT4QxIgWlIEjbcEhMH1rKhbqyuAG"
    "MFIh8prhgjsKCqfdPQXetk6vcd5bt1WXZekkPH5qE3mccGujzqh26suImVvY32ZMFIPflaQ9aLsod6cVOcOR93zZniJJhB4UM08wk-qjg0x4d-"
    "x_tYzCEmyR-7C80ZUDLJgfPaeeQ";
const std::string kEs256 =
    "eyJhbGciOiJFUzI1NiIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuc2UiLCJhdWQiOiJyb2R0cmFkIiwic3ViIj"
    "oidTEiLCJub25jZSI6Im4xIiwiaWF0IjoxODAwMDAwMDAwLCJleHAiOjE4MDAwMDAzMDAsImFjciI6ImhpZ2giLCJyb2xlcyI6WyJhbmFseXN0"
    "QHVuaXQtMyJdfQ.Zs5ykeAbL0IUdDGzt5nXFVsAQC21tgvVMSqW0Auuxyg5BAR_KWRB6G_6lW7W_8if9dtAtzDWs1OV5fnrKnVH9g";

std::vector<SigningKey> keys() { return read_keys(core::parse_json(kKeys).value()).value(); }

Wanted wanted() { return {.issuer = "https://login.example.se", .audience = "rodtrad", .nonce = "n1", .strength = "high", .now = 1'800'000'100}; }

/// Why a token is refused; "" when it is not.
std::string refusal(const std::string& token, const Wanted& what = wanted()) {
  const auto claims = check_id_token(token, keys(), what);
  return claims ? "" : claims.error().front().hint.en;
}

/// The token with another header or other claims and its old signature.
std::string with_part(std::string token, std::size_t part, const std::string& json) {
  auto parts = core::split(token, '.');
  const std::string text = core::to_base64url(json);
  parts[part] = text;
  return fmt::format("{}", fmt::join(parts, "."));
}

}  // namespace

TEST_CASE("tokens that the provider signed give their claims") {
  for (const std::string& token : {kRs256, kEs256}) {
    const auto claims = check_id_token(token, keys(), wanted());
    REQUIRE(claims);
    CHECK((*claims)["sub"].string() == "u1");
    CHECK((*claims)["roles"].array()[0].string() == "analyst@unit-3");
  }
}

TEST_CASE("a token cannot choose how it is checked") {
  CHECK(refusal(with_part(kRs256, 0, R"({"alg":"none","kid":"r1"})")) == "the signature is not right");
  CHECK(refusal(with_part(kRs256, 0, R"({"alg":"HS256","kid":"r1"})")) == "the signature is not right");
  CHECK(refusal(with_part(kRs256, 0, R"({"alg":"ES256","kid":"e1"})")) == "the signature is not right");
  CHECK(refusal(with_part(kEs256, 0, R"({"alg":"ES256","kid":"r1"})")) == "the signature is not right");
  CHECK(refusal(with_part(kEs256, 0, R"({"alg":"ES256","kid":"e1","crit":["x"]})")) == "the signature is not right");
}

TEST_CASE("what is changed, unsigned or no token at all is refused") {
  CHECK(refusal(with_part(kEs256, 1, R"({"iss":"https://login.example.se","aud":"rodtrad","sub":"admin"})")) == "the signature is not right");
  CHECK(refusal(kRs256.substr(0, kRs256.rfind('.') + 1)) == "the signature is not right");
  CHECK(refusal(kRs256.substr(0, kRs256.size() - 3)) == "the signature is not right");
  for (const char* text : {"", ".", "..", "a.b.c", "e30.e30", "e30.e30.e30.e30"}) {
    CAPTURE(text);
    CHECK_FALSE(refusal(text).empty());
  }
}

TEST_CASE("a token for somebody else, of another time or login is refused") {
  const auto with = [](auto change) {
    Wanted other = wanted();
    change(other);
    return refusal(kRs256, other);
  };
  CHECK(with([](Wanted& w) { w.issuer = "https://other.example.se"; }) == "it comes from another service");
  CHECK(with([](Wanted& w) { w.audience = "other"; }) == "it is meant for another receiver");
  CHECK(with([](Wanted& w) { w.nonce = "n2"; }) == "it belongs to another login");
  CHECK(with([](Wanted& w) { w.nonce = ""; }) == "it belongs to another login");
  CHECK(with([](Wanted& w) { w.now = 1'800'000'360; }) == "it has expired; check the clocks");
  CHECK(with([](Wanted& w) { w.now = 1'799'999'900; }) == "it was issued in the future; check the clocks");
  CHECK(with([](Wanted& w) { w.strength = "higher"; }) == "the login is not strong enough");
  CHECK(with([](Wanted& w) { w.strength = ""; }).empty());
}

TEST_CASE("only keys that we check with are kept") {
  CHECK(keys().size() == 2);
  CHECK_FALSE(read_keys(
      core::parse_json(R"({"keys":[{"kty":"oct","k":"c2VjcmV0","alg":"HS256"},{"kty":"RSA","use":"enc","n":"AQAB","e":"AQAB"}]})").value()));
  CHECK_FALSE(read_keys(core::Json()));
}

TEST_CASE("base64url goes both ways, and refuses what it would not write") {
  for (const std::string& bytes : {std::string(), std::string("a"), std::string("\xff\xfe"), std::string("\0\0\0", 3)}) {
    CHECK(core::from_base64url(core::to_base64url(bytes)) == bytes);
  }
  for (const char* text : {"a", "ab=", "a+b/", "aaaaa", "_x"}) {
    CAPTURE(text);
    CHECK_FALSE(core::from_base64url(text));
  }
}
