// Cells: rows are first grouped by keys and person, then by keys; so persons are distinct and products per person exact.
// Products are summed in 128 bits and come in two halves of 18 decimal digits. The largest contributions are found beside
// these groups, and joined.
#include "core/int128.h"
#include "engine/statements.h"

namespace rodtrad::engine {

using table::Cells;

namespace {

constexpr std::int64_t kHalf = 1'000'000'000'000'000'000;

std::string factor(int index) { return index < 0 ? "n" : fmt::format("s{}", index); }

/// Two columns, high and low half, of the sum of a 128-bit expression.
std::string halves(const std::string& name, const std::string& expression) {
  return fmt::format(", CAST(sum({1}) // {2} AS BIGINT) AS {0}_high, CAST(sum({1}) % {2} AS BIGINT) AS {0}_low", name, expression, kHalf);
}

double whole(std::int64_t high, std::int64_t low) { return static_cast<double>(static_cast<core::Int128>(high) * kHalf + low); }

/// One row per row of the data that passes the filter: keys, person, and the integers to sum, null as 0.
Sql row_level(const Cells& request, bool has_persons, ExpressionWriter& writer) {
  Sql out = Sql{} << "SELECT " << key_columns(request.by, writer);
  for (std::size_t i = 0; i < request.sums.size(); ++i) {
    out << "coalesce(" << writer.value(request.sums[i]) << ", 0) AS " << fmt::format("s{}, ", i);
  }
  if (has_persons) out << "scan.person AS person, ";
  if (has_persons && !request.person_products.empty()) out << "CASE WHEN scan.person IS NULL THEN scan.rowid END AS stray, ";
  const Sql where = writer.where(request.filter);
  return out << "1 AS n" << writer.from() << where;
}

std::string product_sums(const Cells& request, const char* level) {
  std::string out;
  for (std::size_t i = 0; i < request.products.size(); ++i) {
    const auto& [a, b] = request.products[i];
    out += fmt::format(", sum(CAST({} AS HUGEINT) * {}) AS {}{}", factor(a), factor(b), level, i);
  }
  return out;
}

std::string sums(const Cells& request) {
  std::string out;
  for (std::size_t i = 0; i < request.sums.size(); ++i) out += fmt::format(", sum(s{0}) AS s{0}", i);
  return out;
}

std::string outer_products(const Cells& request, bool has_persons) {
  std::string out;
  for (std::size_t i = 0; i < request.products.size(); ++i) out += halves(fmt::format("p{}", i), fmt::format("p{}", i));
  for (std::size_t i = 0; has_persons && i < request.person_products.size(); ++i) {
    const auto& [a, b] = request.person_products[i];
    out += halves(fmt::format("q{}", i), fmt::format("CAST({} AS HUGEINT) * {}", factor(a), factor(b)));
  }
  return out;
}

std::string group_by(std::string names) {
  if (names.ends_with(", ")) names.resize(names.size() - 2);
  return names.empty() ? "" : " GROUP BY " + names;
}

/// `t`: for each combination of keys the total and the two largest of what contributors give: persons, otherwise rows.
std::string largest(const Cells& request, bool has_persons) {
  const std::string keys = key_names(request.by.size());
  std::string given, sizes;
  for (const int sum : request.contributions) {
    given += fmt::format(", sum(s{0}) AS s{0}", sum);
    sizes += fmt::format(", CAST(sum(abs(s{0})) AS BIGINT) AS total{0}, max(abs(s{0}), 2) AS top{0}", sum);
  }
  const std::string by_person = fmt::format(", c AS (SELECT {}person{} FROM g{})", keys, given, group_by(keys + "person"));
  return fmt::format("{}, t AS (SELECT {}1 AS one{} FROM {}{})", has_persons ? by_person : "", keys, sizes, has_persons ? "c" : "r", group_by(keys));
}

std::string outer_largest(const Cells& request) {
  std::string out;
  for (const int sum : request.contributions) {
    out += fmt::format(", any_value(total{0}), coalesce(any_value(CAST(top{0}[1] AS BIGINT)), 0), coalesce(any_value(CAST(top{0}[2] AS BIGINT)), 0)",
                       sum);
  }
  return out;
}

std::string joined_largest(const Cells& request) {
  if (request.contributions.empty()) return {};
  std::string keys = key_names(request.by.size());
  if (keys.empty()) return " CROSS JOIN t";
  keys.resize(keys.size() - 2);
  return fmt::format(" JOIN t USING ({})", keys);
}

}  // namespace

Sql cells_statement(const Cells& request, const Scan& scan, Lists& lists) {
  ExpressionWriter writer(scan.table, lists);
  const bool has_persons = scan.has_persons;
  const std::string keys = key_names(request.by.size());
  std::string group = keys;
  if (has_persons) group += request.person_products.empty() ? "person" : "person, stray";
  Sql out = Sql{} << "WITH r AS (" << row_level(request, has_persons, writer) << ")";
  const std::string person = has_persons ? ", min(person) AS person" : "";
  out << ", g AS (SELECT " << keys << "sum(n) AS n" << sums(request) << product_sums(request, "p") << person << " FROM r" << group_by(group) << ")";
  const std::string persons = has_persons ? ", count(person) + coalesce(max(CAST(person IS NULL AS BIGINT)), 0) AS persons" : "";
  if (!request.contributions.empty()) out << largest(request, has_persons);
  return out << " SELECT " << keys << "sum(n) AS n" << sums(request) << persons << outer_products(request, has_persons) << outer_largest(request)
             << " FROM g" << joined_largest(request) << group_by(keys);
}

table::CellsAnswer cells_answer(const Cells& request, bool has_persons, const table::Batch& rows) {
  table::CellsAnswer answer;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    std::size_t at = request.by.size();
    if (rows.columns[at].is_null(row)) continue;  // without keys an empty set is one row of nulls
    table::CellsRow made{.key = key_at(rows, request.by.size(), row)};
    made.rows = rows.columns[at++].integer(row);
    for (std::size_t i = 0; i < request.sums.size(); ++i) made.sums.push_back(rows.columns[at++].integer(row));
    if (has_persons) made.persons = rows.columns[at++].integer(row);
    const auto next_product = [&] {
      at += 2;
      return whole(rows.columns[at - 2].integer(row), rows.columns[at - 1].integer(row));
    };
    for (std::size_t i = 0; i < request.products.size(); ++i) made.products.push_back(next_product());
    for (std::size_t i = 0; has_persons && i < request.person_products.size(); ++i) made.person_products.push_back(next_product());
    const auto next_size = [&] { return static_cast<double>(rows.columns[at++].integer(row)); };
    for (std::size_t i = 0; i < request.contributions.size(); ++i) made.contributions.push_back({next_size(), next_size(), next_size()});
    answer.rows.push_back(std::move(made));
  }
  sort_by_key(answer.rows);
  return answer;
}

}  // namespace rodtrad::engine
