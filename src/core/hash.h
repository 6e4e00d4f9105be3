// SHA-256 and HMAC-SHA-256 (OpenSSL), as lower-case hex.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace rodtrad::core {

using Digest = std::array<std::uint8_t, 32>;

std::string to_hex(std::span<const std::uint8_t> bytes);
Digest sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);
std::string sha256_file(const std::string& path);  // throws Failure
Digest hmac_sha256(std::string_view key, std::string_view message);

/// Hash over pieces given one after another.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  Digest digest();    // finishes
  std::string hex();  // finishes

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// HMAC-SHA-256 of many messages with the same key; for one thread.
class HmacSha256 {
 public:
  explicit HmacSha256(std::string_view key);
  ~HmacSha256();
  HmacSha256(const HmacSha256&) = delete;
  HmacSha256& operator=(const HmacSha256&) = delete;
  Digest of(std::string_view message);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// 32 random bytes from the system.
Digest random_bytes();

}  // namespace rodtrad::core
