// Codes first, where they serve; numbers node by node otherwise.
#include "engine/kernels/compiler.h"

#include "engine/kernels/gathering.h"
#include "engine/kernels/ranges.h"
#include "engine/kernels/scalar.h"
#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

using table::Condition;
using table::Expression;
using Op = Expression::Op;
using Kind = Condition::Test;

namespace {

/// A derived column with more values than this is no key.
constexpr std::size_t kMostDerived = std::size_t{1} << 20;

void collect_columns(const Expression& e, std::set<std::string>& names) {
  if (e.op == Op::column) names.insert(e.name);
  for (const Expression& arg : e.args) collect_columns(arg, names);
}

Codes all_values(const Column& column) {
  Codes codes{.numbers = &column.numbers, .meaning = {}, .values = column.values};
  for (std::size_t i = 0; i < column.values.size(); ++i) codes.meaning.push_back(static_cast<std::uint32_t>(i));
  return codes;
}

Value mapped(const std::map<std::string, std::string>& codes, const Value& value) {
  const Value code = code_of(value);
  if (code.index() != 2) return {};
  const auto found = codes.find(std::get<std::string>(code));
  return found == codes.end() ? Value() : Value(found->second);
}

Value equal(const Value& value, const std::string& code) {
  const Value own = code_of(value);
  return own.index() == 2 ? Value(std::int64_t{std::get<std::string>(own) == code}) : Value();
}

bool in_range(const Condition& condition, std::int64_t value) {
  if (condition.test == Kind::at_least) return value >= condition.number;
  return condition.test == Kind::at_most ? value <= condition.number : value > condition.number;
}

bool passes(const Condition& condition, const Value& value) {
  switch (condition.test) {
    case Kind::is_null:
      return value.index() == 0;
    case Kind::not_null:
      return value.index() != 0;
    case Kind::equals:
    case Kind::in: {
      const Value code = code_of(value);
      return code.index() == 2 && std::find(condition.codes.begin(), condition.codes.end(), std::get<std::string>(code)) != condition.codes.end();
    }
    default:
      if (value.index() == 2) throw Unfit{"a number was expected"};
      return value.index() == 1 && in_range(condition, std::get<std::int64_t>(value));
  }
}

}  // namespace

// ---- codes ---------------------------------------------------------------------------------------------------------

const Column* Compiler::only_coded_column(const Expression& expression) const {
  std::set<std::string> names;
  collect_columns(expression, names);
  if (names.size() != 1 || expression.op == Op::ratio) return nullptr;
  const Column& column = store_.column(*names.begin());
  return column.coded ? &column : nullptr;
}

Codes Compiler::codes_of_column(const Expression& expression, const Column& column) const {
  Codes own = all_values(column);
  if (expression.op == Op::column) return own;
  const Scalar scalar(expression);
  return own.changed([&](const Value& value) { return scalar.of(value); });
}

bool Compiler::prefers_codes(const Expression& e) const {
  const bool comparison = e.op == Op::greater || e.op == Op::both || e.op == Op::equals;
  return comparison || e.op == Op::map_codes || e.op == Op::band || only_coded_column(e);
}

Codes Compiler::codes(const Expression& e) {
  if (const Column* column = only_coded_column(e)) return codes_of_column(e, *column);
  if (e.op == Op::map_codes) {
    const auto map = code_map(e);
    return codes(e.args[0]).changed([&](const Value& value) { return mapped(map, value); });
  }
  if (e.op == Op::equals) {
    return codes(e.args[0]).changed([&](const Value& value) { return equal(value, e.name); });
  }
  return derived_codes(e);
}

Codes Compiler::derived_codes(const Expression& e) {
  const Column* column = store_.derived(e);
  if (!column) {
    const Node node = e.op == Op::band ? band_node(e, number(e.args[0])) : raw_number(e);
    column = &store_.keep(e, derive(*node));
  }
  Codes own = all_values(*column);
  if (e.op != Op::band) return own;
  return own.changed([&](const Value& value) {
    return value.index() == 1 ? Value(e.bands[static_cast<std::size_t>(std::get<std::int64_t>(value))].second) : Value();
  });
}

