// Fractions as doubles first: of each group only the largest are kept, as many as the share asks for, and the double at each
// wanted rank is found among them like any order statistic. Then the fractions that have that double are fetched from their
// rows, and put in exact order.
#include <bit>

#include "core/int128.h"
#include "engine/candidates.h"
#include "engine/kernels/groups.h"
#include "engine/kernels/order_statistics.h"
#include "engine/kernels/scalar.h"
#include "engine/kernels/select.h"

namespace rodtrad::engine::kernels {

namespace {

/// Integers in the order of the doubles that they stand for.
std::int64_t ordered(double value) {
  const auto bits = std::bit_cast<std::int64_t>(value);
  return bits >= 0 ? bits : bits ^ std::numeric_limits<std::int64_t>::max();
}

struct Fractions {
  std::pair<Node, Node> nodes;
  explicit Fractions(std::pair<Node, Node> made) : nodes(std::move(made)) {}

  /// Calls use(i, fraction, its double as an ordered integer) for the rows that have one.
  template <class Use>
  void read(const Block& block, const Use& use) const {
    BlockValues a, b;
    nodes.first->read(block, a);
    nodes.second->read(block, b);
    for (std::size_t i = 0; i < block.count; ++i) {
      if (!a.present[i] || !b.present[i] || b.values[i] == 0) continue;
      table::Fraction fraction{a.values[i], b.values[i]};
      if (fraction.denominator < 0) fraction = {checked_scaled(fraction.numerator, -1), checked_scaled(fraction.denominator, -1)};
      use(i, fraction, ordered(fraction.value()));
    }
  }
};

/// The largest fractions of a group, as ordered doubles, and the rows that they stand in: those among the first `most` in
/// descending order, with all that are equal to the last of them. Smaller ones are dropped on the way.
class Largest {
 public:
  void make_room(std::size_t most, std::size_t rows) {
    most_ = most;
    limit_ = std::max(2 * most, kFew);
    values_.reserve(std::min(limit_, rows));
    rows_.reserve(std::min(limit_, rows));
  }

  void add(std::int64_t value, std::size_t row) {
    ++count_;
    if (value < least_) return;
    if (values_.size() >= limit_) drop_smallest();
    values_.push_back(value);
    rows_.push_back(static_cast<std::uint32_t>(row));
  }

  bool empty() const { return count_ == 0; }
  /// Of all that were added.
  std::int64_t count() const { return count_; }
  const Bulk<std::int64_t>& values() const { return values_; }
  std::size_t row(std::size_t i) const { return rows_[i]; }

 private:
  static constexpr std::size_t kFew = 256;

  void drop_smallest() {
    Bulk<std::int64_t> sorted = values_;
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(most_ - 1);
    std::nth_element(sorted.begin(), last, sorted.end(), std::greater<>());
    least_ = *last;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i] < least_) continue;
      values_[kept] = values_[i];
      rows_[kept++] = rows_[i];
    }
    values_.resize(kept);
    rows_.resize(kept);
    limit_ = std::max(limit_, 2 * kept);
  }

  std::size_t most_ = 0, limit_ = 0;
  std::int64_t count_ = 0;
  std::int64_t least_ = std::numeric_limits<std::int64_t>::min();
  Bulk<std::int64_t> values_;
  Bulk<std::uint32_t> rows_;
};

/// What is known of a group after the pass over the rows.
struct Wanted {
  std::uint64_t combination = 0;
  std::int64_t rows = 0;
  std::int64_t m = 0;
  std::optional<std::int64_t> at_m, after_m;  // ordered doubles
  std::int64_t first_at = 0, first_after = 0;
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> counts;  // of fractions with one of the two doubles
};

class Ranking {
 public:
  Ranking(Store& store, const table::Ranked& request)
      : store_(store),
        request_(request),
        compiler_(store),
        plan_(plan_groups(compiler_, request.filter, request.by)),
        fractions_(compiler_.fraction(request.value)),
        ranges_(even_ranges(store.rows(), store.workers().count())) {}

