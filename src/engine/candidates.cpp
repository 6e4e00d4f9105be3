// Comparing by cross products in 128 bits.
#include "engine/candidates.h"

#include <numeric>

#include "core/failure.h"
#include "core/int128.h"

namespace rodtrad::engine {

using table::Fraction;

namespace {

constexpr std::int64_t kExactInDouble = std::int64_t{1} << 53;

bool larger(const Candidate& a, const Candidate& b) {
  return static_cast<core::Int128>(a.value.numerator) * b.value.denominator > static_cast<core::Int128>(b.value.numerator) * a.value.denominator;
}

Fraction lowest_terms(const Fraction& value) {
  const std::int64_t divisor = std::gcd(value.numerator, value.denominator);
  return {value.numerator / divisor, value.denominator / divisor};
}

}  // namespace

void sort_candidates(std::vector<Candidate>& candidates) {
  for (const Candidate& one : candidates) {
    if (std::abs(one.value.numerator) > kExactInDouble || one.value.denominator > kExactInDouble) {
      throw core::Failure(core::FailureKind::internal, core::same_text("a ranked ratio exceeds 2^53"));
    }
  }
  std::sort(candidates.begin(), candidates.end(), larger);
}

Fraction at_rank(const std::vector<Candidate>& candidates, double approximate, std::int64_t first, std::int64_t rank) {
  for (const Candidate& candidate : candidates) {
    if (candidate.approximate != approximate) continue;
    if (rank < first + candidate.count) return lowest_terms(candidate.value);
    first += candidate.count;
  }
  throw core::Failure(core::FailureKind::internal, core::same_text("a rank was not among its candidates"));
}

}  // namespace rodtrad::engine
