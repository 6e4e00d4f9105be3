// Intervals; Boost.Math gives the two quantile functions that have no closed form.
#include "stats/interval.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include <cassert>

namespace rodtrad::stats {

double normal_quantile(double p) { return boost::math::quantile(boost::math::normal(), p); }

double two_sided_z(double level) { return normal_quantile(1 - (1 - level) / 2); }

Interval wilson(double x, double n, double level) {
  assert(n > 0 && x >= 0 && x <= n);
  const double z = two_sided_z(level);
  const double root = z * std::sqrt(z * z + 4 * x * (1 - x / n));
  const double scale = 2 * (n + z * z);
  const double middle = 2 * x + z * z;
  return {std::max(0.0, (middle - root) / scale), std::min(1.0, (middle + root) / scale)};
}

static double byar_limit(double x, double z) {
  const double base = 1 - 1 / (9 * x) + z / (3 * std::sqrt(x));
  return x * base * base * base;
}

Interval poisson_byar(double x, double level) {
  const double z = two_sided_z(level);
  return {x > 0 ? byar_limit(x, -z) : 0, byar_limit(x + 1, z)};
}

static double half_chi_squared(double degrees, double p) { return boost::math::quantile(boost::math::chi_squared(degrees), p) / 2; }

Interval poisson_exact(double x, double level) {
  const double tail = (1 - level) / 2;
  return {x > 0 ? half_chi_squared(2 * x, tail) : 0, half_chi_squared(2 * x + 2, 1 - tail)};
}

Interval poisson(double x, double level) { return x < 10 ? poisson_exact(x, level) : poisson_byar(x, level); }

double ratio_variance(const ClusterSums& s) {
  if (s.clusters < 2 || s.b == 0) return 0;
  const double ratio = s.a / s.b;
  const double squares = std::max(0.0, s.aa - 2 * ratio * s.ab + ratio * ratio * s.bb);
  const double m = static_cast<double>(s.clusters);
  return m / (m - 1) * squares / (s.b * s.b);
}

Interval ratio_interval(const ClusterSums& s, double level) {
  assert(s.b != 0);
  const double half = two_sided_z(level) * std::sqrt(ratio_variance(s));
  return {s.a / s.b - half, s.a / s.b + half};
}

Interval clustered_share(const ClusterSums& s, double level) {
  assert(s.b > 0 && s.a >= 0 && s.a <= s.b);
  const double share = s.a / s.b;
  const double variance = ratio_variance(s);
  double rows = std::min(s.b, static_cast<double>(s.clusters));
  if (variance > 0 && share > 0 && share < 1) rows = std::min(s.b, share * (1 - share) / variance);
  return wilson(share * rows, rows, level);
}

Verdict compare(const Interval& wide, const Interval& narrow, double reference) {
  if (wide.low > reference) return Verdict::higher;
  if (wide.high < reference) return Verdict::lower;
  if (narrow.low > reference) return Verdict::probably_higher;
  if (narrow.high < reference) return Verdict::probably_lower;
  return Verdict::no_sure_difference;
}

}  // namespace rodtrad::stats
