// Making, comparing and describing requests.
#include "table/request.h"

#include "core/hash.h"
#include "core/json.h"

namespace rodtrad::table {

bool LookupList::operator==(const LookupList& other) const {
  const auto same_row = [](const Row& a, const Row& b) { return a.key == b.key && a.value == b.value; };
  return id == other.id && keys == other.keys && std::equal(rows.begin(), rows.end(), other.rows.begin(), other.rows.end(), same_row);
}

bool Expression::operator==(const Expression& other) const {
  const bool same_list = list == other.list || (list && other.list && *list == *other.list);
  return op == other.op && name == other.name && number == other.number && args == other.args && bands == other.bands && codes == other.codes &&
         same_list;
}

static Expression of(Expression::Op op, std::vector<Expression> args) {
  Expression made;
  made.op = op;
  made.args = std::move(args);
  return made;
}

Expression column(std::string name) {
  Expression made;
  made.name = std::move(name);
  return made;
}

Expression constant(std::int64_t number) {
  Expression made = of(Expression::Op::constant, {});
  made.number = number;
  return made;
}

Expression band(Expression value, std::vector<std::pair<std::int64_t, std::string>> bands) {
  Expression made = of(Expression::Op::band, {std::move(value)});
  made.bands = std::move(bands);
  return made;
}

/// Its id and the beginning of a hash of its rows.
static std::string describe(const LookupList& list) {
  core::Sha256 hash;
  for (const LookupList::Row& row : list.rows) {
    for (const std::string& code : row.key) hash.add(code + "\x1f");
    hash.add(row.value ? fmt::format("{}\n", *row.value) : "null\n");
  }
  return fmt::format("{}#{}", list.id, hash.hex().substr(0, 12));
}

Expression lookup(std::shared_ptr<const LookupList> list, std::vector<Expression> keys) {
  Expression made = of(Expression::Op::lookup, std::move(keys));
  made.name = describe(*list);
  made.list = std::move(list);
  return made;
}

Expression map_codes(Expression value, std::vector<std::pair<std::string, std::string>> codes) {
  Expression made = of(Expression::Op::map_codes, {std::move(value)});
  made.codes = std::move(codes);
  return made;
}

Expression scaled(Expression a, std::int64_t factor) {
  Expression made = of(Expression::Op::scaled, {std::move(a)});
  made.number = factor;
  return made;
}

Expression equals(Expression a, std::string code) {
  Expression made = of(Expression::Op::equals, {std::move(a)});
  made.name = std::move(code);
  return made;
}

Expression difference(Expression a, Expression b) { return of(Expression::Op::difference, {std::move(a), std::move(b)}); }
Expression ratio(Expression numerator, Expression denominator) { return of(Expression::Op::ratio, {std::move(numerator), std::move(denominator)}); }
Expression positive(Expression a) { return of(Expression::Op::positive, {std::move(a)}); }
Expression greater(Expression a, Expression b) { return of(Expression::Op::greater, {std::move(a), std::move(b)}); }
Expression both(Expression a, Expression b) { return of(Expression::Op::both, {std::move(a), std::move(b)}); }
Expression when(Expression condition, Expression value) { return of(Expression::Op::when, {std::move(condition), std::move(value)}); }
Expression ln(Expression a) { return of(Expression::Op::ln, {std::move(a)}); }

static std::string describe(const Expression& e) {
  using Op = Expression::Op;
  std::vector<std::string> args;
  for (const Expression& arg : e.args) args.push_back(describe(arg));
  const std::string joined = fmt::format("{}", fmt::join(args, ", "));
  switch (e.op) {
    case Op::column:
      return e.name;
    case Op::constant:
      return fmt::format("{}", e.number);
    case Op::band: {
      std::string bounds;
      for (const auto& [bound, code] : e.bands) bounds += fmt::format(" {}:{}", bound, code);
      return fmt::format("band({};{})", joined, bounds);
    }
    case Op::lookup:
      return fmt::format("lookup({}; {})", e.name, joined);
    case Op::map_codes: {
      std::string pairs;
      for (const auto& [from, to] : e.codes) pairs += fmt::format("{}>{} ", from, to);
      return fmt::format("map({}; #{})", joined, core::sha256_hex(pairs).substr(0, 12));
    }
    case Op::difference:
      return fmt::format("({} - {})", args[0], args[1]);
    case Op::scaled:
      return fmt::format("{} * {}", args[0], e.number);
    case Op::ratio:
      return fmt::format("({} / {})", args[0], args[1]);
    case Op::positive:
      return fmt::format("max({}, 0)", joined);
    case Op::greater:
      return fmt::format("({} > {})", args[0], args[1]);
    case Op::equals:
      return fmt::format("({} = '{}')", args[0], e.name);
    case Op::both:
      return fmt::format("({} and {})", args[0], args[1]);
    case Op::when:
      return fmt::format("when({}, {})", args[0], args[1]);
    case Op::ln:
      return fmt::format("ln({})", joined);
  }
  return {};
}

static std::string describe(const Filter& filter) {
  if (filter.empty()) return {};
  static constexpr const char* kTests[] = {"is null", "is not null", "=", "in", ">=", "<=", ">"};
  std::vector<std::string> parts;
  for (const Condition& c : filter) {
    std::string part = describe(c.value) + " " + kTests[static_cast<int>(c.test)];
    if (!c.codes.empty()) part += fmt::format(" [{}]", fmt::join(c.codes, ", "));
    if (c.test >= Condition::Test::at_least) part += fmt::format(" {}", c.number);
    parts.push_back(std::move(part));
  }
  return fmt::format(" where {}", fmt::join(parts, " and "));
}

static std::string describe(const std::vector<Key>& by) {
  if (by.empty()) return {};
  std::vector<std::string> parts;
  for (const Key& key : by) {
    const std::string text = describe(key.value);
    parts.push_back(text == key.name ? text : key.name + " = " + text);
  }
  return fmt::format(" by {}", fmt::join(parts, ", "));
}

std::string describe(const Request& request) {
  if (const auto* cells = std::get_if<Cells>(&request)) {
    std::string text = "cells" + describe(cells->by) + describe(cells->filter);
    for (const Expression& sum : cells->sums) text += "; sum " + describe(sum);
    for (const auto& [a, b] : cells->products) text += fmt::format("; product {} {}", a, b);
    for (const auto& [a, b] : cells->person_products) text += fmt::format("; person product {} {}", a, b);
    for (const int sum : cells->contributions) text += fmt::format("; largest of {}", sum);
    return text;
  }
  if (const auto* quantiles = std::get_if<Quantiles>(&request)) {
    std::string text = "quantiles of " + describe(quantiles->value) + describe(quantiles->by) + describe(quantiles->filter);
    for (const auto& [a, b] : quantiles->probabilities) text += fmt::format("; {}/{}", a, b);
    return text + (quantiles->rule == QuantileRule::type2 ? "; type 2" : "; type 7");
  }
  const auto& ranked = std::get<Ranked>(request);
  return "ranked " + describe(ranked.value) + describe(ranked.by) + describe(ranked.filter) +
         fmt::format("; share {}/{}", ranked.share_numerator, ranked.share_denominator);
}

static void collect(const Expression& e, std::vector<std::string>& names) {
  if (e.op == Expression::Op::column) names.push_back(e.name);
  for (const Expression& arg : e.args) collect(arg, names);
}

std::vector<std::string> columns_of(const Request& request) {
  std::vector<std::string> names;
  std::visit(
      [&](const auto& r) {
        for (const Condition& c : r.filter) collect(c.value, names);
        for (const Key& key : r.by) collect(key.value, names);
        if constexpr (requires { r.value; }) collect(r.value, names);
        if constexpr (requires { r.sums; }) {
          for (const Expression& sum : r.sums) collect(sum, names);
        }
      },
      request);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace rodtrad::table
