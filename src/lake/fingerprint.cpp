// Two lanes of folded 64 × 64 → 128-bit products, each fed by all input.
#include "lake/fingerprint.h"

namespace rodtrad::lake {
namespace {

// Fractional bits of √2, √3, √5 and √7: odd enough, and nothing hides in them.
constexpr std::uint64_t kFirst = 0x6A09E667F3BCC909, kSecond = 0xBB67AE8584CAA73B, kThird = 0x3C6EF372FE94F82B, kFourth = 0xA54FF53A5F1D36F1;

std::uint64_t folded(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t word(const char* at, std::size_t size) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, size);
  return value;
}

}  // namespace

void Fingerprint::add(std::uint64_t value) {
  first = folded(first ^ value ^ kFirst, kSecond ^ value);
  second = folded(second ^ value ^ kThird, kFourth + first);
}

void Fingerprint::add(std::string_view text) {
  const std::size_t length = text.size();
  for (; text.size() > 8; text.remove_prefix(8)) add(word(text.data(), 8));
  add(word(text.data(), text.size()));
  add(length);
}

}  // namespace rodtrad::lake
