// One small rule per operation.
#include "engine/kernels/scalar.h"

namespace rodtrad::engine::kernels {

using table::Expression;
using Op = Expression::Op;

namespace {

bool is_nothing(const Value& value) { return value.index() == 0; }

std::int64_t number(const Value& value) {
  if (value.index() != 1) throw Unfit{"a number was expected"};
  return std::get<std::int64_t>(value);
}

Value truth(bool value) { return std::int64_t{value}; }

Value banded(const Expression& e, std::int64_t value) {
  Value found;
  for (const auto& [bound, code] : e.bands) {
    if (value >= bound) found = code;
  }
  return found;
}

/// Three-valued: 0 when one is something else than 1, nothing when that is not known.
Value both_are_one(const Value& a, const Value& b) {
  const auto is_other = [](const Value& value) { return !is_nothing(value) && number(value) != 1; };
  if (is_other(a) || is_other(b)) return truth(false);
  return is_nothing(a) || is_nothing(b) ? Value() : truth(true);
}

Value chosen(const Value& condition, const Value& value) {
  if (is_nothing(condition)) return {};
  if (number(condition) == 0) return truth(false);
  return number(condition) == 1 ? value : Value();
}

Value computed(const Expression& e, const std::vector<Value>& args) {
  switch (e.op) {
    case Op::band:
      return banded(e, number(args[0]));
    case Op::difference:
      return checked_difference(number(args[0]), number(args[1]));
    case Op::scaled:
      return checked_scaled(number(args[0]), e.number);
    case Op::positive:
      return std::max<std::int64_t>(number(args[0]), 0);
    case Op::greater:
      return truth(number(args[0]) > number(args[1]));
    case Op::equals:
      return truth(std::get<std::string>(code_of(args[0])) == e.name);
    case Op::ln:
      return number(args[0]) > 0 ? Value(logarithm(number(args[0]))) : Value();
    default:
      throw Unfit{"not an operation on one column"};
  }
}

}  // namespace

Value code_of(const Value& value) { return value.index() == 1 ? Value(fmt::format("{}", std::get<std::int64_t>(value))) : value; }

std::int64_t logarithm(std::int64_t a) {
  return static_cast<std::int64_t>(std::round(std::log(static_cast<double>(a)) * static_cast<double>(table::kLnUnit)));
}

ListIndex::ListIndex(const table::LookupList& list) {
  for (const table::LookupList::Row& row : list.rows) {
    if (!values_.emplace(row.key, row.value).second) throw Unfit{"a key stands twice in a list"};
  }
}

Value ListIndex::find(const std::vector<std::string>& key) const {
  const auto found = values_.find(key);
  return found == values_.end() || !found->second ? Value() : Value(*found->second);
}

std::map<std::string, std::string> code_map(const Expression& expression) {
  std::map<std::string, std::string> codes;
  for (const auto& [from, to] : expression.codes) {
    if (!codes.emplace(from, to).second) throw Unfit{"a code stands twice in a map"};
  }
  return codes;
}

void Scalar::prepare(const Expression& expression) {
  if (expression.op == Op::lookup) lists_.try_emplace(expression.list.get(), *expression.list);
  if (expression.op == Op::map_codes) maps_.emplace(&expression, code_map(expression));
  for (const Expression& arg : expression.args) prepare(arg);
}

Value Scalar::looked_up(const Expression& e, const std::vector<Value>& args) const {
  std::vector<std::string> key;
  for (const Value& arg : args) key.push_back(std::get<std::string>(code_of(arg)));
  return lists_.at(e.list.get()).find(key);
}

Value Scalar::mapped(const Expression& e, const Value& arg) const {
  const auto& codes = maps_.at(&e);
  const auto found = codes.find(std::get<std::string>(code_of(arg)));
  return found == codes.end() ? Value() : Value(found->second);
}

Value Scalar::evaluate(const Expression& e, const Value& column) const {
  if (e.op == Op::column) return column;
  if (e.op == Op::constant) return e.number;
  std::vector<Value> args;
  for (const Expression& arg : e.args) args.push_back(evaluate(arg, column));
  if (e.op == Op::both) return both_are_one(args[0], args[1]);
  if (e.op == Op::when) return chosen(args[0], args[1]);
  if (std::any_of(args.begin(), args.end(), is_nothing)) return {};
  if (e.op == Op::lookup) return looked_up(e, args);
  if (e.op == Op::map_codes) return mapped(e, args[0]);
  return computed(e, args);
}

}  // namespace rodtrad::engine::kernels
