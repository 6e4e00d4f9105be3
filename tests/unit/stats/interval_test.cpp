// Intervals against the published test values of PHEindicatormethods (Byar, Wilson, rates) and against plain sums.
#include "stats/interval.h"
#include "support/support.h"

using namespace rodtrad;
using stats::Interval;

static void check_near(const Interval& found, double low, double high, double tolerance = 1e-9) {
  CHECK(found.low == doctest::Approx(low).epsilon(tolerance));
  CHECK(found.high == doctest::Approx(high).epsilon(tolerance));
}

TEST_CASE("interval: Byar") {
  check_near(stats::poisson_byar(65, 0.95), 50.163187710459454, 82.849138545939837);
  check_near(stats::poisson_byar(1045, 0.95), 982.59320180733255, 1110.3312129856499);
  check_near(stats::poisson_byar(1, 0.95), 0.013072132901504351, 5.5637555824752605);
  check_near(stats::poisson_byar(65, 0.998), 42.880261471480203, 94.000290844318016);
  check_near(stats::poisson_byar(10, 0.998), 2.916318374695686, 24.193724927880535);
}

TEST_CASE("interval: Wilson") {
  check_near(stats::wilson(65, 100, 0.95), 0.55254443296887967, 0.73635751756902468);
  check_near(stats::wilson(1045, 5000, 0.95), 0.19795549880013297, 0.22049130373189027);
  check_near(stats::wilson(0.445, 1, 0.95), 0.043817447720588223, 0.93346212769791559);
  check_near(stats::wilson(1, 100, 0.95), 0.0017674320641406511, 0.054486196178705294);
  check_near(stats::wilson(65, 100, 0.998), 0.49549465740704313, 0.77835406140896968);
  CHECK(stats::wilson(0, 20, 0.95).low == 0);
  CHECK(stats::wilson(20, 20, 0.95).high == 1);
}

TEST_CASE("interval: few events exact, ten and more by Byar") {
  check_near(stats::poisson(1, 0.95), 0.025317807984289897, 5.571643390938898);
  const Interval five = stats::poisson(5, 0.95);
  check_near({five.low, five.high}, 1.62348639011842, 11.668332079322669);
  const Interval twenty = stats::poisson(20, 0.95);
  check_near(twenty, 12.211428834875937, 30.889880369197066);
  CHECK(stats::poisson(0, 0.95).low == 0);
  CHECK(stats::poisson(0, 0.95).high == doctest::Approx(-std::log(0.025)).epsilon(1e-12));
}

TEST_CASE("interval: the normal quantile") {
  CHECK(stats::normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-14));
  CHECK(stats::two_sided_z(0.8) == doctest::Approx(1.2815515655446004).epsilon(1e-14));
}

TEST_CASE("interval: a ratio clustered by person, against the sum of squared residuals") {
  const std::vector<std::pair<double, double>> persons = {{1, 3}, {0, 1}, {2, 2}, {0, 4}, {1, 1}};
  stats::ClusterSums sums;
  for (const auto& [a, b] : persons) {
    sums.clusters += 1;
    sums.a += a;
    sums.b += b;
    sums.aa += a * a;
    sums.ab += a * b;
    sums.bb += b * b;
  }
  const double ratio = sums.a / sums.b;
  double squares = 0;
  for (const auto& [a, b] : persons) squares += (a - ratio * b) * (a - ratio * b);
  const double variance = 5.0 / 4 * squares / (sums.b * sums.b);
  CHECK(stats::ratio_variance(sums) == doctest::Approx(variance).epsilon(1e-12));
  const double z = stats::two_sided_z(0.95);
  check_near(stats::ratio_interval(sums, 0.95), ratio - z * std::sqrt(variance), ratio + z * std::sqrt(variance));
  const double effective = std::min(sums.b, ratio * (1 - ratio) / variance);
  const Interval expected = stats::wilson(ratio * effective, effective, 0.95);
  check_near(stats::clustered_share(sums, 0.95), expected.low, expected.high);
}

TEST_CASE("interval: independent rows give Wilson but for the factor m/(m − 1); shares of 0 use the persons") {
  const stats::ClusterSums single{.clusters = 1000, .a = 50, .b = 1000, .aa = 50, .ab = 50, .bb = 1000};
  check_near(stats::clustered_share(single, 0.95), stats::wilson(50, 1000, 0.95).low, stats::wilson(50, 1000, 0.95).high, 1e-3);
  const stats::ClusterSums none{.clusters = 10, .a = 0, .b = 40, .aa = 0, .ab = 0, .bb = 200};
  check_near(stats::clustered_share(none, 0.95), 0, stats::wilson(0, 10, 0.95).high);
}

TEST_CASE("interval: verdicts") {
  using stats::Verdict;
  CHECK(stats::compare({5, 9}, {6, 8}, 4) == Verdict::higher);
  CHECK(stats::compare({5, 9}, {6, 8}, 5.5) == Verdict::probably_higher);
  CHECK(stats::compare({5, 9}, {6, 8}, 7) == Verdict::no_sure_difference);
  CHECK(stats::compare({5, 9}, {6, 8}, 8.5) == Verdict::probably_lower);
  CHECK(stats::compare({5, 9}, {6, 8}, 10) == Verdict::lower);
}
