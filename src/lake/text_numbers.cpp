// Open addressing over hashes; texts are compared, so that two of them are never taken for one.
#include "lake/text_numbers.h"

#include "lake/fingerprint.h"

namespace rodtrad::lake {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16;

std::uint64_t hash_of(std::string_view text) {
  Fingerprint fingerprint;
  fingerprint.add(text);
  return fingerprint.first;
}

}  // namespace

std::string_view TextNumbers::keep(std::string_view text) {
  if (static_cast<std::size_t>(end_ - free_) < text.size() || !free_) {
    const std::size_t size = std::max(kBlockBytes, text.size());
    free_ = blocks_.emplace_back(std::make_unique<char[]>(size)).get();
    end_ = free_ + size;
  }
  if (!text.empty()) std::memcpy(free_, text.data(), text.size());
  const std::string_view kept(free_, text.size());
  free_ += text.size();
  return kept;
}

void TextNumbers::prefetch(std::string_view text) const { __builtin_prefetch(&slots_[hash_of(text) & (slots_.size() - 1)]); }

std::uint32_t TextNumbers::of(std::string_view text) {
  const std::uint64_t hash = hash_of(text);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].tag == tag && texts_[slots_[at].number - 1] == text) return slots_[at].number - 1;
  }
  texts_.push_back(keep(text));
  slots_[at] = {tag, static_cast<std::uint32_t>(texts_.size())};
  if (texts_.size() > slots_.size() / 10 * 7) grow();
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

void TextNumbers::grow() {
  std::vector<Slot> wider(slots_.size() * 2);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const std::uint64_t hash = hash_of(texts_[i]);
    std::size_t at = hash & (wider.size() - 1);
    while (wider[at].number != 0) at = (at + 1) & (wider.size() - 1);
    wider[at] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(i + 1)};
  }
  slots_ = std::move(wider);
}

}  // namespace rodtrad::lake
