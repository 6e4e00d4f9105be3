// Cells: counts, sums and distinct persons in every cell of several sets of keys, in one pass over rows in which each
// person's stand together.
#pragma once

#include "engine/kernels/store.h"

namespace rodtrad::engine::kernels {

/// Answers in the order of the requests, which differ only in their keys.
std::vector<table::CellsAnswer> answer_cells(Store& store, const std::vector<const table::Cells*>& requests, bool has_persons);

}  // namespace rodtrad::engine::kernels
