// Combinations of many are numbered as they occur; codes of a block are read once for all sets.
#include "engine/kernels/places.h"

namespace rodtrad::engine::kernels {

std::uint32_t Places::found(std::uint64_t combination) {
  const std::uint32_t known = cache_.find(combination, 0);
  if (known != kNoCode) return known;
  const auto place = static_cast<std::uint32_t>(count_++);
  combinations_.push_back(combination);
  cache_.add(combination, 0, place);
  return place;
}

void BlockKeys::combinations(const KeySet& set, const std::uint16_t* picks, std::size_t count, std::uint64_t* out) const {
  std::fill_n(out, count, 0);
  for (std::size_t k = 0; k < set.keys.size(); ++k) {
    const std::uint32_t* codes = codes_[set.keys[k]].data();
    const std::uint64_t step = set.steps[k];
    for (std::size_t i = 0; i < count; ++i) out[i] += codes[picks ? picks[i] : i] * step;
  }
}

void BlockKeys::read(const Block& block) {
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    const std::uint32_t* meaning = keys_[k].meaning.data();
    each_value(*keys_[k].numbers, block, [&, to = codes_[k].data()](std::size_t i, auto code) { to[i] = meaning[static_cast<std::size_t>(code)]; });
  }
}

}  // namespace rodtrad::engine::kernels