  table::RankedAnswer answer() {
    find_wanted();
    table::RankedAnswer out;
    for (const Wanted& wanted : wanted_) out.rows.push_back(row_of(wanted));
    std::sort(out.rows.begin(), out.rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    return out;
  }

 private:
  void find_wanted() {
    std::vector<std::unique_ptr<Groups<Largest>>> found(ranges_.size());
    std::vector<std::vector<std::size_t>> counts(ranges_.size());
    store_.workers().run(ranges_.size(), [&](std::size_t at, std::size_t) {
      found[at] = std::make_unique<Groups<Largest>>(plan_.set);
      counts[at] = count_rows(plan_, ranges_[at], *found[at]);
    });
    std::map<std::uint64_t, std::size_t> totals;
    for (std::size_t at = 0; at < found.size(); ++at) {
      for (std::size_t place = 0; place < counts[at].size(); ++place) totals[found[at]->places.combination(place)] += counts[at][place];
    }
    store_.workers().run(ranges_.size(), [&](std::size_t at, std::size_t) { find_largest(ranges_[at], counts[at], totals, *found[at]); });
    const auto groups = whole_groups(found);
    wanted_.resize(groups.size());
    store_.workers().run(groups.size(), [&](std::size_t at, std::size_t) { wanted_[at] = wanted_of(groups[at]); });
  }

  std::int64_t share_of(std::int64_t rows) const {
    return static_cast<std::int64_t>(static_cast<core::Int128>(rows) * request_.share_numerator / request_.share_denominator);
  }

  void find_largest(const Range& range, const std::vector<std::size_t>& counts, const std::map<std::uint64_t, std::size_t>& totals,
                    Groups<Largest>& found) const {
    found.contents.resize(counts.size());
    for (std::size_t place = 0; place < counts.size(); ++place) {
      const auto rows = static_cast<std::int64_t>(totals.at(found.places.combination(place)));
      found.contents[place].make_room(static_cast<std::size_t>(share_of(rows)) + 1, counts[place]);
    }
    each_filtered(plan_, range, [&](const Block& block, const BlockKeys& keys) {
      fractions_.read(block, [&](std::size_t i, const table::Fraction&, std::int64_t value) {
        found.at(keys.combination(plan_.set, i)).add(value, block.row(i));
      });
    });
  }

  Wanted wanted_of(const WholeGroup<Largest>& group) const {
    Wanted wanted{.combination = group.combination};
    ValueParts values;
    for (const Largest* part : group.parts) {
      values.emplace_back(part->values());
      wanted.rows += part->count();
    }
    wanted.m = share_of(wanted.rows);
    find_values(values, wanted);
    for (const Largest* part : group.parts) {
      for (std::size_t i = 0; i < part->values().size(); ++i) {
        if (part->values()[i] == wanted.at_m || part->values()[i] == wanted.after_m) count_fraction(part->row(i), wanted);
      }
    }
    return wanted;
  }

  static void find_values(const ValueParts& values, Wanted& wanted) {
    std::size_t kept = 0;
    for (const auto part : values) kept += part.size();
    const auto ascending = [&](std::int64_t rank) { return kept - static_cast<std::size_t>(rank); };
    std::vector<std::size_t> ranks;
    if (wanted.m < wanted.rows) ranks.push_back(ascending(wanted.m + 1));
    if (wanted.m > 0) ranks.push_back(ascending(wanted.m));
    const std::vector<std::int64_t> found = values_at_ranks(values, ranks);
    const auto first_rank = [&](std::int64_t value) {
      std::int64_t above = 0;
      for (const auto part : values) above += std::count_if(part.begin(), part.end(), [&](std::int64_t other) { return other > value; });
      return above + 1;
    };
    if (wanted.m < wanted.rows) wanted.first_after = first_rank(*(wanted.after_m = found.front()));
    if (wanted.m > 0) wanted.first_at = first_rank(*(wanted.at_m = found.back()));
  }

  void count_fraction(std::size_t row, Wanted& wanted) const {
    fractions_.read(Block{.first = row, .count = 1}, [&](std::size_t, const table::Fraction& fraction, std::int64_t) {
      ++wanted.counts[{fraction.numerator, fraction.denominator}];
    });
  }

  table::RankedRow row_of(const Wanted& wanted) const {
    std::vector<Candidate> candidates;
    for (const auto& [parts, count] : wanted.counts) {
      const table::Fraction fraction{parts.first, parts.second};
      candidates.push_back({fraction, fraction.value(), count});
    }
    sort_candidates(candidates);
    table::RankedRow row{.key = key_texts(plan_.keys, plan_.set, wanted.combination), .rows = wanted.rows, .m = wanted.m};
    const auto found = [&](std::int64_t value, std::int64_t first, std::int64_t rank) {
      const auto same = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& one) { return ordered(one.approximate) == value; });
      return at_rank(candidates, same->approximate, first, rank);
    };
    if (wanted.at_m) row.at_m = found(*wanted.at_m, wanted.first_at, wanted.m);
    if (wanted.after_m) row.after_m = found(*wanted.after_m, wanted.first_after, wanted.m + 1);
    return row;
  }

  Store& store_;
  const table::Ranked& request_;
  Compiler compiler_;
  GroupPlan plan_;
  Fractions fractions_;
  std::vector<Range> ranges_;
  std::vector<Wanted> wanted_;
};

}  // namespace

table::RankedAnswer answer_ranked(Store& store, const table::Ranked& request) { return Ranking(store, request).answer(); }

}  // namespace rodtrad::engine::kernels
