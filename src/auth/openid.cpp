// The two steps of a login, and what is known of the service.
#include "auth/openid.h"

#include <algorithm>

#include "auth/secret.h"
#include "core/base64.h"
#include "core/hash.h"
#include "core/http_client.h"
#include "core/unicode.h"

namespace rodtrad::auth {

using core::Expected;
using core::Json;
using core::url_encoded;

namespace {

constexpr Time kServiceKnown = 3600;  // then addresses and keys are asked for again
constexpr std::size_t kMostPending = 1000;

core::Fail bad_service(core::Text hint) {
  return core::fail({.code = "openid_service",
                     .message = {.sv = "inloggningstjänsten svarar inte som den ska", .en = "the login service does not answer as it should"},
                     .hint = std::move(hint)});
}

bool is_safe(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://127.0.0.1:") || url.starts_with("http://localhost:");
}

std::string with_slash(const std::string& issuer) { return issuer.ends_with('/') ? issuer : issuer + "/"; }

}  // namespace

Expected<core::Done> Openid::discover(Time now) {
  if (service_.until > now) return core::Done{};
  const Json about = TRY(fetch_(with_slash(settings_.issuer) + ".well-known/openid-configuration", ""));
  if (about["issuer"].string() != settings_.issuer) return bad_service({.sv = "den har en annan issuer", .en = "it has another issuer"});
  Service service{
      .authorization = about["authorization_endpoint"].string(), .token = about["token_endpoint"].string(), .keys = {}, .until = now + kServiceKnown};
  const std::string& keys = about["jwks_uri"].string();
  for (const std::string& url : {service.authorization, service.token, keys}) {
    if (!is_safe(url)) return bad_service({.sv = "dess adresser ska börja med https://", .en = "its addresses must begin with https://"});
  }
  service.keys = TRY(read_keys(TRY(fetch_(keys, ""))));
  service_ = std::move(service);
  return core::Done{};
}

Expected<Openid::Begun> Openid::begin(const std::string& return_url, const std::string& next, Time now) {
  if (!is_safe(settings_.issuer)) return bad_service({.sv = "issuer ska börja med https://", .en = "the issuer must begin with https://"});
  TRY(discover(now));
  std::erase_if(pending_, [&](const auto& one) { return one.second.until <= now; });
  if (pending_.size() >= kMostPending) pending_.erase(pending_.begin());
  Begun begun{.url = {}, .state = new_token()};
  const Pending pending{.nonce = new_token(), .verifier = new_token(), .return_url = return_url, .next = next, .until = now + kOpenidLives};
  const core::Digest digest = core::sha256(pending.verifier);
  const std::string challenge = core::to_base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
  begun.url =
      fmt::format("{}{}response_type=code&client_id={}&redirect_uri={}&scope={}&state={}&nonce={}&code_challenge={}&code_challenge_method=S256",
                  service_.authorization, service_.authorization.find('?') == std::string::npos ? '?' : '&', url_encoded(settings_.client),
                  url_encoded(return_url), url_encoded("openid profile"), begun.state, pending.nonce, challenge);
  if (!settings_.strength.empty()) begun.url += "&acr_values=" + url_encoded(settings_.strength);
  pending_[begun.state] = pending;
  return begun;
}

/// Keys that the service has changed since are asked for once more.
Expected<Json> Openid::claims_of(const Pending& pending, const std::string& code, Time now) {
  std::string form = fmt::format("grant_type=authorization_code&code={}&redirect_uri={}&client_id={}&code_verifier={}", url_encoded(code),
                                 url_encoded(pending.return_url), url_encoded(settings_.client), pending.verifier);
  if (!settings_.secret.empty()) form += "&client_secret=" + url_encoded(settings_.secret);
  const Json answer = TRY(fetch_(service_.token, form));
  const Wanted wanted{.issuer = settings_.issuer, .audience = settings_.client, .nonce = pending.nonce, .strength = settings_.strength, .now = now};
  auto claims = check_id_token(answer["id_token"].string(), service_.keys, wanted);
  if (claims) return claims;
  service_.until = 0;
  TRY(discover(now));
  return check_id_token(answer["id_token"].string(), service_.keys, wanted);
}

Account Openid::account_from(const Json& claims) const {
  const std::string& suggested = claims[claims.has("preferred_username") ? "preferred_username" : "sub"].string();
  const std::string& shown = claims[claims.has("name") ? "name" : "preferred_username"].string();
  Account account{.name = core::slug(suggested.substr(0, suggested.find('@'))).substr(0, 40),
                  .display = shown.empty() ? suggested : shown,
                  .proof = Proof::openid};
  if (account.name.size() < 2) account.name = "user";
  const auto add = [&](const Json& one) {
    if (auto mandate = parse_mandate(one.string())) account.mandates.push_back(*std::move(mandate));
  };
  const Json& roles = claims[settings_.claim];
  add(roles);
  for (const Json& one : roles.array()) add(one);
  return account;
}

Expected<Openid::Arrived> Openid::finish(const std::string& state, const std::string& code, Time now) {
  const auto found = pending_.find(state);
  if (found == pending_.end() || found->second.until <= now || code.empty()) {
    return core::fail({.code = "openid_state",
                       .message = {.sv = "inloggningen avbröts eller tog för lång tid", .en = "the login was cancelled or took too long"},
                       .hint = {.sv = "logga in igen", .en = "log in again"}});
  }
  const Pending pending = found->second;
  pending_.erase(found);
  TRY(discover(now));
  const Json claims = TRY(claims_of(pending, code, now));
  return Arrived{.account = account_from(claims), .subject = settings_.issuer + "\n" + claims["sub"].string(), .next = pending.next};
}

}  // namespace rodtrad::auth
