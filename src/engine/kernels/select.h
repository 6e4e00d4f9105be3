// Order statistics of integers without sorting all of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace rodtrad::engine::kernels {

using ValueParts = std::vector<std::span<const std::int64_t>>;

/// The values at ranks counted from 0 in ascending order, of all parts together; the ranks are ascending and below the
/// number of values.
std::vector<std::int64_t> values_at_ranks(const ValueParts& values, std::span<const std::size_t> ranks);

}  // namespace rodtrad::engine::kernels
