// Candidates for a rank: fractions whose quotients as doubles stand at that rank, put in exact order.
#pragma once

#include <vector>

#include "table/request.h"

namespace rodtrad::engine {

struct Candidate {
  table::Fraction value;
  double approximate = 0;
  std::int64_t count = 0;
};

/// Into exact descending order. Quotients of integers below 2⁵³ are rounded monotonely, so the order of doubles is the
/// exact order but for ties. Throws core::Failure for larger ones.
void sort_candidates(std::vector<Candidate>& candidates);

/// The value at a rank in lowest terms: the candidates with this double, in exact descending order, stand from rank `first`.
table::Fraction at_rank(const std::vector<Candidate>& candidates, double approximate, std::int64_t first, std::int64_t rank);

}  // namespace rodtrad::engine
