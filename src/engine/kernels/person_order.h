// PersonOrder: where each row goes so that all rows of a person stand together. Files that are sorted by person are only
// merged; others are sorted on the way, which costs more time but gives the same.
#pragma once

#include "engine/kernels/column.h"
#include "engine/kernels/workers.h"

namespace rodtrad::engine::kernels {

struct PersonOrder {
  Bulk<std::uint32_t> place_of_row;  // empty: rows stay where they are
  Bulk<std::uint8_t> starts;         // 1 at the first row of each person, in the new order
  std::size_t strays = 0;            // rows without a person; they come first, and start once
  /// Null pointer: rows stay where they are.
  const std::uint32_t* places() const { return place_of_row.empty() ? nullptr : place_of_row.data(); }
};

/// `persons`: a plain column with the rows of the files one after another. Throws Unfit when there are too many rows.
PersonOrder order_by_person(Workers& workers, const Column& persons, const std::vector<std::size_t>& rows_of_files);

/// Rows as they stand, where every file has the rows of a person together: one who occurs in two files starts twice. Nothing when some
/// file is not in order, or a row has no person.
std::optional<PersonOrder> order_within_files(Workers& workers, const Column& persons, const std::vector<std::size_t>& rows_of_files);

}  // namespace rodtrad::engine::kernels
