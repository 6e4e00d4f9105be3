// KeySet: some of the keys of a study, and the steps that make one number of their codes, like digits: the first key steps by one.
#pragma once

#include "engine/kernels/number_node.h"

namespace rodtrad::engine::kernels {

struct KeySet {
  std::vector<std::size_t> keys;     // indices, in the order of the request
  std::vector<std::uint64_t> steps;  // likewise
  std::uint64_t combinations = 1;
};

/// Throws Unfit when combinations have no number in 64 bits.
KeySet key_set(const std::vector<Codes>& keys, std::vector<std::size_t> chosen);
/// Of all the keys.
KeySet key_set(const std::vector<Codes>& keys);

/// The texts of a combination.
std::vector<std::string> key_texts(const std::vector<Codes>& keys, const KeySet& set, std::uint64_t combination);

/// Reads the combinations of a block's rows.
class CombinationReader {
 public:
  CombinationReader(const std::vector<Codes>& keys, const KeySet& set);
  void read(const Block& block, std::uint64_t* out) const;

 private:
  std::vector<std::pair<const Numbers*, std::vector<std::uint64_t>>> keys_;  // what each stored code adds
};

}  // namespace rodtrad::engine::kernels
