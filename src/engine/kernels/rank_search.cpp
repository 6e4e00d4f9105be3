// A sample tells between which bounds each value very likely lies. The pass counts what lies below, between and above the bounds, and
// keeps what lies between. A group whose value turns out to lie elsewhere is passed over once more, and all of it is kept.
#include "engine/kernels/rank_search.h"

#include <cmath>
#include <limits>
#include <unordered_map>

#include "engine/kernels/select.h"

namespace rodtrad::engine::kernels {

namespace {

constexpr std::size_t kEvery = 16;       // rows for each one of the sample
constexpr std::size_t kFewRows = 65536;  // need no sample
constexpr std::size_t kFewSampled = 64;  // say nothing of their group
constexpr std::size_t kUsuallyKept = 8;  // rows for each one that lies within bounds, or more
constexpr double kDeviations = 4;        // that a rank in the sample may be off by

/// Values that are kept, both ends included.
struct Bounds {
  std::int64_t low = std::numeric_limits<std::int64_t>::min();
  std::int64_t high = std::numeric_limits<std::int64_t>::max();
};
using AllBounds = std::vector<Bounds>;  // ascending and apart
const AllBounds kEverything = {Bounds{}};
const AllBounds kNothing = {};

/// Bounds for the ranks, from the values of a sample.
AllBounds bounds_from(const ValueParts& sample, const RanksOf& ranks_of) {
  std::size_t size = 0;
  for (const auto part : sample) size += part.size();
  if (size < kFewSampled) return kEverything;
  std::vector<std::pair<std::size_t, std::size_t>> between;  // ranks in the sample, apart
  for (const std::size_t rank : ranks_of(size)) {
    const double below = static_cast<double>(rank), above = static_cast<double>(size - rank);
    const auto slack = static_cast<std::size_t>(2 + kDeviations * std::sqrt(below * above / static_cast<double>(size)));
    const std::size_t low = rank > slack ? rank - slack : 0, high = std::min(rank + slack, size - 1);
    if (!between.empty() && low <= between.back().second + 1)
      between.back().second = std::max(high, between.back().second);
    else
      between.emplace_back(low, high);
  }
  std::vector<std::size_t> ends;
  for (const auto& [low, high] : between) ends.insert(ends.end(), {low, high});
  const std::vector<std::int64_t> values = values_at_ranks(sample, ends);
  AllBounds bounds;
  for (std::size_t i = 0; i < between.size(); ++i) {
    Bounds one{values[2 * i], values[2 * i + 1]};
    if (between[i].first == 0) one.low = Bounds{}.low;
    if (between[i].second == size - 1) one.high = Bounds{}.high;
    if (!bounds.empty() && one.low <= bounds.back().high)
      bounds.back().high = one.high;
    else
      bounds.push_back(one);
  }
  return bounds;
}

/// What one worker finds of one group: how many values lie in each region, below, within and above the bounds in turn, and those that
/// are kept, with their rows where rows are asked for.
struct Sifted {
  std::span<const std::size_t> counts;  // by region; values in odd ones are kept
  std::span<const std::int64_t> values;
  std::span<const std::uint32_t> rows;
  bool empty() const {
    return std::all_of(counts.begin(), counts.end(), [](std::size_t count) { return count == 0; });
  }
};

/// One worker's pass. The region of a value is found by comparing it with all edges of its group, without a branch.
class Sieve {
 public:
  using BoundsOf = std::function<const AllBounds&(std::uint64_t combination)>;
  /// `most`: bounds that any group has; `expected`: values that are kept, very likely; `with_rows`: and their rows.
  Sieve(const KeySet& set, std::size_t most, std::size_t expected, bool with_rows, BoundsOf bounds_of)
      : set_(set), places_(set.combinations), edges_(2 * most), with_rows_(with_rows), bounds_of_(std::move(bounds_of)) {
    while (groups_ < places_.count()) start_group();
    kept_places_.reserve(expected + kBlockRows);
    kept_values_.reserve(expected + kBlockRows);
    if (with_rows) kept_rows_.reserve(expected + kBlockRows);
  }

  void add(const Block& block, const std::uint64_t* combinations, const BlockValues& values) {
    kept_places_.resize(kept_ + block.count);
    kept_values_.resize(kept_ + block.count);
    if (with_rows_) kept_rows_.resize(kept_ + block.count);
    if (edges_ == 2) return add(block, combinations, values, std::integral_constant<std::size_t, 2>());
    if (edges_ == 4) return add(block, combinations, values, std::integral_constant<std::size_t, 4>());
    add(block, combinations, values, edges_);
  }

