// Places: where each combination of key codes is counted. Few combinations have a place each; of many, those that occur
// get one at their first occurrence.
#pragma once

#include "engine/kernels/compiler.h"
#include "engine/kernels/key_set.h"

namespace rodtrad::engine::kernels {

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
  /// Those of `count` rows of the block, or of picked ones.
  void combinations(const KeySet& set, const std::uint16_t* picks, std::size_t count, std::uint64_t* out) const;

 private:
  const std::vector<Codes>& keys_;
  std::vector<std::array<std::uint32_t, kBlockRows>> codes_;
};

}  // namespace rodtrad::engine::kernels
