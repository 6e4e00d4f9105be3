// Fractions as doubles first: the double at each wanted rank is found like any order statistic. Then the fractions that
// have that double are fetched from their rows, and put in exact order.
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

/// The fractions of a group, as ordered doubles, and the rows that they stand in.
struct Found {
  Bulk<std::int64_t> values;
  Bulk<std::uint32_t> rows;
  bool empty() const { return values.empty(); }
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
    std::vector<std::unique_ptr<Groups<Found>>> found(ranges_.size());
    store_.workers().run(ranges_.size(), [&](std::size_t at, std::size_t) {
      found[at] = std::make_unique<Groups<Found>>(plan_.set);
      make_room(plan_, ranges_[at], *found[at], [](Found& group, std::size_t rows) {
        group.values.reserve(rows);
        group.rows.reserve(rows);
      });
      each_filtered(plan_, ranges_[at], [&](const Block& block, const BlockKeys& keys) {
        fractions_.read(block, [&](std::size_t i, const table::Fraction&, std::int64_t value) {
          Found& group = found[at]->at(keys.combination(plan_.set, i));
          group.values.push_back(value);
          group.rows.push_back(static_cast<std::uint32_t>(block.row(i)));
        });
      });
    });
    const auto groups = whole_groups(found);
    wanted_.resize(groups.size());
    store_.workers().run(groups.size(), [&](std::size_t at, std::size_t) { wanted_[at] = wanted_of(groups[at]); });
  }

  Wanted wanted_of(const WholeGroup<Found>& group) const {
    Wanted wanted{.combination = group.combination};
    ValueParts values;
    for (const Found* part : group.parts) values.emplace_back(part->values);
    for (const auto part : values) wanted.rows += static_cast<std::int64_t>(part.size());
    wanted.m = static_cast<std::int64_t>(static_cast<core::Int128>(wanted.rows) * request_.share_numerator / request_.share_denominator);
    find_values(values, wanted);
    for (const Found* part : group.parts) {
      for (std::size_t i = 0; i < part->rows.size(); ++i) {
        if (part->values[i] == wanted.at_m || part->values[i] == wanted.after_m) count_fraction(part->rows[i], wanted);
      }
    }
    return wanted;
  }

  static void find_values(const ValueParts& values, Wanted& wanted) {
    const auto ascending = [&](std::int64_t rank) { return static_cast<std::size_t>(wanted.rows - rank); };
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
