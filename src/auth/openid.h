// Logging in with the organisation's own service: OpenID Connect, authorisation code with PKCE (RFC 7636, S256), state and nonce.
#pragma once

#include <functional>
#include <map>

#include "auth/id_token.h"

namespace rodtrad::auth {

struct OpenidSettings {
  std::string issuer;    // "https://login.exempel.se"
  std::string client;    // our client id
  std::string secret;    // "": a public client
  std::string strength;  // acr that logins must have; "" = as the service decides
  std::string claim;     // holds roles, "analyst" or "analyst@unit-3"
};

/// Fetches JSON: with a body by POST as a web form.
using FetchJson = std::function<core::Expected<core::Json>(const std::string& url, const std::string& form)>;

class Openid {
 public:
  Openid(OpenidSettings settings, FetchJson fetch) : settings_(std::move(settings)), fetch_(std::move(fetch)) {}

  bool is_set() const { return !settings_.issuer.empty(); }

  struct Begun {
    std::string url;    // where the browser goes
    std::string state;  // kept in the browser until it comes back
  };
  /// Problems: openid_service (it cannot be reached or says something else than it should).
  core::Expected<Begun> begin(const std::string& return_url, const std::string& next, Time now);

  struct Arrived {
    Account account;      // name as the service suggests it
    std::string subject;  // who it is, for ever: issuer and sub
    std::string next;
  };
  /// `state`: as it came back in the address. Problems: openid_state, openid_service, those of check_id_token.
  core::Expected<Arrived> finish(const std::string& state, const std::string& code, Time now);

 private:
  struct Pending {
    std::string nonce, verifier, return_url, next;
    Time until = 0;
  };
  struct Service {
    std::string authorization, token;
    std::vector<SigningKey> keys;
    Time until = 0;
  };
  core::Expected<core::Done> discover(Time now);
  core::Expected<core::Json> claims_of(const Pending& pending, const std::string& code, Time now);
  Account account_from(const core::Json& claims) const;

  OpenidSettings settings_;
  FetchJson fetch_;
  Service service_;
  std::map<std::string, Pending> pending_;  // by state
};

/// A login is refused when it takes longer than this.
inline constexpr Time kOpenidLives = Time{10} * 60;

}  // namespace rodtrad::auth
