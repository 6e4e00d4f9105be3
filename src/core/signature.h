// Checking signatures of JSON Web Tokens (RFC 7518): RS256 and ES256, each with a key of its own kind, so that a token can never choose
// how it is checked (OpenSSL).
#pragma once

#include <string_view>

namespace rodtrad::core {

/// RSASSA-PKCS1-v1_5 with SHA-256. `modulus` and `exponent`: bytes, the largest first. False also for keys under 2048 bits.
bool is_signed_rs256(std::string_view modulus, std::string_view exponent, std::string_view message, std::string_view signature);

/// ECDSA on P-256 with SHA-256. `x` and `y`: 32 bytes each; `signature`: r and s, 32 bytes each.
bool is_signed_es256(std::string_view x, std::string_view y, std::string_view message, std::string_view signature);

}  // namespace rodtrad::core
