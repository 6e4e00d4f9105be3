// Quantile rules against R's quantile(type = 2) and quantile(type = 7).
#include "stats/quantile.h"
#include "support/support.h"

using namespace rodtrad;
using stats::quantile;
using stats::QuantileType;

TEST_CASE("quantile: the two rules differ on twenty values") {
  const std::vector<std::int64_t> a = {20, 22, 24, 25, 26, 28, 30, 31, 33, 35, 36, 38, 40, 42, 45, 48, 52, 60, 75, 140};
  CHECK(quantile(a, 1, 4, QuantileType::type7).value() == 27.5);
  CHECK(quantile(a, 3, 4, QuantileType::type7).value() == 45.75);
  CHECK(quantile(a, 1, 4, QuantileType::type2).value() == 27.0);
  CHECK(quantile(a, 3, 4, QuantileType::type2).value() == 46.5);
  CHECK(quantile(a, 3, 4, QuantileType::type7) == stats::Rational{183, 4});
  CHECK(quantile(a, 3, 4, QuantileType::type2) == stats::Rational{93, 2});
}

TEST_CASE("quantile: ends, one value and ranks between whole numbers") {
  const std::vector<std::int64_t> three = {-5, 1, 10};
  for (const QuantileType type : {QuantileType::type2, QuantileType::type7}) {
    CHECK(quantile(three, 0, 1, type).value() == -5);
    CHECK(quantile(three, 1, 1, type).value() == 10);
    CHECK(quantile(three, 1, 2, type).value() == 1);
    CHECK(quantile(std::vector<std::int64_t>{7}, 3, 4, type).value() == 7);
  }
  CHECK(quantile(three, 1, 4, QuantileType::type7).value() == -2);
  CHECK(quantile(three, 1, 3, QuantileType::type2).value() == -2);
  CHECK(quantile(three, 1, 4, QuantileType::type2).value() == -5);
}
