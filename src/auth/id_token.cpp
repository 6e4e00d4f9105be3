// Reading and checking tokens.
#include "auth/id_token.h"

#include <algorithm>

#include "core/base64.h"
#include "core/signature.h"
#include "core/unicode.h"

namespace rodtrad::auth {

using core::Expected;
using core::Json;

namespace {

constexpr Time kClocksDiffer = 60;  // seconds
constexpr std::size_t kMostTokenBytes = 16 << 10;

core::Fail refused(core::Text why) {
  return core::fail({.code = "openid_token",
                     .message = {.sv = "inloggningstjänstens svar går inte att lita på", .en = "the login service's answer cannot be trusted"},
                     .hint = std::move(why)});
}

std::optional<SigningKey> key_from(const Json& json) {
  const bool for_signing = !json.has("use") || json["use"].string() == "sig";
  const std::string& algorithm = json["alg"].string();
  SigningKey key{.id = json["kid"].string()};
  const bool rsa = json["kty"].string() == "RSA" && (algorithm.empty() || algorithm == "RS256");
  const bool elliptic = json["kty"].string() == "EC" && json["crv"].string() == "P-256" && (algorithm.empty() || algorithm == "ES256");
  if (!for_signing || (!rsa && !elliptic)) return std::nullopt;
  key.kind = rsa ? SigningKey::Kind::rs256 : SigningKey::Kind::es256;
  const auto first = core::from_base64url(json[rsa ? "n" : "x"].string());
  const auto second = core::from_base64url(json[rsa ? "e" : "y"].string());
  if (!first || !second) return std::nullopt;
  key.first = *first;
  key.second = *second;
  return key;
}

std::string_view name_of(SigningKey::Kind kind) { return kind == SigningKey::Kind::rs256 ? "RS256" : "ES256"; }

bool is_signed_by(const SigningKey& key, const Json& header, std::string_view message, std::string_view signature) {
  if (header["alg"].string() != name_of(key.kind) || (header.has("kid") && header["kid"].string() != key.id)) return false;
  return key.kind == SigningKey::Kind::rs256 ? core::is_signed_rs256(key.first, key.second, message, signature)
                                             : core::is_signed_es256(key.first, key.second, message, signature);
}

bool has_audience(const Json& claims, const std::string& wanted) {
  const Json& audience = claims["aud"];
  if (audience.is_string()) return audience.string() == wanted;
  const bool named = std::any_of(audience.array().begin(), audience.array().end(), [&](const Json& one) { return one.string() == wanted; });
  return named && (audience.array().size() == 1 || claims["azp"].string() == wanted);
}

Expected<core::Done> check_claims(const Json& claims, const Wanted& wanted) {
  if (claims["iss"].string() != wanted.issuer) return refused({.sv = "den kommer från en annan tjänst", .en = "it comes from another service"});
  if (!has_audience(claims, wanted.audience))
    return refused({.sv = "den är ställd till en annan mottagare", .en = "it is meant for another receiver"});
  if (!claims["exp"].is_number() || claims["exp"].integer() + kClocksDiffer <= wanted.now)
    return refused({.sv = "den har gått ut; kontrollera klockorna", .en = "it has expired; check the clocks"});
  if (!claims["iat"].is_number() || claims["iat"].integer() - kClocksDiffer > wanted.now)
    return refused({.sv = "den är utfärdad i framtiden; kontrollera klockorna", .en = "it was issued in the future; check the clocks"});
  if (wanted.nonce.empty() || claims["nonce"].string() != wanted.nonce)
    return refused({.sv = "den hör till en annan inloggning", .en = "it belongs to another login"});
  if (claims["sub"].string().empty()) return refused({.sv = "den säger inte vem det är", .en = "it does not say who it is"});
  if (!wanted.strength.empty() && claims["acr"].string() != wanted.strength)
    return refused({.sv = "inloggningen är inte stark nog", .en = "the login is not strong enough"});
  return core::Done{};
}

Expected<Json> part_of(std::string_view text) {
  const auto bytes = core::from_base64url(text);
  auto json = bytes ? core::parse_json(*bytes) : Expected<Json>(Json());
  if (json && json->is_object()) return *std::move(json);
  return refused({.sv = "den är inte skriven som den ska", .en = "it is not written as it should be"});
}

}  // namespace

Expected<std::vector<SigningKey>> read_keys(const Json& key_set) {
  std::vector<SigningKey> keys;
  for (const Json& one : key_set["keys"].array()) {
    if (auto key = key_from(one)) keys.push_back(*std::move(key));
  }
  if (!keys.empty()) return keys;
  return core::fail({.code = "openid_keys",
                     .message = {.sv = "inloggningstjänsten har ingen nyckel av slaget RS256 eller ES256",
                                 .en = "the login service has no key of the kind RS256 or ES256"}});
}

Expected<Json> check_id_token(std::string_view token, const std::vector<SigningKey>& keys, const Wanted& wanted) {
  const auto parts = core::split(token.substr(0, kMostTokenBytes), '.');
  if (parts.size() != 3) return refused({.sv = "den är inte skriven som den ska", .en = "it is not written as it should be"});
  const Json header = TRY(part_of(parts[0]));
  const std::string_view message = token.substr(0, parts[0].size() + 1 + parts[1].size());
  const auto signature = core::from_base64url(parts[2]);
  const bool is_signed = signature && !header.has("crit") &&
                         std::any_of(keys.begin(), keys.end(), [&](const SigningKey& key) { return is_signed_by(key, header, message, *signature); });
  if (!is_signed) return refused({.sv = "underskriften stämmer inte", .en = "the signature is not right"});
  Json claims = TRY(part_of(parts[1]));
  TRY(check_claims(claims, wanted));
  return claims;
}

}  // namespace rodtrad::auth