  /// When all is added, once; what the groups show lives as long as this.
  std::unique_ptr<Groups<Sifted>> groups() {
    std::vector<std::size_t> firsts(groups_ + 1);
    for (std::size_t i = 0; i < kept_; ++i) ++firsts[kept_places_[i] + 1];
    for (std::size_t place = 0; place < groups_; ++place) firsts[place + 1] += firsts[place];
    std::vector<std::size_t> next = firsts;
    values_.resize(kept_);
    if (with_rows_) rows_.resize(kept_);
    for (std::size_t i = 0; i < kept_; ++i) {
      const std::size_t to = next[kept_places_[i]]++;
      values_[to] = kept_values_[i];
      if (with_rows_) rows_[to] = kept_rows_[i];
    }
    auto out = std::make_unique<Groups<Sifted>>(set_);
    out->places = std::move(places_);
    for (std::size_t place = 0; place < groups_; ++place) {
      const std::size_t first = firsts[place], count = firsts[place + 1] - first;
      out->contents.push_back({std::span(counts_).subspan(place * regions(), regions()), std::span(values_).subspan(first, count),
                               with_rows_ ? std::span(rows_).subspan(first, count) : std::span<std::uint32_t>()});
    }
    return out;
  }

 private:
  std::size_t regions() const { return edges_ + 2; }

  /// `edges`: their number, known when this is compiled for the most common ones.
  template <class Edges>
  void add(const Block& block, const std::uint64_t* combinations, const BlockValues& values, Edges edges) {
    std::array<std::uint32_t, kBlockRows> found;
    for (std::size_t i = 0; i < block.count; ++i) found[i] = places_.of(combinations[i]);
    while (groups_ < places_.count()) start_group();
    // Copies of the members: those would be read anew after each write.
    const std::int64_t* edge_values = edge_values_.data();
    const std::uint8_t* first_regions = first_regions_.data();
    std::size_t* counts = counts_.data();
    std::uint32_t *places = kept_places_.data(), *rows = with_rows_ ? kept_rows_.data() : nullptr;
    std::int64_t* kept_values = kept_values_.data();
    std::size_t kept = kept_;
    for (std::size_t i = 0; i < block.count; ++i) {
      if (!values.present[i]) continue;
      const std::uint32_t place = found[i];
      const std::int64_t value = values.values[i];
      std::size_t region = first_regions[place];
      for (std::size_t edge = 0; edge < edges; ++edge) region += value > edge_values[place * edges + edge];
      ++counts[place * (edges + 2) + region];
      places[kept] = place;
      kept_values[kept] = value;
      if (rows) rows[kept] = static_cast<std::uint32_t>(block.row(i));
      kept += region % 2;
    }
    kept_ = kept;
  }

  /// Regions end at their edges. Edges that no value lies above fill up.
  void start_group() {
    const AllBounds& bounds = bounds_of_(places_.combination(groups_));
    const bool from_the_least = !bounds.empty() && bounds.front().low == Bounds{}.low;
    first_regions_.push_back(from_the_least);
    for (const Bounds& one : bounds) {
      if (one.low > Bounds{}.low) edge_values_.push_back(one.low - 1);
      edge_values_.push_back(one.high);
    }
    edge_values_.resize(++groups_ * edges_, Bounds{}.high);
    counts_.resize(groups_ * regions());
  }

  const KeySet& set_;
  Places places_;
  std::size_t edges_;  // of a group
  bool with_rows_;
  BoundsOf bounds_of_;
  std::size_t groups_ = 0;
  std::vector<std::uint8_t> first_regions_;  // by place: 1 where the least value lies within bounds
  std::vector<std::int64_t> edge_values_;    // place × edge
  std::vector<std::size_t> counts_;          // place × region
  std::size_t kept_ = 0;
  Bulk<std::uint32_t> kept_places_, kept_rows_, rows_;
  Bulk<std::int64_t> kept_values_, values_;
};

using Sample = std::vector<std::int64_t>;
using SiftedGroup = WholeGroup<Sifted>;

/// Where the kept values of a group stand among all of its values.
class Regions {
 public:
  explicit Regions(const SiftedGroup& group) : counts_(group.parts.front()->counts.size()) {
    for (const Sifted* part : group.parts) {
      for (std::size_t region = 0; region < counts_.size(); ++region) counts_[region] += part->counts[region];
    }
    for (const std::size_t count : counts_) rows_ += count;
  }
  std::size_t rows() const { return rows_; }
  /// How many values that are not kept lie below the one at a rank; nothing when it is not kept itself.
  std::optional<std::size_t> passed_below(std::size_t rank) const {
    std::size_t below = 0, passed = 0;
    for (std::size_t region = 0;; ++region) {
      if (rank < below + counts_[region]) return region % 2 == 1 ? std::optional(passed) : std::nullopt;
      below += counts_[region];
      if (region % 2 == 0) passed += counts_[region];
    }
  }

