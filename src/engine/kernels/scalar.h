// Scalar: an expression over one column worked out for one value of it, the way the SQL of expression_sql.h does.
#pragma once

#include "engine/kernels/column.h"
#include "engine/kernels/unfit.h"
#include "table/request.h"

namespace rodtrad::engine::kernels {

/// The code of a value as text: digits of a number; nothing stays nothing.
Value code_of(const Value& value);

/// Values of a list by the codes of its keys. Throws Unfit when one key stands twice.
class ListIndex {
 public:
  explicit ListIndex(const table::LookupList& list);
  Value find(const std::vector<std::string>& key) const;

 private:
  std::map<std::vector<std::string>, std::optional<std::int64_t>> values_;
};

/// The text of each code that is mapped. Throws Unfit when one code stands twice.
std::map<std::string, std::string> code_map(const table::Expression& expression);

/// Evaluates one expression in which every column is the same one. Throws Unfit when a number is asked of a text, or a
/// result leaves 64 bits.
class Scalar {
 public:
  explicit Scalar(const table::Expression& expression) : expression_(expression) { prepare(expression); }
  Value of(const Value& column) const { return evaluate(expression_, column); }

 private:
  void prepare(const table::Expression& expression);
  Value evaluate(const table::Expression& e, const Value& column) const;
  Value looked_up(const table::Expression& e, const std::vector<Value>& args) const;
  Value mapped(const table::Expression& e, const Value& arg) const;

  const table::Expression& expression_;
  std::map<const table::LookupList*, ListIndex> lists_;
  std::map<const table::Expression*, std::map<std::string, std::string>> maps_;
};

// The operations on numbers that are there, each once for all kernels.
inline std::int64_t checked_difference(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_sub_overflow(a, b, &result)) throw Unfit{"a difference leaves 64 bits"};
  return result;
}
inline std::int64_t checked_scaled(std::int64_t a, std::int64_t factor) {
  std::int64_t result = 0;
  if (__builtin_mul_overflow(a, factor, &result)) throw Unfit{"a product leaves 64 bits"};
  return result;
}
/// ln in units of 2⁻⁴⁰, of a number above 0.
std::int64_t logarithm(std::int64_t a);

}  // namespace rodtrad::engine::kernels
