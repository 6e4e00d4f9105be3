// Distributions in whole numbers: no mathematical library function is called when a value is drawn, so that every
// machine and compiler writes the same bytes. Factors are in 1/65536 ("q16": 65536 = 1).
#pragma once

#include <cstdint>

#include "example/random.h"

namespace rodtrad::example {

inline constexpr std::int64_t kOne = 65536;

/// 2 to the power x (x and the answer in q16); 0 when it falls below 1/65536. x < 30.
std::int64_t power_of_two(std::int64_t x);

/// Standard normal in q16 as the sum of twelve uniforms (Irwin–Hall; within ±6).
std::int64_t normal(Random& random);

/// How wide a lognormal factor is: the standard deviation of its natural logarithm, in thousandths.
struct Spread {
  std::int64_t sigma;  // q16, in powers of two
  std::int64_t shift;  // q16: half the variance, so that the mean is 1
};
constexpr Spread spread(std::int64_t thousandths) {
  return {.sigma = thousandths * 94548 / 1000, .shift = thousandths * thousandths * 47274 / 1'000'000};  // q16 of 1/ln 2 and of half of it
}

/// Lognormal factor with mean 1, in q16.
std::int64_t lognormal(Random& random, const Spread& width);

/// Pareto factor with index 2 from `least` (q16) upwards, at most fifteen times `least`.
std::int64_t heavy_tail(Random& random, std::int64_t least);

/// Poisson count with mean `mean` (q16).
int poisson(Random& random, std::int64_t mean);

/// value × factor / 65536, rounded to nearest; for values ≥ 0 whose product fits in 63 bits.
constexpr std::int64_t scaled(std::int64_t value, std::int64_t factor) { return (value * factor + kOne / 2) >> 16; }

}  // namespace rodtrad::example
