// Quantiles and ranks: the values of each group in a sorted list, of which only the wanted places leave the database.
#include "core/int128.h"
#include "engine/candidates.h"
#include "engine/statements.h"
#include "stats/quantile.h"

namespace rodtrad::engine {

using table::Fraction;

namespace {

stats::QuantileType type_of(table::QuantileRule rule) {
  return rule == table::QuantileRule::type2 ? stats::QuantileType::type2 : stats::QuantileType::type7;
}

/// Ranks of the two order statistics in SQL, as stats::quantile_place gives them for n.
std::pair<std::string, std::string> ranks(table::QuantileRule rule, int a, int b) {
  if (rule == table::QuantileRule::type7) {
    const std::string low = fmt::format("(n - 1) * {} // {} + 1", a, b);
    return {low, fmt::format("least({} + 1, n)", low)};
  }
  const std::string whole = fmt::format("n * {} // {}", a, b);
  const std::string even = fmt::format("n * {} % {} = 0", a, b);
  return {fmt::format("CASE WHEN {1} THEN greatest({0}, 1) ELSE {0} + 1 END", whole, even), fmt::format("least({} + 1, n)", whole)};
}

std::string group_clause(std::size_t keys) {
  std::string names = key_names(keys);
  if (names.empty()) return "";
  names.resize(names.size() - 2);
  return " GROUP BY " + names;
}

/// Rows of one key as candidates; all rows carry the same n, approximate values and positions.
std::vector<Candidate> candidates_of(const table::Batch& rows, const std::vector<std::size_t>& members, std::size_t first_column) {
  std::vector<Candidate> candidates;
  for (const std::size_t row : members) {
    const Fraction value{rows.columns[first_column].integer(row), rows.columns[first_column + 1].integer(row)};
    candidates.push_back({value, rows.columns[first_column + 2].real(row), rows.columns[first_column + 3].integer(row)});
  }
  sort_candidates(candidates);
  return candidates;
}

}  // namespace

Sql quantiles_statement(const table::Quantiles& request, const Scan& scan, Lists& lists) {
  ExpressionWriter writer(scan.table, lists);
  const std::string keys = key_names(request.by.size());
  Sql rows = Sql{} << "SELECT " << key_columns(request.by, writer) << writer.value(request.value) << " AS v";
  const Sql where = writer.where(request.filter);
  Sql out = Sql{} << "WITH r AS (" << rows << writer.from() << where << "), l AS (SELECT " << keys
                  << "count(*) AS n, list_sort(list(v)) AS v FROM r WHERE v IS NOT NULL" << group_clause(request.by.size()) << ") SELECT " << keys
                  << "n";
  for (std::size_t i = 0; i < request.probabilities.size(); ++i) {
    const auto [low, high] = ranks(request.rule, request.probabilities[i].first, request.probabilities[i].second);
    out << fmt::format(", v[{}] AS low{}, v[{}] AS high{}", low, i, high, i);
  }
  return out << " FROM l WHERE n > 0";
}

table::QuantilesAnswer quantiles_answer(const table::Quantiles& request, const table::Batch& rows) {
  table::QuantilesAnswer answer;
  const std::size_t keys = request.by.size();
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    table::QuantilesRow made{.key = key_at(rows, keys, row), .rows = rows.columns[keys].integer(row), .values = {}};
    for (std::size_t i = 0; i < request.probabilities.size(); ++i) {
      const auto& [a, b] = request.probabilities[i];
      const stats::QuantilePlace place = stats::quantile_place(made.rows, a, b, type_of(request.rule));
      const stats::Rational value = place.between(rows.columns[keys + 1 + 2 * i].integer(row), rows.columns[keys + 2 + 2 * i].integer(row));
      made.values.push_back({value.numerator, value.denominator});
    }
    answer.rows.push_back(std::move(made));
  }
  sort_by_key(answer.rows);
  return answer;
}

// Ranks are found among doubles; the ties at the wanted ranks come along and are put in exact order here.
Sql ranked_statement(const table::Ranked& request, const Scan& scan, Lists& lists) {
  ExpressionWriter writer(scan.table, lists);
  const std::size_t keys = request.by.size();
  const std::string names = key_names(keys);
  const auto [numerator, denominator] = writer.fraction(request.value);
  Sql rows = Sql{} << "SELECT " << key_columns(request.by, writer) << numerator << " AS a, " << denominator << " AS b";
  const Sql where = writer.where(request.filter);
  std::string same = "true";
  std::string qualified;
  for (std::size_t i = 0; i < keys; ++i) same += fmt::format(" AND r.k{0} = p.k{0}", i);
  for (std::size_t i = 0; i < keys; ++i) qualified += fmt::format("r.k{}, ", i);
  const std::string m = fmt::format("n * {} // {}", request.share_numerator, request.share_denominator);
  return Sql{} << "WITH s AS (" << rows << writer.from() << where << "), r AS (SELECT *, CAST(a AS DOUBLE) / CAST(b AS DOUBLE) AS d FROM s"
               << " WHERE a IS NOT NULL AND b IS NOT NULL), l AS (SELECT " << names << "count(*) AS n, list_sort(list(d), 'DESC') AS v FROM r"
               << group_clause(keys) << "), p AS (SELECT " << names << "n, v[" << m << "] AS at_m, v[" << m << " + 1] AS after_m,"
               << " list_position(v, v[" << m << "]) AS first_at, list_position(v, v[" << m << " + 1]) AS first_after FROM l WHERE n > 0)"
               << " SELECT " << qualified << "n, at_m, after_m, first_at, first_after, a, b, d, count(*) AS c FROM r JOIN p ON " << same
               << " WHERE d = at_m OR d = after_m GROUP BY ALL";
}

table::RankedAnswer ranked_answer(const table::Ranked& request, const table::Batch& rows) {
  const std::size_t keys = request.by.size();
  std::map<std::vector<std::string>, std::vector<std::size_t>> members;
  for (std::size_t row = 0; row < rows.rows(); ++row) members[key_at(rows, keys, row)].push_back(row);
  table::RankedAnswer answer;
  for (const auto& [key, group] : members) {
    const std::size_t row = group.front();
    const std::vector<Candidate> candidates = candidates_of(rows, group, keys + 5);
    table::RankedRow made{.key = key, .rows = rows.columns[keys].integer(row)};
    made.m = static_cast<std::int64_t>(static_cast<core::Int128>(made.rows) * request.share_numerator / request.share_denominator);
    const auto at = [&](std::size_t approximate, std::size_t first, std::int64_t rank) -> std::optional<Fraction> {
      if (rows.columns[keys + approximate].is_null(row)) return std::nullopt;
      return at_rank(candidates, rows.columns[keys + approximate].real(row), rows.columns[keys + first].integer(row), rank);
    };
    made.at_m = at(1, 3, made.m);
    made.after_m = at(2, 4, made.m + 1);
    answer.rows.push_back(std::move(made));
  }
  return answer;
}

}  // namespace rodtrad::engine
