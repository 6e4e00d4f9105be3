// Combinations are numbered like digits: the first key steps by one.
#include "engine/kernels/places.h"

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

std::vector<std::string> key_texts(const std::vector<Codes>& keys, const KeySet& set, std::uint64_t combination) {
  std::vector<std::string> texts;
  for (const std::size_t key : set.keys) {
    const std::vector<Value>& values = keys[key].values;
    texts.push_back(std::get<std::string>(values[combination % values.size()]));
    combination /= values.size();
  }
  return texts;
}

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
