// Leaves read columns; operations read their arguments into blocks of their own and combine them.
#include "engine/kernels/number_node.h"

#include "engine/kernels/key_set.h"
#include "engine/kernels/scalar.h"
#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

using table::Expression;
using Op = Expression::Op;

namespace {

class Constant final : public NumberNode {
 public:
  explicit Constant(std::int64_t number) : number_(number) {}
  void read(const Block& block, BlockValues& out) const override {
    std::fill_n(out.values.begin(), block.count, number_);
    std::fill_n(out.present.begin(), block.count, std::uint8_t{1});
  }

 private:
  std::int64_t number_;
};

class Plain final : public NumberNode {
 public:
  explicit Plain(const Column& column) : column_(column) {}
  void read(const Block& block, BlockValues& out) const override {
    each_value(column_.numbers, block, [&](std::size_t i, auto value) { out.values[i] = static_cast<std::int64_t>(value); });
    if (column_.present.empty())
      std::fill_n(out.present.begin(), block.count, std::uint8_t{1});
    else
      for (std::size_t i = 0; i < block.count; ++i) out.present[i] = column_.present[block.row(i)];
  }

 private:
  const Column& column_;
};

class Coded final : public NumberNode {
 public:
  explicit Coded(const Codes& codes) : numbers_(*codes.numbers) {
    for (const std::uint32_t place : codes.meaning) {
      const Value& value = codes.values[place];
      if (value.index() == 2) throw Unfit{"a number was expected"};
      present_.push_back(value.index() == 1);
      values_.push_back(value.index() == 1 ? std::get<std::int64_t>(value) : 0);
    }
  }
  void read(const Block& block, BlockValues& out) const override {
    each_value(numbers_, block, [&](std::size_t i, auto code) {
      out.values[i] = values_[static_cast<std::size_t>(code)];
      out.present[i] = present_[static_cast<std::size_t>(code)];
    });
  }

 private:
  const Numbers& numbers_;
  std::vector<std::int64_t> values_;
  std::vector<std::uint8_t> present_;
};

/// The values of a list for every combination of key codes, in one array.
class Lookup final : public NumberNode {
 public:
  Lookup(const table::LookupList& list, const std::vector<Codes>& keys) : set_(key_set(keys)), keys_(keys, set_) {
    if (set_.combinations > kMostCombinations) throw Unfit{"a list has too many combinations of keys"};
    values_.resize(set_.combinations);
    present_.resize(set_.combinations);
    fill(list, keys);
  }

  void read(const Block& block, BlockValues& out) const override {
    std::array<std::uint64_t, kBlockRows> places;
    keys_.read(block, places.data());
    for (std::size_t i = 0; i < block.count; ++i) {
      out.values[i] = values_[places[i]];
      out.present[i] = present_[places[i]];
    }
  }

 private:
  static constexpr std::uint64_t kMostCombinations = std::uint64_t{1} << 22;

  void fill(const table::LookupList& list, const std::vector<Codes>& keys) {
    std::vector<std::map<std::string, std::uint64_t>> places(keys.size());
    for (std::size_t k = 0; k < keys.size(); ++k) {
      for (std::size_t i = 0; i < keys[k].values.size(); ++i) {
        const Value code = code_of(keys[k].values[i]);
        if (code.index() == 2) places[k][std::get<std::string>(code)] = i * set_.steps[k];
      }
    }
    const ListIndex each_key_once(list);
    for (const table::LookupList::Row& row : list.rows) put(row, places);
  }

  void put(const table::LookupList::Row& row, const std::vector<std::map<std::string, std::uint64_t>>& places) {
    std::size_t at = 0;
    for (std::size_t k = 0; k < places.size(); ++k) {
      const auto found = places[k].find(row.key[k]);
      if (found == places[k].end()) return;
      at += found->second;
    }
    values_[at] = row.value.value_or(0);
    present_[at] = row.value.has_value();
  }

