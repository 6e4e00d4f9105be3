// Places: where each combination of key codes is counted. Few combinations have a place each; of many, those that occur
// get one at their first occurrence.
#pragma once

#include "engine/kernels/compiler.h"

namespace rodtrad::engine::kernels {

/// Some of the keys of a study, with the steps that make one number of their codes.
struct KeySet {
  std::vector<std::size_t> keys;     // indices, in the order of the request
  std::vector<std::uint64_t> steps;  // likewise
  std::uint64_t combinations = 1;
};

/// Throws Unfit when combinations have no number in 64 bits.
KeySet key_set(const std::vector<Codes>& keys, std::vector<std::size_t> chosen);

/// The texts of a combination.
std::vector<std::string> key_texts(const std::vector<Codes>& keys, const KeySet& set, std::uint64_t combination);

class Places {
 public:
  static constexpr std::uint64_t kMostDirect = std::uint64_t{1} << 16;

  explicit Places(std::uint64_t combinations) : direct_(combinations <= kMostDirect), count_(direct_ ? combinations : 0) {}

  /// Places that exist so far.
  std::size_t count() const { return count_; }
  std::uint64_t combination(std::size_t place) const { return direct_ ? place : combinations_[place]; }
  std::uint32_t of(std::uint64_t combination) { return direct_ ? static_cast<std::uint32_t>(combination) : found(combination); }

 private:
  std::uint32_t found(std::uint64_t combination);
  bool direct_;
  std::size_t count_;
  CodeCache cache_;
  std::vector<std::uint64_t> combinations_;
};

/// The codes of the keys of a block's rows.
class BlockKeys {
 public:
  explicit BlockKeys(const std::vector<Codes>& keys) : keys_(keys), codes_(keys.size()) {}
  void read(const Block& block);
  std::uint64_t combination(const KeySet& set, std::size_t i) const {
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < set.keys.size(); ++k) sum += codes_[set.keys[k]][i] * set.steps[k];
    return sum;
  }
  /// Those of `count` rows of the block, or of picked ones.
  void combinations(const KeySet& set, const std::uint16_t* picks, std::size_t count, std::uint64_t* out) const;

 private:
  const std::vector<Codes>& keys_;
  std::vector<std::array<std::uint32_t, kBlockRows>> codes_;
};

}  // namespace rodtrad::engine::kernels
