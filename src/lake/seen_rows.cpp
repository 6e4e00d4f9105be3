// Open addressing in parts of any size; they are filled to nine tenths and grow by a quarter, so that
// seven tenths or more of them are filled.
#include "lake/seen_rows.h"

namespace rodtrad::lake {

std::size_t SeenRows::place(const Slots& slots, std::uint64_t first) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::size_t>(static_cast<Wide>(first) * slots.size() >> 64);
}

/// Where the fingerprint stands, or would.
std::size_t SeenRows::find(const Slots& slots, std::uint64_t first, std::uint32_t second) {
  std::size_t at = place(slots, first);
  while (slots[at].line != 0 && (slots[at].first != first || slots[at].second != second)) at = at + 1 == slots.size() ? 0 : at + 1;
  return at;
}

void SeenRows::grow(Part& part) {
  constexpr std::size_t kLeast = 16;
  Slots wider(part.slots.empty() ? kLeast : part.slots.size() + part.slots.size() / 4);
  for (const Slot& one : part.slots) {
    if (one.line != 0) wider[find(wider, one.first, one.second)] = one;
  }
  part.slots = std::move(wider);
}

std::optional<std::uint32_t> SeenRows::add(const Fingerprint& fingerprint, std::uint32_t line) {
  Part& part = parts_[fingerprint.second % kParts];
  if (part.size >= part.slots.size() / 10 * 9) grow(part);
  const auto second = static_cast<std::uint32_t>(fingerprint.second >> 32);
  Slot& found = part.slots[find(part.slots, fingerprint.first, second)];
  if (found.line != 0) return found.line;
  found = {fingerprint.first, second, line};
  ++part.size;
  ++size_;
  return std::nullopt;
}

void SeenRows::prefetch(const Fingerprint& fingerprint) const {
  const Part& part = part_of(fingerprint);
  if (!part.slots.empty()) __builtin_prefetch(&part.slots[place(part.slots, fingerprint.first)]);
}

}  // namespace rodtrad::lake
