// Exact quantiles and ranks.
#pragma once

#include "engine/kernels/store.h"

namespace rodtrad::engine::kernels {

table::QuantilesAnswer answer_quantiles(Store& store, const table::Quantiles& request);
table::RankedAnswer answer_ranked(Store& store, const table::Ranked& request);

}  // namespace rodtrad::engine::kernels
