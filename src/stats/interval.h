// Confidence intervals for shares, counts and ratios. All take the level as a share (0.95) and give the interval in the
// unit of the estimate. Formulas: Wilson 1927; Byar in Breslow & Day 1987; Garwood 1936 (exact Poisson); ratio estimator
// with clusters in Cochran 1977, ch. 6. The Poisson rule switches at 10 events, as Public Health England's does.
#pragma once

#include <cstdint>

namespace rodtrad::stats {

struct Interval {
  double low = 0;
  double high = 0;
  bool contains(double value) const { return low <= value && value <= high; }
};

/// Φ⁻¹(p), 0 < p < 1.
double normal_quantile(double p);

/// z for a two-sided interval: Φ⁻¹(1 − (1 − level)/2).
double two_sided_z(double level);

/// Share x/n, 0 ≤ x ≤ n, n > 0; x need not be whole:
/// (2x + z² ∓ z·√(z² + 4x(1 − x/n))) / (2(n + z²)).
Interval wilson(double x, double n, double level);

/// Count of x ≥ 0 events. Byar for x ≥ 10: x(1 − 1/(9x) − z/(3√x))³ and with x + 1 and + z; below that exact:
/// half the χ² quantiles with 2x and 2x + 2 degrees of freedom, low = 0 when x = 0.
Interval poisson(double x, double level);
Interval poisson_byar(double x, double level);
Interval poisson_exact(double x, double level);

/// Sums over clusters (persons) of a, b and their products, for the ratio R = Σa / Σb.
struct ClusterSums {
  std::int64_t clusters = 0;
  double a = 0;
  double b = 0;
  double aa = 0;
  double ab = 0;
  double bb = 0;
};

/// Var R = m/(m − 1) · Σ(a − R·b)² / (Σb)² with m clusters; 0 when it cannot be estimated (m < 2 or Σb = 0).
double ratio_variance(const ClusterSums& sums);

/// R ∓ z·√Var R.
Interval ratio_interval(const ClusterSums& sums, double level);

/// Share of rows (0 ≤ a ≤ b, whole) whose clusters are not independent: Wilson with the effective number of rows
/// R(1 − R)/Var R, at most b. When the share is 0 or 1 the variance tells nothing: then the number of clusters is used.
Interval clustered_share(const ClusterSums& sums, double level);

/// What an interval says about a value that is taken as known.
enum class Verdict { higher, probably_higher, no_sure_difference, probably_lower, lower };

/// `wide` is the 95 % interval of the own value, `narrow` its 80 % interval.
Verdict compare(const Interval& wide, const Interval& narrow, double reference);

}  // namespace rodtrad::stats
