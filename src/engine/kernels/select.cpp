// Values are counted in bins by their leading bits; only bins that hold a wanted rank are looked into, in the same way.
#include "engine/kernels/select.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace rodtrad::engine::kernels {

namespace {

constexpr std::size_t kFew = 512;
constexpr std::size_t kMostRanks = 200;
constexpr int kBinBits = 11;

template <class Use>
void each(const ValueParts& parts, const Use& use) {
  for (const std::span<const std::int64_t> part : parts) {
    for (const std::int64_t value : part) use(value);
  }
}

std::size_t size_of(const ValueParts& parts) {
  std::size_t sum = 0;
  for (const std::span<const std::int64_t> part : parts) sum += part.size();
  return sum;
}

void sorted_pick(const ValueParts& values, std::span<const std::size_t> ranks, std::int64_t* out) {
  std::vector<std::int64_t> sorted;
  each(values, [&](std::int64_t value) { sorted.push_back(value); });
  std::sort(sorted.begin(), sorted.end());
  for (const std::size_t rank : ranks) *out++ = sorted[rank];
}

struct Bins {
  std::int64_t least = 0;
  int shift = 0;
  std::array<std::size_t, std::size_t{1} << kBinBits> counts{};

  explicit Bins(const ValueParts& values) {
    std::int64_t most = std::numeric_limits<std::int64_t>::min();
    least = std::numeric_limits<std::int64_t>::max();
    each(values, [&](std::int64_t value) {
      least = std::min(least, value);
      most = std::max(most, value);
    });
    const std::uint64_t range = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    shift = std::max(0, 64 - std::countl_zero(range) - kBinBits);
    each(values, [&](std::int64_t value) { ++counts[of(value)]; });
  }
  std::size_t of(std::int64_t value) const { return (static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(least)) >> shift; }
};

/// Wanted ranks that fall in one bin, which `before` values lie below.
struct Hit {
  std::size_t bin = 0;
  std::size_t before = 0;
  std::span<const std::size_t> ranks;
  std::vector<std::int64_t> inside;
};

std::vector<Hit> hits_of(const Bins& bins, std::span<const std::size_t> ranks) {
  std::vector<Hit> hits;
  std::size_t before = 0, at = 0;
  for (std::size_t bin = 0; bin < bins.counts.size() && at < ranks.size(); ++bin) {
    std::size_t last = at;
    while (last < ranks.size() && ranks[last] < before + bins.counts[bin]) ++last;
    if (last > at) hits.push_back({.bin = bin, .before = before, .ranks = ranks.subspan(at, last - at), .inside = {}});
    before += bins.counts[bin];
    at = last;
  }
  return hits;
}

/// Gives every hit the values of its bin.
void gather(const ValueParts& values, const Bins& bins, std::vector<Hit>& hits) {
  constexpr std::uint8_t kNone = 0xFF;
  std::array<std::uint8_t, std::size_t{1} << kBinBits> hit_of;
  hit_of.fill(kNone);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    hit_of[hits[i].bin] = static_cast<std::uint8_t>(i);
    hits[i].inside.reserve(bins.counts[hits[i].bin]);
  }
  each(values, [&](std::int64_t value) {
    if (const std::uint8_t hit = hit_of[bins.of(value)]; hit != kNone) hits[hit].inside.push_back(value);
  });
}

void pick(const ValueParts& values, std::span<const std::size_t> ranks, std::int64_t* out) {
  if (size_of(values) <= kFew || ranks.size() > kMostRanks) return sorted_pick(values, ranks, out);
  const Bins bins(values);
  std::vector<Hit> hits = hits_of(bins, ranks);
  if (bins.shift > 0) gather(values, bins, hits);
  for (const Hit& hit : hits) {
    std::vector<std::size_t> within;
    for (const std::size_t rank : hit.ranks) within.push_back(rank - hit.before);
    if (bins.shift > 0)
      pick({hit.inside}, within, out);
    else
      std::fill_n(out, within.size(), bins.least + static_cast<std::int64_t>(hit.bin));
    out += within.size();
  }
}

}  // namespace

std::vector<std::int64_t> values_at_ranks(const ValueParts& values, std::span<const std::size_t> ranks) {
  std::vector<std::int64_t> found(ranks.size());
  pick(values, ranks, found.data());
  return found;
}

}  // namespace rodtrad::engine::kernels
