// NumberNode: an expression made ready to be worked out block by block. A node may be used by many threads at once.
#pragma once

#include "engine/kernels/block.h"
#include "table/request.h"

namespace rodtrad::engine::kernels {

class NumberNode {
 public:
  virtual ~NumberNode() = default;
  /// Fills the first block.count values. Throws Unfit when a result leaves 64 bits.
  virtual void read(const Block& block, BlockValues& out) const = 0;
};
using Node = std::unique_ptr<NumberNode>;

/// What the stored codes of a column mean: values[meaning[code]], each value once.
struct Codes {
  const Numbers* numbers = nullptr;
  std::vector<std::uint32_t> meaning;
  std::vector<Value> values;

  /// Codes that mean something else: the value of each value.
  template <class Change>
  Codes changed(const Change& change) const;
};

Node constant_node(std::int64_t number);
Node plain_node(const Column& column);
Node coded_node(const Codes& codes);  // every value is a number or nothing
Node lookup_node(const table::LookupList& list, const std::vector<Codes>& keys);
/// Index of the last bound that is not above the value; missing below the first.
Node band_node(const table::Expression& expression, Node of);
/// difference, scaled, positive, greater, both, when, ln.
Node operation_node(const table::Expression& expression, std::vector<Node> args);

template <class Change>
Codes Codes::changed(const Change& change) const {
  Codes made{.numbers = numbers, .meaning = {}, .values = {}};
  std::map<Value, std::uint32_t> places;
  std::vector<std::uint32_t> place_of;
  for (const Value& value : values) {
    const auto [found, is_new] = places.try_emplace(change(value), static_cast<std::uint32_t>(made.values.size()));
    if (is_new) made.values.push_back(found->first);
    place_of.push_back(found->second);
  }
  for (const std::uint32_t code : meaning) made.meaning.push_back(place_of[code]);
  return made;
}

}  // namespace rodtrad::engine::kernels
