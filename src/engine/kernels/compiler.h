// Compiler: makes the expressions of a request ready for blocks over a store. What depends on one coded column alone is
// worked out once per value of it; comparisons of several columns become columns of the store, since they come again.
#pragma once

#include "engine/kernels/number_node.h"
#include "engine/kernels/store.h"

namespace rodtrad::engine::kernels {

/// A condition: rows pass whose code is marked, or whose number lies in a range.
class Test {
 public:
  Test(Codes codes, std::vector<std::uint8_t> passes) : codes_(std::move(codes)), passes_(std::move(passes)) {}
  Test(Node node, const table::Condition& condition) : node_(std::move(node)), condition_(condition) {}
  /// Whether every stored code is marked.
  bool always_passes() const { return !node_ && std::find(passes_.begin(), passes_.end(), 0) == passes_.end(); }
  /// Writes the rows of the block that pass, counted from block.first; gives how many.
  std::size_t pick(const Block& block, std::uint16_t* picks) const;

 private:
  bool holds(std::int64_t value, bool present) const;
  Codes codes_;
  std::vector<std::uint8_t> passes_;  // by stored code
  Node node_;
  table::Condition condition_;
};

class Compiler {
 public:
  explicit Compiler(Store& store) : store_(store) {}

  Node number(const table::Expression& expression);
  /// Numerator and denominator; the denominator of an integer expression is 1.
  std::pair<Node, Node> fraction(const table::Expression& expression);
  /// The codes of a key: texts, "" for nothing.
  Codes key(const table::Expression& expression);
  /// Those that some row may fail.
  std::vector<Test> tests(const table::Filter& filter);

 private:
  bool always_there(const table::Condition& condition) const;
  Codes codes(const table::Expression& expression);
  const Column* only_coded_column(const table::Expression& expression) const;
  bool prefers_codes(const table::Expression& expression) const;
  Codes codes_of_column(const table::Expression& expression, const Column& column) const;
  Codes derived_codes(const table::Expression& expression);
  Column derive(const NumberNode& node) const;
  Node raw_number(const table::Expression& expression);
  Test test(const table::Condition& condition);
  Test code_test(const table::Condition& condition);

  Store& store_;
};

/// The rows of a block that pass all tests. `picks` has room for kBlockRows and must outlive the result.
Block filtered(const Block& block, const std::vector<Test>& tests, std::uint16_t* picks);

}  // namespace rodtrad::engine::kernels
