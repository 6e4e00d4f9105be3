// Integer arithmetic on one table of powers of two, which the compiler computes.
#include "example/distributions.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rodtrad::example {
namespace {

/// 2^(i/256) in 1/2^30 for i = 0 … 256, by the exponential series.
constexpr auto kPowers = [] {
  std::array<std::int64_t, 257> powers{};
  for (int i = 0; i <= 256; ++i) {
    const double x = 0.69314718055994530942 * i / 256;
    double term = 1, sum = 1;
    for (int n = 1; n < 25; ++n) {
      term = term * x / n;
      sum = sum + term;
    }
    const double nearest = sum * (1 << 30) + 0.5;
    powers[static_cast<std::size_t>(i)] = static_cast<std::int64_t>(nearest);
  }
  return powers;
}();

/// 2 to the fraction (q16, 0 ≤ fraction < 1) in 1/2^30, straight lines between the table's values.
std::int64_t mantissa(std::int64_t fraction) {
  const auto at = static_cast<std::size_t>(fraction >> 8);
  return kPowers[at] + (((kPowers[at + 1] - kPowers[at]) * (fraction & 255)) >> 8);
}

std::int64_t shifted(std::int64_t value, std::int64_t right) {
  if (right >= 63) return 0;
  return right >= 0 ? value >> right : value << -right;
}

/// Poisson by inversion, for means up to 8: probabilities in 1/2^40.
int small_poisson(Random& random, std::int64_t mean) {
  const std::int64_t exponent = -((mean * 94548) >> 16);  // −mean / ln 2
  std::int64_t probability = shifted(mantissa(exponent & 0xffff) << 10, -(exponent >> 16));
  std::int64_t sum = probability;
  const auto drawn = static_cast<std::int64_t>(random.next() >> 24);
  int count = 0;
  while (drawn >= sum && count < 60) {
    ++count;
    probability = probability * mean / (kOne * count);
    sum += probability;
  }
  return count;
}

}  // namespace

std::int64_t power_of_two(std::int64_t x) { return shifted(mantissa(x & 0xffff), 14 - (x >> 16)); }

std::int64_t normal(Random& random) {
  std::int64_t sum = 0;
  for (int draw = 0; draw < 3; ++draw) {
    const std::uint64_t bits = random.next();
    sum += static_cast<std::int64_t>((bits & 0xffff) + ((bits >> 16) & 0xffff) + ((bits >> 32) & 0xffff) + (bits >> 48));
  }
  return sum - std::int64_t{6} * 65535;
}

std::int64_t lognormal(Random& random, const Spread& width) { return power_of_two(((normal(random) * width.sigma) >> 16) - width.shift); }

std::int64_t heavy_tail(Random& random, std::int64_t least) {
  // Square root and division are exactly rounded in IEEE arithmetic, so this double is the same everywhere.
  const double u = static_cast<double>((random.next() >> 32) + 1) / 4294967296.0;
  const auto factor = static_cast<std::int64_t>(65536.0 / std::sqrt(u));
  return scaled(least, std::min(factor, 15 * kOne));
}

int poisson(Random& random, std::int64_t mean) {
  int count = 0;
  for (; mean > 8 * kOne; mean -= 8 * kOne) count += small_poisson(random, 8 * kOne);
  return count + small_poisson(random, mean);
}

}  // namespace rodtrad::example
