// PersonOrder: where each row of each file goes so that all rows of a person stand together. Files that are sorted by
// person are only merged; others are sorted on the way, which costs more time but gives the same.
#pragma once

#include "engine/kernels/read.h"

namespace rodtrad::engine::kernels {

struct PersonOrder {
  struct Places {
    Bulk<std::uint32_t> of_row;
    bool ascending = true;
    std::vector<std::size_t> ends;  // of an ascending part: rows before each end of a window of places
  };
  std::vector<Places> files;         // one per part
  std::vector<std::uint8_t> starts;  // 1 at the first row of each person, in the new order
  std::size_t strays = 0;            // rows without a person; they come first, and start once
};

/// Throws Unfit when there are too many rows.
PersonOrder order_by_person(Workers& workers, const std::vector<Part>& persons);

/// The parts as one column, in the order given or, without one, one after another.
Column join_parts(ReadColumn read, const PersonOrder* order);

}  // namespace rodtrad::engine::kernels
