// Fractions as doubles first: the double at each wanted rank is found like any order statistic. Then the fractions that have that double
// are fetched from their rows, and put in exact order.
#include <bit>

#include "core/int128.h"
#include "engine/candidates.h"
#include "engine/kernels/order_statistics.h"
#include "engine/kernels/rank_search.h"
#include "engine/kernels/scalar.h"

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

  /// Calls use(i, fraction) for the rows that have one.
  template <class Use>
  void read(const Block& block, const Use& use) const {
    BlockValues a, b;
    nodes.first->read(block, a);
    nodes.second->read(block, b);
    for (std::size_t i = 0; i < block.count; ++i) {
      if (!a.present[i] || !b.present[i] || b.values[i] == 0) continue;
      table::Fraction fraction{a.values[i], b.values[i]};
      if (fraction.denominator < 0) fraction = {checked_scaled(fraction.numerator, -1), checked_scaled(fraction.denominator, -1)};
      use(i, fraction);
    }
  }
};

class Ranking {
 public:
  Ranking(Store& store, const table::Ranked& request)
      : store_(store),
        request_(request),
        compiler_(store),
        plan_(plan_groups(compiler_, request.filter, request.by)),
        fractions_(compiler_.fraction(request.value)) {}

  table::RankedAnswer answer() const {
    const RanksOf ranks_of = [&](std::size_t rows) {
      const auto m = static_cast<std::size_t>(share_of(static_cast<std::int64_t>(rows)));
      std::vector<std::size_t> ranks;
      if (m < rows) ranks.push_back(rows - m - 1);
      if (m > 0) ranks.push_back(rows - m);
      return ranks;
    };
    const ReadValues read = [&](const Block& block, BlockValues& out) {
      std::fill_n(out.present.begin(), block.count, std::uint8_t{0});
      fractions_.read(block, [&](std::size_t i, const table::Fraction& fraction) {
        out.present[i] = 1;
        out.values[i] = ordered(fraction.value());
      });
    };
    table::RankedAnswer out;
    for (const GroupRanks& group : search_ranks(store_, plan_, ranks_of, read, true)) out.rows.push_back(row_of(group));
    std::sort(out.rows.begin(), out.rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    return out;
  }

 private:
  std::int64_t share_of(std::int64_t rows) const {
    return static_cast<std::int64_t>(static_cast<core::Int128>(rows) * request_.share_numerator / request_.share_denominator);
  }

  /// Those with the double that stands at a rank, in exact order.
  std::vector<Candidate> candidates_of(const GroupRanks::AtRank& at) const {
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> counts;
    for (const std::uint32_t row : at.rows) {
      fractions_.read(Block{.first = row, .count = 1}, [&](std::size_t, const table::Fraction& fraction) {
        ++counts[{fraction.numerator, fraction.denominator}];
      });
    }
    std::vector<Candidate> candidates;
    for (const auto& [parts, count] : counts) {
      const table::Fraction fraction{parts.first, parts.second};
      candidates.push_back({fraction, fraction.value(), count});
    }
    sort_candidates(candidates);
    return candidates;
  }

  /// `rank`: from 1, in descending order.
  table::Fraction fraction_at(const GroupRanks& group, const GroupRanks::AtRank& at, std::int64_t rank) const {
    const std::vector<Candidate> candidates = candidates_of(at);
    return at_rank(candidates, candidates.front().approximate, static_cast<std::int64_t>(group.rows - at.below - at.rows.size()) + 1, rank);
  }

  table::RankedRow row_of(const GroupRanks& group) const {
    const auto rows = static_cast<std::int64_t>(group.rows);
    table::RankedRow row{.key = key_texts(plan_.keys, plan_.set, group.combination), .rows = rows, .m = share_of(rows)};
    if (row.m < rows) row.after_m = fraction_at(group, group.at.front(), row.m + 1);
    if (row.m > 0) row.at_m = fraction_at(group, group.at.back(), row.m);
    return row;
  }

  Store& store_;
  const table::Ranked& request_;
  Compiler compiler_;
  GroupPlan plan_;
  Fractions fractions_;
};

}  // namespace

table::RankedAnswer answer_ranked(Store& store, const table::Ranked& request) { return Ranking(store, request).answer(); }

}  // namespace rodtrad::engine::kernels
