// Requests answered by plain loops over rows in memory: slow and simple, to compare engines with.
#pragma once

#include <cmath>
#include <numeric>

#include "stats/quantile.h"
#include "table/batch.h"
#include "table/request.h"

namespace rodtrad::test {

using PlainValue = std::variant<std::monostate, std::int64_t, std::string>;

inline bool is_null(const PlainValue& value) { return value.index() == 0; }
inline std::int64_t number(const PlainValue& value) { return std::get<std::int64_t>(value); }
inline std::string code(const PlainValue& value) {
  if (is_null(value)) return "";
  return value.index() == 1 ? std::to_string(number(value)) : std::get<std::string>(value);
}

class PlainAnswers {
 public:
  PlainAnswers(const table::Batch& rows, bool has_persons) : rows_(rows), has_persons_(has_persons) {}

  table::Answer answer(const table::Request& request) const {
    return std::visit([&](const auto& one) -> table::Answer { return plain(one); }, request);
  }

 private:
  using Expression = table::Expression;
  using Groups = std::map<std::vector<std::string>, std::vector<std::size_t>>;

  PlainValue column(const std::string& name, std::size_t row) const {
    for (const table::ColumnData& data : rows_.columns) {
      if (data.name != name) continue;
      if (data.is_null(row)) return {};
      return data.type() == table::ColumnType::integer ? PlainValue(data.integer(row)) : PlainValue(data.text(row));
    }
    throw std::logic_error("no column " + name);
  }

  PlainValue looked_up(const Expression& e, const std::vector<PlainValue>& args) const {
    for (const PlainValue& arg : args) {
      if (is_null(arg)) return {};
    }
    for (const table::LookupList::Row& row : e.list->rows) {
      bool same = true;
      for (std::size_t i = 0; i < args.size(); ++i) same = same && code(args[i]) == row.key[i];
      if (same) return row.value ? PlainValue(*row.value) : PlainValue();
    }
    return {};
  }

  static PlainValue banded(const Expression& e, std::int64_t value) {
    PlainValue found;
    for (const auto& [bound, name] : e.bands) {
      if (value >= bound) found = name;
    }
    return found;
  }

  PlainValue value(const Expression& e, std::size_t row) const {
    using Op = Expression::Op;
    std::vector<PlainValue> args;
    for (const Expression& arg : e.args) args.push_back(value(arg, row));
    if (e.op == Op::column) return column(e.name, row);
    if (e.op == Op::constant) return e.number;
    if (e.op == Op::lookup) return looked_up(e, args);
    if (e.op == Op::both) {
      const bool zero = (!is_null(args[0]) && number(args[0]) != 1) || (!is_null(args[1]) && number(args[1]) != 1);
      if (zero) return std::int64_t{0};
      return is_null(args[0]) || is_null(args[1]) ? PlainValue() : PlainValue(std::int64_t{1});
    }
    if (e.op == Op::when && !is_null(args[0]) && number(args[0]) == 0) return std::int64_t{0};
    for (const PlainValue& arg : args) {
      if (is_null(arg)) return {};
    }
    switch (e.op) {
      case Op::band:
        return banded(e, number(args[0]));
      case Op::map_codes:
        for (const auto& [from, to] : e.codes) {
          if (from == code(args[0])) return to;
        }
        return {};
      case Op::difference:
        return number(args[0]) - number(args[1]);
      case Op::scaled:
        return number(args[0]) * e.number;
      case Op::positive:
        return std::max<std::int64_t>(number(args[0]), 0);
      case Op::when:
        return args[1];
      case Op::greater:
        return std::int64_t{number(args[0]) > number(args[1])};
      case Op::equals:
        return std::int64_t{code(args[0]) == e.name};
      case Op::ln:
        return number(args[0]) <= 0 ? PlainValue()
                                    : PlainValue(static_cast<std::int64_t>(std::round(std::log(static_cast<double>(number(args[0]))) * 0x1p40)));
      default:
        throw std::logic_error("not a plain value");
    }
  }

  bool holds(const table::Condition& c, std::size_t row) const {
    using Test = table::Condition::Test;
    const PlainValue v = value(c.value, row);
    if (c.test == Test::is_null) return is_null(v);
    if (is_null(v)) return false;
    switch (c.test) {
      case Test::not_null:
        return true;
      case Test::at_least:
        return number(v) >= c.number;
      case Test::at_most:
        return number(v) <= c.number;
      case Test::greater_than:
        return number(v) > c.number;
      default:
        return std::find(c.codes.begin(), c.codes.end(), code(v)) != c.codes.end();
    }
  }

  template <class Request>
  Groups groups(const Request& request) const {
    Groups out;
    for (std::size_t row = 0; row < rows_.rows(); ++row) {
      if (!std::all_of(request.filter.begin(), request.filter.end(), [&](const auto& c) { return holds(c, row); })) continue;
      std::vector<std::string> key;
      for (const table::Key& by : request.by) key.push_back(code(value(by.value, row)));
      out[key].push_back(row);
    }
    return out;
  }

  std::int64_t summed(const Expression& e, std::size_t row) const {
    const PlainValue v = value(e, row);
    return is_null(v) ? 0 : number(v);
  }

