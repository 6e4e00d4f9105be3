// PersonOrder: where each row goes so that all rows of a person stand together. Files that are sorted by person are only
// merged; others are sorted on the way, which costs more time but gives the same.
#pragma once

#include "engine/kernels/column.h"
#include "engine/kernels/workers.h"

namespace rodtrad::engine::kernels {

struct PersonOrder {
  Bulk<std::uint32_t> place_of_row;
  std::vector<std::uint8_t> starts;  // 1 at the first row of each person, in the new order
  std::size_t strays = 0;            // rows without a person; they come first, and start once
};

/// `persons`: a plain column with the rows of the files one after another. Throws Unfit when there are too many rows.
PersonOrder order_by_person(Workers& workers, const Column& persons, const std::vector<std::size_t>& rows_of_files);

}  // namespace rodtrad::engine::kernels
