// Hashes by OpenSSL.
#include "core/hash.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "core/failure.h"
#include "core/file.h"

namespace rodtrad::core {

std::string to_hex(std::span<const std::uint8_t> bytes) {
  std::string out;
  for (const std::uint8_t byte : bytes) out += fmt::format("{:02x}", byte);
  return out;
}

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) { EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr); }
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()); }

Digest Sha256::digest() {
  Digest digest{};
  unsigned length = 0;
  EVP_DigestFinal_ex(state_->context, digest.data(), &length);
  return digest;
}

std::string Sha256::hex() { return to_hex(digest()); }

Digest sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.digest();
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string sha256_file(const std::string& path) {
  Sha256 hash;
  read_blocks(path, [&](std::string_view block) { hash.add(block); });
  return hash.hex();
}

Digest hmac_sha256(std::string_view key, std::string_view message) {
  Digest digest{};
  unsigned length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(message.data()), message.size(), digest.data(),
       &length);
  return digest;
}

namespace {

/// A hash that could not be made must not pass for one: all messages would seem alike.
void check_done(int result) {
  if (result != 1) throw Failure(FailureKind::internal, {.sv = "en nycklad hash kunde inte beräknas", .en = "a keyed hash could not be made"});
}

}  // namespace

struct HmacSha256::State {
  EVP_MAC* kind = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  EVP_MAC_CTX* context = EVP_MAC_CTX_new(kind);
  ~State() {
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(kind);
  }
};

HmacSha256::HmacSha256(std::string_view key) : state_(std::make_unique<State>()) {
  char digest[] = "SHA256";
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string("digest", digest, 0), OSSL_PARAM_construct_end()};
  check_done(state_->context ? EVP_MAC_init(state_->context, reinterpret_cast<const unsigned char*>(key.data()), key.size(), parameters) : 0);
}
HmacSha256::~HmacSha256() = default;

Digest HmacSha256::of(std::string_view message) {
  Digest digest{};
  std::size_t length = 0;
  check_done(EVP_MAC_init(state_->context, nullptr, 0, nullptr));  // the key stays
  check_done(EVP_MAC_update(state_->context, reinterpret_cast<const unsigned char*>(message.data()), message.size()));
  check_done(EVP_MAC_final(state_->context, digest.data(), &length, digest.size()));
  return digest;
}

Digest random_bytes() {
  Digest bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw Failure(FailureKind::internal, {.sv = "systemet ger inga slumptal", .en = "the system gives no random numbers"});
  }
  return bytes;
}

}  // namespace rodtrad::core
