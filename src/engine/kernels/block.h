// Block: the rows that are worked on together: neighbours, or some picked among neighbours.
#pragma once

#include "engine/kernels/part.h"

namespace rodtrad::engine::kernels {

struct Block {
  std::size_t first = 0;
  std::size_t count = 0;
  const std::uint16_t* picks = nullptr;  // rows from `first`, ascending; none when all `count` neighbours are meant

  std::size_t row(std::size_t i) const { return first + (picks ? picks[i] : i); }
};

/// Calls use(i, stored value) for each row of the block.
template <class Use>
void each_value(const Numbers& numbers, const Block& block, const Use& use) {
  numbers.visit([&](const auto values) {
    if (block.picks) {
      for (std::size_t i = 0; i < block.count; ++i) use(i, values[block.first + block.picks[i]]);
    } else {
      for (std::size_t i = 0; i < block.count; ++i) use(i, values[block.first + i]);
    }
  });
}

/// Numbers of a block, some of them missing.
struct BlockValues {
  std::array<std::int64_t, kBlockRows> values;
  std::array<std::uint8_t, kBlockRows> present;
};

}  // namespace rodtrad::engine::kernels
