// Base64.
#include "core/base64.h"

namespace rodtrad::core {

std::string to_base64(std::span<const std::uint8_t> bytes) {
  static constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) group = group << 8 | (i < left ? bytes[at + i] : 0u);
    for (std::size_t i = 0; i < 4; ++i) out += i <= left ? kLetters[group >> (18 - 6 * i) & 63] : '=';
  }
  return out;
}

std::string to_base64(std::string_view bytes) { return to_base64(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size())); }

}  // namespace rodtrad::core
