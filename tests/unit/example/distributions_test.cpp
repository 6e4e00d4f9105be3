// The generator against its published first numbers, and the distributions against their formulas.
#include "example/distributions.h"

#include "support/support.h"

using namespace rodtrad::example;

namespace {

struct Moments {
  double mean = 0;
  double variance = 0;
};

template <class Draw>
Moments moments(int count, const Draw& draw) {
  double sum = 0, squares = 0;
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<double>(draw());
    sum += value;
    squares += value * value;
  }
  return {sum / count, squares / count - sum * sum / count / count};
}

}  // namespace

TEST_CASE("splitmix64 gives its published numbers for the state 1234567") {
  Random random(1234567);
  CHECK(random.next() == 6457827717110365317ull);
  CHECK(random.next() == 3203168211198807973ull);
  CHECK(random.next() == 9817491932198370423ull);
}

TEST_CASE("streams of neighbours differ") {
  Random first(7, 1), second(7, 2), other_seed(8, 1), again(7, 1);
  const std::uint64_t value = first.next();
  CHECK(value == again.next());
  CHECK(value != second.next());
  CHECK(value != other_seed.next());
}

TEST_CASE("powers of two agree with the library to one unit and 1 in 100 000, and underflow to 0") {
  for (std::int64_t x = -8 * kOne; x < 8 * kOne; x += 777) {
    const double exact = 65536 * std::exp2(static_cast<double>(x) / 65536);
    CHECK(std::abs(static_cast<double>(power_of_two(x)) - exact) <= 1 + exact / 100'000);
  }
  CHECK(power_of_two(3 * kOne) == 8 * kOne);
  CHECK(power_of_two(-100 * kOne) == 0);
}

TEST_CASE("normal, lognormal and Poisson have their means and variances") {
  Random random(1);
  const Moments standard = moments(100'000, [&] { return normal(random); });
  CHECK(standard.mean / 65536 == doctest::Approx(0).epsilon(0.02));
  CHECK(std::sqrt(standard.variance) / 65536 == doctest::Approx(1).epsilon(0.02));
  const Spread width = spread(500);
  const Moments factor = moments(100'000, [&] { return lognormal(random, width); });
  CHECK(factor.mean / 65536 == doctest::Approx(1).epsilon(0.02));
  CHECK(factor.variance / 65536 / 65536 == doctest::Approx(std::exp(0.25) - 1).epsilon(0.06));
  for (const double mean : {0.05, 0.7, 3.0, 20.0}) {
    const Moments count = moments(50'000, [&] { return poisson(random, static_cast<std::int64_t>(mean * 65536)); });
    CHECK(count.mean == doctest::Approx(mean).epsilon(0.05));
    CHECK(count.variance == doctest::Approx(mean).epsilon(0.06));
  }
}

TEST_CASE("the heavy tail begins at its least value, has a quarter above twice that, and is capped") {
  Random random(2);
  int above_double = 0;
  for (int i = 0; i < 40'000; ++i) {
    const std::int64_t factor = heavy_tail(random, 3 * kOne);
    CHECK(factor >= 3 * kOne);
    CHECK(factor <= 45 * kOne);
    above_double += factor > 6 * kOne ? 1 : 0;
  }
  CHECK(above_double / 40'000.0 == doctest::Approx(0.25).epsilon(0.05));
}

TEST_CASE("weighted choice follows the weights and never takes a weight of 0") {
  Weighted weighted;
  for (const std::uint32_t weight : {1u, 0u, 3u}) weighted.add(weight);
  Random random(3);
  std::array<int, 3> counts{};
  for (int i = 0; i < 40'000; ++i) ++counts[weighted.pick(random)];
  CHECK(counts[1] == 0);
  CHECK(counts[0] / 40'000.0 == doctest::Approx(0.25).epsilon(0.05));
}