 private:
  std::vector<std::size_t> counts_;
  std::size_t rows_ = 0;
};

/// Nothing when a rank lies outside the bounds.
std::optional<GroupRanks> ranks_in(const SiftedGroup& group, const RanksOf& ranks_of, bool with_rows) {
  const Regions regions(group);
  GroupRanks found{.combination = group.combination, .rows = regions.rows(), .at = {}};
  std::vector<std::size_t> kept_ranks, passed;
  for (const std::size_t rank : ranks_of(found.rows)) {
    const auto below = regions.passed_below(rank);
    if (!below) return std::nullopt;
    passed.push_back(*below);
    kept_ranks.push_back(rank - *below);
  }
  ValueParts values;
  for (const Sifted* part : group.parts) values.emplace_back(part->values);
  for (const std::int64_t value : values_at_ranks(values, kept_ranks))
    found.at.push_back({.value = value, .below = passed[found.at.size()], .rows = {}});
  for (const Sifted* part : group.parts) {
    for (std::size_t i = 0; with_rows && i < part->values.size(); ++i) {
      for (GroupRanks::AtRank& one : found.at) {
        one.below += part->values[i] < one.value;
        if (part->values[i] == one.value) one.rows.push_back(part->rows[i]);
      }
    }
  }
  return found;
}

class Search {
 public:
  Search(Store& store, const GroupPlan& plan, const RanksOf& ranks_of, const ReadValues& read, bool with_rows)
      : store_(store),
        plan_(plan),
        ranks_of_(ranks_of),
        read_(read),
        with_rows_(with_rows),
        ranges_(even_ranges(store.rows(), store.workers().count())) {}

  std::vector<GroupRanks> groups() {
    if (store_.rows() > kFewRows) take_sample();
    std::vector<GroupRanks> found;
    std::vector<std::uint64_t> missed = sift(kEverything, found);
    if (missed.empty()) return found;
    bounds_.clear();
    for (const std::uint64_t combination : missed) bounds_[combination] = kEverything;
    missed = sift(kNothing, found);
    return found;
  }

 private:
  /// Calls use(block, combinations, values) for every so manieth row of a range.
  template <class Use>
  void pass(const Range& range, std::size_t every, const Use& use) const {
    BlockValues values;
    each_filtered(
        plan_, range,
        [&](const Block& block, const std::uint64_t* combinations) {
          read_(block, values);
          use(block, combinations, values);
        },
        every);
  }

  void take_sample() {
    std::vector<std::unique_ptr<Groups<Sample>>> sampled(ranges_.size());
    store_.workers().run(ranges_.size(), [&](std::size_t at, std::size_t) {
      sampled[at] = std::make_unique<Groups<Sample>>(plan_.set);
      pass(ranges_[at], kEvery, [&](const Block& block, const std::uint64_t* combinations, const BlockValues& values) {
        for (std::size_t i = 0; i < block.count; ++i) {
          if (values.present[i]) sampled[at]->at(combinations[i]).push_back(values.values[i]);
        }
      });
    });
    for (const WholeGroup<Sample>& group : whole_groups(sampled)) {
      ValueParts values;
      for (const Sample* part : group.parts) values.emplace_back(*part);
      bounds_[group.combination] = bounds_from(values, ranks_of_);
    }
  }

  /// Finds the groups whose ranks lie within bounds, and gives the combinations of those that have others. `otherwise`: the bounds of groups
  /// that have none.
  std::vector<std::uint64_t> sift(const AllBounds& otherwise, std::vector<GroupRanks>& found) {
    std::size_t most = otherwise.size();
    for (const auto& [combination, bounds] : bounds_) most = std::max(most, bounds.size());
    const Sieve::BoundsOf bounds_of = [&](std::uint64_t combination) -> const AllBounds& {
      const auto known = bounds_.find(combination);
      return known == bounds_.end() ? otherwise : known->second;
    };
    std::vector<std::optional<Sieve>> sieves(ranges_.size());
    std::vector<std::unique_ptr<Groups<Sifted>>> sifted(ranges_.size());
    store_.workers().run(ranges_.size(), [&](std::size_t at, std::size_t) {
      const std::size_t rows = ranges_[at].last - ranges_[at].first;
      Sieve& sieve = sieves[at].emplace(plan_.set, most, bounds_.empty() ? rows : rows / kUsuallyKept, with_rows_, bounds_of);
      pass(ranges_[at], 1,
           [&](const Block& block, const std::uint64_t* combinations, const BlockValues& values) { sieve.add(block, combinations, values); });
      sifted[at] = sieve.groups();
    });
    const std::vector<SiftedGroup> groups = whole_groups(sifted);
    std::vector<std::optional<GroupRanks>> ranked(groups.size());
    store_.workers().run(groups.size(), [&](std::size_t at, std::size_t) { ranked[at] = ranks_in(groups[at], ranks_of_, with_rows_); });
    std::vector<std::uint64_t> missed;
    for (std::size_t at = 0; at < groups.size(); ++at) {
      if (ranked[at])
        found.push_back(std::move(*ranked[at]));
      else
        missed.push_back(groups[at].combination);
    }
    return missed;
  }

  Store& store_;
  const GroupPlan& plan_;
  const RanksOf& ranks_of_;
  const ReadValues& read_;
  bool with_rows_;
  std::vector<Range> ranges_;
  std::unordered_map<std::uint64_t, AllBounds> bounds_;  // by combination
};

}  // namespace

std::vector<GroupRanks> search_ranks(Store& store, const GroupPlan& plan, const RanksOf& ranks_of, const ReadValues& read, bool with_rows) {
  return Search(store, plan, ranks_of, read, with_rows).groups();
}

}  // namespace rodtrad::engine::kernels
