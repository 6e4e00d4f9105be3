// Even shares, moved forward to the next start.
#include "engine/kernels/ranges.h"

namespace rodtrad::engine::kernels {

std::vector<Range> even_ranges(std::size_t rows, std::size_t count, const Bulk<std::uint8_t>* starts) {
  std::vector<Range> ranges;
  std::size_t first = 0;
  for (std::size_t i = 1; i <= count; ++i) {
    std::size_t last = std::max(first, rows * i / count);
    while (starts && last < rows && !(*starts)[last]) ++last;
    ranges.push_back({first, last});
    first = last;
  }
  return ranges;
}

}  // namespace rodtrad::engine::kernels
