// Places of quantiles in whole numbers: no rounding can move a rank.
#include "stats/quantile.h"

#include <cassert>

namespace rodtrad::stats {

Rational QuantilePlace::between(std::int64_t x_low, std::int64_t x_high) const { return {x_low * parts + (x_high - x_low) * weight, parts}; }

static QuantilePlace place_type7(std::int64_t n, std::int64_t a, std::int64_t b) {
  const std::int64_t steps = (n - 1) * a;
  const std::int64_t low = steps / b + 1;
  return {.low = low, .high = std::min(low + 1, n), .weight = steps % b, .parts = b};
}

static QuantilePlace place_type2(std::int64_t n, std::int64_t a, std::int64_t b) {
  const std::int64_t whole = n * a / b;
  if (n * a % b != 0) return {.low = whole + 1, .high = whole + 1, .weight = 0, .parts = 2};
  return {.low = std::max<std::int64_t>(whole, 1), .high = std::min(whole + 1, n), .weight = 1, .parts = 2};
}

QuantilePlace quantile_place(std::int64_t n, std::int64_t a, std::int64_t b, QuantileType type) {
  assert(n >= 1 && a >= 0 && a <= b && b > 0);
  return type == QuantileType::type7 ? place_type7(n, a, b) : place_type2(n, a, b);
}

Rational quantile(std::span<const std::int64_t> ascending, std::int64_t a, std::int64_t b, QuantileType type) {
  const QuantilePlace place = quantile_place(static_cast<std::int64_t>(ascending.size()), a, b, type);
  return place.between(ascending[static_cast<std::size_t>(place.low - 1)], ascending[static_cast<std::size_t>(place.high - 1)]);
}

}  // namespace rodtrad::stats