  table::CellsAnswer plain(const table::Cells& request) const {
    table::CellsAnswer answer;
    for (const auto& [key, members] : groups(request)) {
      table::CellsRow made{
          .key = key, .rows = static_cast<std::int64_t>(members.size()), .persons = {}, .sums = std::vector<std::int64_t>(request.sums.size())};
      for (const std::size_t row : members) {
        for (std::size_t i = 0; i < request.sums.size(); ++i) made.sums[i] += summed(request.sums[i], row);
      }
      for (const auto& [a, b] : request.products) made.products.push_back(product(request, members, a, b));
      if (has_persons_) add_persons(request, members, made);
      add_contributions(request, members, made);
      answer.rows.push_back(std::move(made));
    }
    return answer;
  }

  std::int64_t factor(const table::Cells& request, const std::vector<std::size_t>& members, int index) const {
    if (index < 0) return static_cast<std::int64_t>(members.size());
    std::int64_t sum = 0;
    for (const std::size_t row : members) sum += summed(request.sums[static_cast<std::size_t>(index)], row);
    return sum;
  }

  double product(const table::Cells& request, const std::vector<std::size_t>& members, int a, int b) const {
    std::int64_t sum = 0;
    for (const std::size_t row : members) sum += factor(request, {row}, a) * factor(request, {row}, b);
    return static_cast<double>(sum);
  }

  void add_persons(const table::Cells& request, const std::vector<std::size_t>& members, table::CellsRow& made) const {
    std::map<std::int64_t, std::vector<std::size_t>> persons;
    std::vector<std::vector<std::size_t>> clusters;
    for (const std::size_t row : members) {
      const PlainValue person = column("person", row);
      if (is_null(person))
        clusters.push_back({row});
      else
        persons[number(person)].push_back(row);
    }
    made.persons = static_cast<std::int64_t>(persons.size()) + (clusters.empty() ? 0 : 1);
    for (const auto& [person, rows] : persons) clusters.push_back(rows);
    for (const auto& [a, b] : request.person_products) {
      std::int64_t sum = 0;
      for (const auto& cluster : clusters) sum += factor(request, cluster, a) * factor(request, cluster, b);
      made.person_products.push_back(static_cast<double>(sum));
    }
  }

  void add_contributions(const table::Cells& request, const std::vector<std::size_t>& members, table::CellsRow& made) const {
    std::map<std::string, std::vector<std::size_t>> contributors;
    for (const std::size_t row : members) contributors[has_persons_ ? code(column("person", row)) : std::to_string(row)].push_back(row);
    for (const int sum : request.contributions) {
      std::vector<double> sizes = {0, 0};
      for (const auto& [person, rows] : contributors) sizes.push_back(std::abs(static_cast<double>(factor(request, rows, sum))));
      std::sort(sizes.rbegin(), sizes.rend());
      made.contributions.push_back({std::accumulate(sizes.begin(), sizes.end(), 0.0), sizes[0], sizes[1]});
    }
  }

  table::QuantilesAnswer plain(const table::Quantiles& request) const {
    table::QuantilesAnswer answer;
    for (const auto& [key, members] : groups(request)) {
      std::vector<std::int64_t> values;
      for (const std::size_t row : members) {
        if (const PlainValue v = value(request.value, row); !is_null(v)) values.push_back(number(v));
      }
      if (values.empty()) continue;
      std::sort(values.begin(), values.end());
      table::QuantilesRow made{.key = key, .rows = static_cast<std::int64_t>(values.size()), .values = {}};
      for (const auto& [a, b] : request.probabilities) {
        const stats::Rational q = stats::quantile(values, a, b, static_cast<stats::QuantileType>(request.rule));
        made.values.push_back({q.numerator, q.denominator});
      }
      answer.rows.push_back(std::move(made));
    }
    return answer;
  }

  std::optional<table::Fraction> fraction(const Expression& e, std::size_t row) const {
    const bool ratio = e.op == Expression::Op::ratio;
    const PlainValue a = value(ratio ? e.args[0] : e, row);
    const PlainValue b = ratio ? value(e.args[1], row) : PlainValue(std::int64_t{1});
    if (is_null(a) || is_null(b) || number(b) == 0) return std::nullopt;
    const std::int64_t divisor = std::gcd(number(a), number(b)) * (number(b) < 0 ? -1 : 1);
    return table::Fraction{number(a) / divisor, number(b) / divisor};
  }

  table::RankedAnswer plain(const table::Ranked& request) const {
    table::RankedAnswer answer;
    for (const auto& [key, members] : groups(request)) {
      std::vector<table::Fraction> values;
      for (const std::size_t row : members) {
        if (const auto v = fraction(request.value, row)) values.push_back(*v);
      }
      if (values.empty()) continue;
      std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.numerator * b.denominator > b.numerator * a.denominator; });
      table::RankedRow made{.key = key, .rows = static_cast<std::int64_t>(values.size())};
      made.m = made.rows * request.share_numerator / request.share_denominator;
      if (made.m > 0) made.at_m = values[static_cast<std::size_t>(made.m - 1)];
      if (made.m < made.rows) made.after_m = values[static_cast<std::size_t>(made.m)];
      answer.rows.push_back(std::move(made));
    }
    return answer;
  }

  const table::Batch& rows_;
  bool has_persons_;
};

}  // namespace rodtrad::test
