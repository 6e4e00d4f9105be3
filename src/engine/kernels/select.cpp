// Values are counted in bins by their leading bits; only bins that hold a wanted rank are looked into, in the same way.
#include "engine/kernels/select.h"

#include <algorithm>
#include <array>
#include <bit>

namespace rodtrad::engine::kernels {

namespace {

constexpr std::size_t kFew = 512;
constexpr int kBinBits = 11;

using Values = std::span<const std::int64_t>;

void sorted_pick(Values values, std::span<const std::size_t> ranks, std::int64_t* out) {
  std::vector<std::int64_t> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  for (const std::size_t rank : ranks) *out++ = sorted[rank];
}

struct Bins {
  std::int64_t least = 0;
  int shift = 0;
  std::array<std::size_t, std::size_t{1} << kBinBits> counts{};

  explicit Bins(Values values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    least = *low;
    const std::uint64_t range = static_cast<std::uint64_t>(*high) - static_cast<std::uint64_t>(least);
    shift = std::max(0, 64 - std::countl_zero(range) - kBinBits);
    for (const std::int64_t value : values) ++counts[of(value)];
  }
  std::size_t of(std::int64_t value) const { return (static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(least)) >> shift; }
};

void pick(Values values, std::span<const std::size_t> ranks, std::int64_t* out);

/// The ranks that fall in one bin, which `before` values lie below.
void pick_in_bin(Values values, const Bins& bins, std::size_t bin, std::size_t before, std::span<const std::size_t> ranks, std::int64_t* out) {
  if (bins.shift == 0) {
    std::fill_n(out, ranks.size(), bins.least + static_cast<std::int64_t>(bin));
    return;
  }
  std::vector<std::int64_t> inside;
  inside.reserve(bins.counts[bin]);
  for (const std::int64_t value : values) {
    if (bins.of(value) == bin) inside.push_back(value);
  }
  std::vector<std::size_t> shifted;
  for (const std::size_t rank : ranks) shifted.push_back(rank - before);
  pick(inside, shifted, out);
}

void pick(Values values, std::span<const std::size_t> ranks, std::int64_t* out) {
  if (values.size() <= kFew) return sorted_pick(values, ranks, out);
  const Bins bins(values);
  std::size_t before = 0, at = 0;
  for (std::size_t bin = 0; bin < bins.counts.size() && at < ranks.size(); ++bin) {
    std::size_t last = at;
    while (last < ranks.size() && ranks[last] < before + bins.counts[bin]) ++last;
    if (last > at) pick_in_bin(values, bins, bin, before, ranks.subspan(at, last - at), out + at);
    before += bins.counts[bin];
    at = last;
  }
}

}  // namespace

std::vector<std::int64_t> values_at_ranks(Values values, std::span<const std::size_t> ranks) {
  std::vector<std::int64_t> found(ranks.size());
  pick(values, ranks, found.data());
  return found;
}

}  // namespace rodtrad::engine::kernels
