// Requests: what a method asks of a dataset, as plain data. The engine answers them with SQL or kernels; a method holds
// neither. All counting is over rows (contacts) and, when the dataset has a person column, over distinct persons.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "table/contributions.h"

namespace rodtrad::table {

/// A list to look values up in, keyed by codes (in the order of `keys`): often made from an earlier answer.
struct LookupList {
  std::string id;                 // for provenance: "outlier_limit"
  std::vector<std::string> keys;  // names of the columns that together are the key
  struct Row {
    std::vector<std::string> key;
    std::optional<std::int64_t> value;
  };
  std::vector<Row> rows;
  bool operator==(const LookupList&) const;
};

/// A column of the dataset or one derived from such columns. A value that cannot be computed is null: every operation
/// on a null is null, except that `both` and `when` are 0 when a condition is 0.
struct Expression {
  enum class Op {
    column,      // name
    constant,    // number
    band,        // args[0] by ascending lower bounds: the code of the last bound ≤ value; null below the first
    lookup,      // args = key columns, list
    map_codes,   // args[0] through list's rows given as text (code → code)
    difference,  // args[0] − args[1]
    scaled,      // args[0] × number
    ratio,       // args[0] / args[1], null when args[1] is 0; exact as a fraction in Ranked
    positive,    // max(args[0], 0)
    greater,     // 1 when args[0] > args[1], else 0
    equals,      // 1 when args[0] equals code, else 0
    both,        // 1 when args[0] and args[1] are both 1, else 0
    when,        // args[1] when args[0] is 1, else 0
    ln,          // natural logarithm in units of 2⁻⁴⁰, rounded to an integer; null for values ≤ 0
  };
  Op op = Op::column;
  std::string name;         // column; the code for equals; for lookup what tells the list's contents
  std::int64_t number = 0;  // constant, scaled
  std::vector<Expression> args;
  std::vector<std::pair<std::int64_t, std::string>> bands;  // lower bound → code
  std::vector<std::pair<std::string, std::string>> codes;   // map_codes
  std::shared_ptr<const LookupList> list;
  bool operator==(const Expression&) const;
};

Expression column(std::string name);
Expression constant(std::int64_t number);
Expression band(Expression value, std::vector<std::pair<std::int64_t, std::string>> bands);
Expression lookup(std::shared_ptr<const LookupList> list, std::vector<Expression> keys);
Expression map_codes(Expression value, std::vector<std::pair<std::string, std::string>> codes);
Expression difference(Expression a, Expression b);
Expression scaled(Expression a, std::int64_t factor);
Expression ratio(Expression numerator, Expression denominator);
Expression positive(Expression a);
Expression greater(Expression a, Expression b);
Expression equals(Expression a, std::string code);
Expression both(Expression a, Expression b);
Expression when(Expression condition, Expression value);
Expression ln(Expression a);

/// What 1 is in the units of `ln`.
inline constexpr std::int64_t kLnUnit = std::int64_t{1} << 40;

/// Row is used when every condition holds.
struct Condition {
  enum class Test { is_null, not_null, equals, in, at_least, at_most, greater_than };
  Expression value;
  Test test = Test::not_null;
  std::vector<std::string> codes;  // equals, in
  std::int64_t number = 0;         // at_least, at_most, greater_than
  bool operator==(const Condition&) const = default;
};
using Filter = std::vector<Condition>;

/// A named grouping key; null values come as the code "".
struct Key {
  std::string name;
  Expression value;
  bool operator==(const Key&) const = default;
};

/// Counts and sums in each combination of keys that occurs.
struct Cells {
  Filter filter;
  std::vector<Key> by;
  std::vector<Expression> sums;               // sum of an integer expression over rows (null counts as 0)
  std::vector<std::pair<int, int>> products;  // sum over rows of one of `sums` times another, by index
  /// For intervals clustered by person: sum over persons of (sum of a over the person's rows) × (sum of b …), within the
  /// cell. Indices into `sums`; index −1 = the row count. Empty in the answer when there is no person column. Rows whose
  /// person is null count as one person in `persons` (the cautious count) and each as its own person here.
  std::vector<std::pair<int, int>> person_products;
  std::vector<int> contributions;  // indices into `sums`: how much of each comes from those who contribute most
  bool operator==(const Cells&) const = default;
};

enum class QuantileRule { type2, type7 };

/// Exact quantiles of an integer expression (nulls left out) in each combination of keys.
struct Quantiles {
  Filter filter;
  std::vector<Key> by;
  Expression value;
  std::vector<std::pair<int, int>> probabilities;  // as fractions: {1,4}, {3,4}
  QuantileRule rule = QuantileRule::type7;
  bool operator==(const Quantiles&) const = default;
};

/// The values at given ranks in descending order (rank 1 = largest), exact: an integer expression or a ratio of two
/// below 2⁵³ in size. Nulls are left out.
struct Ranked {
  Filter filter;
  std::vector<Key> by;
  Expression value;
  /// Ranks m and m+1 where m = floor(share_numerator · n / share_denominator) per combination of keys.
  std::int64_t share_numerator = 0;
  std::int64_t share_denominator = 1;
  bool operator==(const Ranked&) const = default;
};

using Request = std::variant<Cells, Quantiles, Ranked>;

// ---- answers -------------------------------------------------------------------------------------------------------

struct CellsRow {
  std::vector<std::string> key;  // codes in the order of `by`
  std::int64_t rows = 0;
  std::optional<std::int64_t> persons;  // distinct; nothing when the dataset has no person column
  std::vector<std::int64_t> sums;
  std::vector<double> products;         // exact integers, rounded once to double
  std::vector<double> person_products;  // likewise; empty without a person column
  std::vector<Contributions> contributions;
};
struct CellsAnswer {
  std::vector<CellsRow> rows;  // sorted by key, bytewise
};

/// Exact rational: numerator / denominator, denominator > 0.
struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
  bool operator==(const Fraction&) const = default;
};

struct QuantilesRow {
  std::vector<std::string> key;
  std::int64_t rows = 0;
  std::vector<Fraction> values;  // one per probability; type 7 with p = a/b has denominator b, type 2 denominator 2
};
struct QuantilesAnswer {
  std::vector<QuantilesRow> rows;
};

struct RankedRow {
  std::vector<std::string> key;
  std::int64_t rows = 0;            // values that are not null
  std::int64_t m = 0;               // floor(share · rows)
  std::optional<Fraction> at_m;     // m-th largest, in lowest terms; nothing when m = 0
  std::optional<Fraction> after_m;  // (m+1)-th largest, likewise; nothing when m = rows
};
struct RankedAnswer {
  std::vector<RankedRow> rows;
};

using Answer = std::variant<CellsAnswer, QuantilesAnswer, RankedAnswer>;

/// Short, stable text of a request for provenance and for finding equal ones; lists appear by id and hash.
std::string describe(const Request& request);

/// Names of all dataset columns that a request reads, sorted, each once.
std::vector<std::string> columns_of(const Request& request);

}  // namespace rodtrad::table
