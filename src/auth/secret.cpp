// Random texts and their hashes.
#include "auth/secret.h"

#include "core/hash.h"

namespace rodtrad::auth {

std::string new_token() { return core::to_hex(core::random_bytes()); }

std::string new_code() {
  constexpr std::string_view kLetters = "abcdefghijkmnpqrstuvwxyz23456789";  // 32: five bits of each byte choose one
  const core::Digest random = core::random_bytes();
  std::string code;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i > 0 && i % 4 == 0) code += '-';
    code += kLetters[random[i] % 32];
  }
  return code;
}

std::string hash_of_secret(std::string_view secret) { return core::sha256_hex(secret); }

bool same_secret(std::string_view left, std::string_view right) {
  const core::Digest a = core::sha256(left);
  const core::Digest b = core::sha256(right);
  unsigned differ = 0;
  for (std::size_t i = 0; i < a.size(); ++i) differ |= a[i] ^ b[i];
  return differ == 0;
}

}  // namespace rodtrad::auth
