// The values of each group in one array per worker, then only the wanted order statistics of each.
#include "engine/kernels/groups.h"
#include "engine/kernels/order_statistics.h"
#include "engine/kernels/select.h"
#include "stats/quantile.h"

namespace rodtrad::engine::kernels {

namespace {

using Values = Bulk<std::int64_t>;

table::QuantilesRow row_of(const table::Quantiles& request, std::vector<std::string> key, const ValueParts& values) {
  const auto type = request.rule == table::QuantileRule::type2 ? stats::QuantileType::type2 : stats::QuantileType::type7;
  table::QuantilesRow row{.key = std::move(key), .rows = 0, .values = {}};
  for (const auto part : values) row.rows += static_cast<std::int64_t>(part.size());
  std::vector<stats::QuantilePlace> places;
  std::vector<std::size_t> ranks;
  for (const auto& [a, b] : request.probabilities) {
    const stats::QuantilePlace& place = places.emplace_back(stats::quantile_place(row.rows, a, b, type));
    ranks.push_back(static_cast<std::size_t>(place.low - 1));
    ranks.push_back(static_cast<std::size_t>(place.high - 1));
  }
  std::sort(ranks.begin(), ranks.end());
  ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
  const std::vector<std::int64_t> found = values_at_ranks(values, ranks);
  const auto at = [&](std::int64_t rank) {
    const auto place = std::lower_bound(ranks.begin(), ranks.end(), static_cast<std::size_t>(rank - 1));
    return found[static_cast<std::size_t>(place - ranks.begin())];
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
  const std::vector<Range> ranges = even_ranges(store.rows(), store.workers().count());
  std::vector<std::unique_ptr<Groups<Values>>> found(ranges.size());
  store.workers().run(ranges.size(), [&](std::size_t at, std::size_t) {
    found[at] = std::make_unique<Groups<Values>>(plan.set);
    make_room(plan, ranges[at], *found[at], [](Values& group, std::size_t rows) { group.reserve(rows); });
    BlockValues values;
    each_filtered(plan, ranges[at], [&](const Block& block, const BlockKeys& keys) {
      value->read(block, values);
      for (std::size_t i = 0; i < block.count; ++i) {
        if (values.present[i]) found[at]->at(keys.combination(plan.set, i)).push_back(values.values[i]);
      }
    });
  });
  const auto groups = whole_groups(found);
  table::QuantilesAnswer answer;
  answer.rows.resize(groups.size());
  store.workers().run(groups.size(), [&](std::size_t at, std::size_t) {
    ValueParts values;
    for (const Values* part : groups[at].parts) values.emplace_back(*part);
    answer.rows[at] = row_of(request, key_texts(plan.keys, plan.set, groups[at].combination), values);
  });
  std::sort(answer.rows.begin(), answer.rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return answer;
}

}  // namespace rodtrad::engine::kernels
