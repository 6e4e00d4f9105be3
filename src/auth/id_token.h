// Tokens that tell who logged in (OpenID Connect Core 1.0): the provider's keys, and everything that is asked of a token before it is
// believed.
#pragma once

#include <optional>

#include "auth/account.h"
#include "core/json.h"

namespace rodtrad::auth {

/// A public key of the provider. Its kind says how tokens are checked; what a token says about that must agree.
struct SigningKey {
  enum class Kind { rs256, es256 };
  Kind kind = Kind::rs256;
  std::string id;
  std::string first;   // modulus, or x: bytes
  std::string second;  // exponent, or y: bytes
};

/// Keys for signatures of the kinds that we check; others are left out. Problem openid_keys: no key is left.
core::Expected<std::vector<SigningKey>> read_keys(const core::Json& key_set);

struct Wanted {
  std::string issuer;
  std::string audience;  // our client id
  std::string nonce;
  std::string strength;  // acr that the login must have; "" = any
  Time now = 0;
};

/// The claims of a token that is signed by one of the keys and is what was wanted. Problems: openid_token, with a hint about what was wrong.
core::Expected<core::Json> check_id_token(std::string_view token, const std::vector<SigningKey>& keys, const Wanted& wanted);

}  // namespace rodtrad::auth