Column Compiler::derive(const NumberNode& node) const {
  Gathering made(table::ColumnType::integer, store_.rows(), kMostDerived);
  const std::vector<Range> ranges = even_ranges(store_.rows(), store_.workers().count());
  store_.workers().run(ranges.size(), [&](std::size_t at, std::size_t) {
    PartWriter writer(made.dictionary(), ranges[at].last - ranges[at].first);
    BlockValues values;
    each_block(ranges[at], [&](const Block& block) {
      node.read(block, values);
      writer.add_numbers(std::span(values.values).first(block.count), values.present.data());
    });
    made.put(writer.part(), ranges[at].first, nullptr);
  });
  Column column = made.take();
  if (!column.coded) throw Unfit{"a key has too many values"};
  return column;
}

Codes Compiler::key(const Expression& expression) {
  return codes(expression).changed([](const Value& value) { return value.index() == 0 ? Value(std::string()) : code_of(value); });
}

// ---- numbers -------------------------------------------------------------------------------------------------------

Node Compiler::number(const Expression& e) {
  if (e.op == Op::constant) return constant_node(e.number);
  if (prefers_codes(e)) return coded_node(codes(e));
  return raw_number(e);
}

Node Compiler::raw_number(const Expression& e) {
  if (e.op == Op::constant) return constant_node(e.number);
  if (e.op == Op::column) return plain_node(store_.column(e.name));
  if (e.op == Op::lookup) {
    std::vector<Codes> keys;
    for (const Expression& arg : e.args) keys.push_back(codes(arg));
    return lookup_node(*e.list, keys);
  }
  std::vector<Node> args;
  for (const Expression& arg : e.args) args.push_back(number(arg));
  return operation_node(e, std::move(args));
}

std::pair<Node, Node> Compiler::fraction(const Expression& e) {
  if (e.op != Op::ratio) return {number(e), constant_node(1)};
  return {number(e.args[0]), number(e.args[1])};
}

// ---- conditions ----------------------------------------------------------------------------------------------------

Test Compiler::code_test(const Condition& condition) {
  Codes found = codes(condition.value);
  std::vector<std::uint8_t> marks;
  for (const std::uint32_t place : found.meaning) marks.push_back(passes(condition, found.values[place]));
  return {std::move(found), std::move(marks)};
}

Test Compiler::test(const Condition& condition) {
  const bool by_code = condition.test == Kind::equals || condition.test == Kind::in;
  if (by_code || prefers_codes(condition.value)) return code_test(condition);
  return {number(condition.value), condition};
}

/// Whether a column is asked for to be there, and is everywhere.
bool Compiler::always_there(const Condition& condition) const {
  if (condition.test != Kind::not_null || condition.value.op != Op::column) return false;
  const Column& column = store_.column(condition.value.name);
  return !column.coded && column.present.empty();
}

std::vector<Test> Compiler::tests(const table::Filter& filter) {
  std::vector<Test> made;
  for (const Condition& condition : filter) {
    if (always_there(condition)) continue;
    made.push_back(test(condition));
    if (made.back().always_passes()) made.pop_back();
  }
  return made;
}

bool Test::holds(std::int64_t value, bool present) const {
  if (condition_.test == Kind::is_null) return !present;
  return present && (condition_.test == Kind::not_null || in_range(condition_, value));
}

std::size_t Test::pick(const Block& block, std::uint16_t* picks) const {
  std::size_t count = 0;
  const auto take = [&](std::size_t i, bool passes) {
    picks[count] = block.picks ? block.picks[i] : static_cast<std::uint16_t>(i);
    count += passes;
  };
  if (!node_) {
    each_value(*codes_.numbers, block, [&](std::size_t i, auto code) { take(i, passes_[static_cast<std::size_t>(code)]); });
    return count;
  }
  BlockValues values;
  node_->read(block, values);
  for (std::size_t i = 0; i < block.count; ++i) take(i, holds(values.values[i], values.present[i]));
  return count;
}

Block filtered(const Block& block, const std::vector<Test>& tests, std::uint16_t* picks) {
  Block left = block;
  for (const Test& test : tests) {
    left.count = test.pick(left, picks);
    left.picks = picks;
  }
  return left;
}

}  // namespace rodtrad::engine::kernels
