// Weighted choice by binary search in the running sums.
#include "example/random.h"

#include <algorithm>
#include <cassert>

namespace rodtrad::example {

std::uint32_t Weighted::pick(Random& random) const {
  assert(total() > 0);
  return static_cast<std::uint32_t>(std::ranges::upper_bound(sums_, random.below(total())) - sums_.begin());
}

}  // namespace rodtrad::example
