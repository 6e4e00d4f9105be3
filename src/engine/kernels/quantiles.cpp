// Each quantile lies at one rank or between two neighbouring ones.
#include "engine/kernels/order_statistics.h"
#include "engine/kernels/rank_search.h"
#include "stats/quantile.h"

namespace rodtrad::engine::kernels {

namespace {

std::vector<stats::QuantilePlace> places_of(const table::Quantiles& request, std::size_t rows) {
  const auto type = request.rule == table::QuantileRule::type2 ? stats::QuantileType::type2 : stats::QuantileType::type7;
  std::vector<stats::QuantilePlace> places;
  for (const auto& [a, b] : request.probabilities) places.push_back(stats::quantile_place(static_cast<std::int64_t>(rows), a, b, type));
  return places;
}

std::vector<std::size_t> ranks_of(const std::vector<stats::QuantilePlace>& places) {
  std::vector<std::size_t> ranks;
  for (const stats::QuantilePlace& place : places) {
    ranks.push_back(static_cast<std::size_t>(place.low - 1));
    ranks.push_back(static_cast<std::size_t>(place.high - 1));
  }
  std::sort(ranks.begin(), ranks.end());
  ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
  return ranks;
}

table::QuantilesRow row_of(const table::Quantiles& request, std::vector<std::string> key, const GroupRanks& group) {
  table::QuantilesRow row{.key = std::move(key), .rows = static_cast<std::int64_t>(group.rows), .values = {}};
  const std::vector<stats::QuantilePlace> places = places_of(request, group.rows);
  const std::vector<std::size_t> ranks = ranks_of(places);
  const auto at = [&](std::int64_t rank) {
    const auto place = std::lower_bound(ranks.begin(), ranks.end(), static_cast<std::size_t>(rank - 1));
    return group.at[static_cast<std::size_t>(place - ranks.begin())].value;
  };
  for (const stats::QuantilePlace& place : places) {
    const stats::Rational value = place.between(at(place.low), at(place.high));
    row.values.push_back({value.numerator, value.denominator});
  }
  return row;
}

}  // namespace

table::QuantilesAnswer answer_quantiles(Store& store, const table::Quantiles& request) {
  Compiler compiler(store);
  const GroupPlan plan = plan_groups(compiler, request.filter, request.by);
  const Node value = compiler.number(request.value);
  const RanksOf wanted = [&](std::size_t rows) { return ranks_of(places_of(request, rows)); };
  table::QuantilesAnswer answer;
  for (const GroupRanks& group : search_ranks(store, plan, wanted, [&](const Block&block, BlockValues&out) { value->read(block, out); })) {
    answer.rows.push_back(row_of(request, key_texts(plan.keys, plan.set, group.combination), group));
  }
  std::sort(answer.rows.begin(), answer.rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return answer;
}

}  // namespace rodtrad::engine::kernels