  KeySet set_;
  CombinationReader keys_;
  std::vector<std::int64_t> values_;
  std::vector<std::uint8_t> present_;
};

class Band final : public NumberNode {
 public:
  Band(const Expression& expression, Node of) : of_(std::move(of)) {
    for (const auto& [bound, code] : expression.bands) bounds_.push_back(bound);
  }
  void read(const Block& block, BlockValues& out) const override {
    of_->read(block, out);
    for (std::size_t i = 0; i < block.count; ++i) {
      std::int64_t band = -1;
      for (std::size_t b = 0; b < bounds_.size(); ++b) band = out.values[i] >= bounds_[b] ? static_cast<std::int64_t>(b) : band;
      out.present[i] = out.present[i] && band >= 0;
      out.values[i] = out.present[i] ? band : 0;
    }
  }

 private:
  Node of_;
  std::vector<std::int64_t> bounds_;
};

/// An operation on one argument or two; `apply` changes the first in place, row by row.
template <class Apply>
class Operation final : public NumberNode {
 public:
  Operation(std::vector<Node> args, Apply apply) : args_(std::move(args)), apply_(std::move(apply)) {}
  void read(const Block& block, BlockValues& out) const override {
    args_[0]->read(block, out);
    BlockValues other;
    if (args_.size() > 1) args_[1]->read(block, other);
    for (std::size_t i = 0; i < block.count; ++i) apply_(out.values[i], out.present[i], other.values[i], other.present[i]);
  }

 private:
  std::vector<Node> args_;
  Apply apply_;
};

template <class Apply>
Node operation(std::vector<Node> args, Apply apply) {
  return std::make_unique<Operation<Apply>>(std::move(args), std::move(apply));
}

using Number = std::int64_t;
using Present = std::uint8_t;

}  // namespace

Node constant_node(std::int64_t number) { return std::make_unique<Constant>(number); }
Node plain_node(const Column& column) { return std::make_unique<Plain>(column); }
Node coded_node(const Codes& codes) { return std::make_unique<Coded>(codes); }
Node lookup_node(const table::LookupList& list, const std::vector<Codes>& keys) { return std::make_unique<Lookup>(list, keys); }
Node band_node(const Expression& expression, Node of) { return std::make_unique<Band>(expression, std::move(of)); }

// Values that are not present hold anything, so checks look at what is present.
Node operation_node(const Expression& expression, std::vector<Node> args) {
  switch (expression.op) {
    case Op::difference:
      return operation(std::move(args), [](Number& a, Present& is, Number b, Present other) {
        is = is && other;
        a = is ? checked_difference(a, b) : 0;
      });
    case Op::scaled:
      return operation(std::move(args),
                       [factor = expression.number](Number& a, Present& is, Number, Present) { a = is ? checked_scaled(a, factor) : 0; });
    case Op::positive:
      return operation(std::move(args), [](Number& a, Present&, Number, Present) { a = std::max<Number>(a, 0); });
    case Op::greater:
      return operation(std::move(args), [](Number& a, Present& is, Number b, Present other) {
        is = is && other;
        a = a > b;
      });
    case Op::both:
      return operation(std::move(args), [](Number& a, Present& is, Number b, Present other) {
        const bool zero = (is && a != 1) || (other && b != 1);
        is = zero || (is && other);
        a = !zero;
      });
    case Op::when:
      return operation(std::move(args), [](Number& a, Present& is, Number b, Present other) {
        const bool chosen = a == 1;
        is = is && (a == 0 || (chosen && other));
        a = chosen ? b : 0;
      });
    case Op::ln:
      return operation(std::move(args), [](Number& a, Present& is, Number, Present) {
        is = is && a > 0;
        a = is ? logarithm(a) : 0;
      });
    default:
      throw Unfit{"not an operation on numbers"};
  }
}

}  // namespace rodtrad::engine::kernels
