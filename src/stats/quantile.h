// Sample quantiles as exact fractions, by two declared rules (Hyndman & Fan 1996): type 2, the default of SAS, and
// type 7, the default of R and Excel.
#pragma once

#include <cstdint>
#include <span>

namespace rodtrad::stats {

enum class QuantileType { type2, type7 };

/// Exact rational number, denominator > 0.
struct Rational {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
  bool operator==(const Rational&) const = default;
};

/// Where a quantile lies between two order statistics of n values (ranks from 1, ascending):
/// x[low] + (x[high] − x[low]) · weight / parts.
struct QuantilePlace {
  std::int64_t low = 1;
  std::int64_t high = 1;
  std::int64_t weight = 0;
  std::int64_t parts = 1;

  Rational between(std::int64_t x_low, std::int64_t x_high) const;
};

/// Place of the quantile of probability a/b (0 ≤ a ≤ b) among n ≥ 1 values.
/// Type 7: h = (n − 1)·a/b + 1, between x[⌊h⌋] and x[⌊h⌋ + 1]; parts = b.
/// Type 2: x[⌈n·a/b⌉], and the mean of x[n·a/b] and the next one when n·a/b is whole; parts = 2.
QuantilePlace quantile_place(std::int64_t n, std::int64_t a, std::int64_t b, QuantileType type);

/// Quantile of probability a/b of at least one value in ascending order. Unit: that of the values.
Rational quantile(std::span<const std::int64_t> ascending, std::int64_t a, std::int64_t b, QuantileType type);

}  // namespace rodtrad::stats
