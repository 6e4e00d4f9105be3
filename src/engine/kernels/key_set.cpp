// Each key adds its own digit to the combinations.
#include "engine/kernels/key_set.h"

#include <numeric>

#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

KeySet key_set(const std::vector<Codes>& keys, std::vector<std::size_t> chosen) {
  KeySet set{.keys = std::move(chosen), .steps = {}};
  for (const std::size_t key : set.keys) {
    set.steps.push_back(set.combinations);
    if (__builtin_mul_overflow(set.combinations, std::max<std::uint64_t>(keys[key].values.size(), 1), &set.combinations)) {
      throw Unfit{"keys have too many combinations"};
    }
  }
  return set;
}

KeySet key_set(const std::vector<Codes>& keys) {
  std::vector<std::size_t> all(keys.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return key_set(keys, std::move(all));
}

std::vector<std::string> key_texts(const std::vector<Codes>& keys, const KeySet& set, std::uint64_t combination) {
  std::vector<std::string> texts;
  for (const std::size_t key : set.keys) {
    const std::vector<Value>& values = keys[key].values;
    texts.push_back(std::get<std::string>(values[combination % values.size()]));
    combination /= values.size();
  }
  return texts;
}

CombinationReader::CombinationReader(const std::vector<Codes>& keys, const KeySet& set) {
  for (std::size_t k = 0; k < set.keys.size(); ++k) {
    const Codes& key = keys[set.keys[k]];
    std::vector<std::uint64_t> adds;
    for (const std::uint32_t place : key.meaning) adds.push_back(place * set.steps[k]);
    keys_.emplace_back(key.numbers, std::move(adds));
  }
}

void CombinationReader::read(const Block& block, std::uint64_t* out) const {
  if (keys_.empty()) std::fill_n(out, block.count, 0);
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    const std::uint64_t* adds = keys_[k].second.data();
    each_value(*keys_[k].first, block,
               [&, first = k == 0](std::size_t i, auto code) { out[i] = adds[static_cast<std::size_t>(code)] + (first ? 0 : out[i]); });
  }
}

}  // namespace rodtrad::engine::kernels
