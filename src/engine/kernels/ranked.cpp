// Fractions as doubles first: the double at each wanted rank is found like any order statistic. A second pass fetches the
// fractions that have that double, and puts them in exact order.
#include <bit>

#include "core/int128.h"
#include "engine/candidates.h"
#include "engine/kernels/groups.h"
#include "engine/kernels/order_statistics.h"
#include "engine/kernels/scalar.h"
#include "engine/kernels/select.h"

namespace rodtrad::engine::kernels {

namespace {

using Values = std::vector<std::int64_t>;

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
      const std::int64_t sign = b.values[i] < 0 ? -1 : 1;
      const table::Fraction fraction{checked_scaled(a.values[i], sign), checked_scaled(b.values[i], sign)};
      use(i, fraction, ordered(fraction.value()));
    }
  }
};

/// What is known of a group after the first pass.
struct Wanted {
  std::uint64_t combination = 0;
  std::int64_t rows = 0;
  std::int64_t m = 0;
  std::optional<std::int64_t> at_m, after_m;  // ordered doubles
  std::int64_t first_at = 0, first_after = 0;
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> counts;  // of fractions with one of the two doubles
};

Wanted wanted_of(const table::Ranked& request, std::uint64_t combination, const Values& values) {
  Wanted wanted{.combination = combination, .rows = static_cast<std::int64_t>(values.size())};
  wanted.m = static_cast<std::int64_t>(static_cast<core::Int128>(wanted.rows) * request.share_numerator / request.share_denominator);
  const auto value_at = [&](std::int64_t rank, std::int64_t& first) {  // rank from 1, descending
    const std::size_t ascending[] = {static_cast<std::size_t>(wanted.rows - rank)};
    const std::int64_t value = values_at_ranks(values, ascending)[0];
    first = 1 + std::count_if(values.begin(), values.end(), [&](std::int64_t other) { return other > value; });
    return value;
  };
  if (wanted.m > 0) wanted.at_m = value_at(wanted.m, wanted.first_at);
  if (wanted.m < wanted.rows) wanted.after_m = value_at(wanted.m + 1, wanted.first_after);
  return wanted;
}

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
    find_fractions();
    table::RankedAnswer out;
    for (const Wanted& wanted : wanted_) out.rows.push_back(row_of(wanted));
    std::sort(out.rows.begin(), out.rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    return out;
  }

 private:
  void find_wanted() {
    std::vector<std::unique_ptr<Groups<Values>>> found(ranges_.size());
    store_.workers().run(ranges_.size(), [&](std::size_t at, std::size_t) {
      found[at] = std::make_unique<Groups<Values>>(plan_.set);
      each_filtered(plan_, ranges_[at], [&](const Block& block, const BlockKeys& keys) {
        fractions_.read(block, [&](std::size_t i, const table::Fraction&, std::int64_t value) {
          found[at]->at(keys.combination(plan_.set, i)).push_back(value);
        });
      });
    });
    const auto groups = whole_groups(found);
    wanted_.resize(groups.size());
    store_.workers().run(groups.size(),
                         [&](std::size_t at, std::size_t) { wanted_[at] = wanted_of(request_, groups[at].combination, joined(groups[at])); });
  }

  /// Combinations are ascending in wanted_.
  Wanted& wanted(std::uint64_t combination) {
    return *std::lower_bound(wanted_.begin(), wanted_.end(), combination,
                             [](const Wanted& one, std::uint64_t other) { return one.combination < other; });
  }

  void find_fractions() {
    std::mutex mutex;
    store_.workers().run(ranges_.size(), [&](std::size_t at, std::size_t) {
      each_filtered(plan_, ranges_[at], [&](const Block& block, const BlockKeys& keys) {
        fractions_.read(block, [&](std::size_t i, const table::Fraction& fraction, std::int64_t value) {
          Wanted& group = wanted(keys.combination(plan_.set, i));
          if (value != group.at_m && value != group.after_m) return;
          const std::lock_guard lock(mutex);
          ++group.counts[{fraction.numerator, fraction.denominator}];
        });
      });
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
