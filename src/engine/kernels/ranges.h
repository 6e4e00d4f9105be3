// Ranges of rows that workers share, and the blocks of a range.
#pragma once

#include "core/failure.h"
#include "engine/kernels/block.h"

namespace rodtrad::engine::kernels {

struct Range {
  std::size_t first = 0;
  std::size_t last = 0;  // one past
};

/// `count` ranges that cover all rows. With `starts`, each but the first begins where a person does.
std::vector<Range> even_ranges(std::size_t rows, std::size_t count, const Bulk<std::uint8_t>* starts = nullptr);

/// Calls use(Block) for neighbouring rows, at most kBlockRows at a time; between blocks work can be cancelled.
template <class Use>
void each_block(const Range& range, const Use& use) {
  for (std::size_t first = range.first; first < range.last; first += kBlockRows) {
    core::check_cancelled();
    use(Block{.first = first, .count = std::min(kBlockRows, range.last - first)});
  }
}

}  // namespace rodtrad::engine::kernels
