// Open addressing over fingerprints; texts are compared, so that two persons are never taken for one.
#include "lake/person_texts.h"

#include "lake/fingerprint.h"

namespace rodtrad::lake {

static std::size_t slot_of(std::string_view text, std::size_t slots) {
  Fingerprint fingerprint;
  fingerprint.add(text);
  return static_cast<std::size_t>(fingerprint.first) & (slots - 1);
}

std::int64_t PersonTexts::index_of(std::string_view text) {
  std::size_t at = slot_of(text, slots_.size());
  for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (texts_[slots_[at] - 1] == text) return slots_[at] - 1;
  }
  texts_.emplace_back(text);
  slots_[at] = static_cast<std::uint32_t>(texts_.size());
  if (texts_.size() > slots_.size() / 10 * 7) grow();
  return static_cast<std::int64_t>(texts_.size()) - 1;
}

void PersonTexts::grow() {
  std::vector<std::uint32_t> wider(slots_.size() * 2);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    std::size_t at = slot_of(texts_[i], wider.size());
    while (wider[at] != 0) at = (at + 1) & (wider.size() - 1);
    wider[at] = static_cast<std::uint32_t>(i + 1);
  }
  slots_ = std::move(wider);
}

}  // namespace rodtrad::lake
