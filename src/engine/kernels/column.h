// Column: one column of a source in memory. Integers with many different values stand as they are; all else as codes into
// a list of the values that occur, so that most expressions are worked out once per value, not once per row.
#pragma once

#include <optional>
#include <string>

#include "engine/kernels/numbers.h"
#include "table/batch.h"

namespace rodtrad::engine::kernels {

/// A value that an expression can have: nothing, a number or a text.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

struct Column {
  table::ColumnType type = table::ColumnType::integer;
  bool coded = false;
  Numbers numbers;                    // values, or codes
  std::vector<std::uint8_t> present;  // not coded: 1 where there is a value; empty when there is one everywhere
  std::vector<Value> values;          // coded: what each code stands for; nothing, if it occurs, has its own code
};

}  // namespace rodtrad::engine::kernels
