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

SeenRows::Slot& SeenRows::slot(std::uint64_t first, std::uint32_t second) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (first ^ first >> 32) & mask;
  while (slots_[at].line != 0 && (slots_[at].first != first || slots_[at].second != second)) at = (at + 1) & mask;
  return slots_[at];
}

void SeenRows::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& one : old) {
    if (one.line != 0) slot(one.first, one.second) = one;
  }
}

std::optional<std::uint32_t> SeenRows::add(const Fingerprint& fingerprint, std::uint32_t line) {
  const auto second = static_cast<std::uint32_t>(fingerprint.second);
  Slot& found = slot(fingerprint.first, second);
  if (found.line != 0) return found.line;
  found = {fingerprint.first, second, line};
  if (++size_ > slots_.size() / 10 * 7) grow();
  return std::nullopt;
}

}  // namespace rodtrad::lake
