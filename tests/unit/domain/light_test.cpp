// domain: the traffic light of an indicator, a row per case.
#include "domain/light.h"

#include "support/support.h"

using namespace rodtrad;
using domain::Light;

namespace {

constexpr core::Date kToday = {2026, 6, 30};

/// From 40 at the end of 2020 to 80 at the end of 2030: 60 is expected at the end of 2025.
domain::Measured measured(std::optional<double> value) {
  return {.baseline = 40,
          .target = 80,
          .baseline_date = core::Date{2020, 12, 31},
          .target_date = core::Date{2030, 12, 31},
          .direction = "up",
          .interval_months = 12,
          .next_due = {},
          .value = value,
          .value_date = core::Date{2025, 12, 31}};
}

Light light(const domain::Measured& one) { return domain::light_of(one, kToday).light; }

}  // namespace

TEST_CASE("the colour follows the share of the expected way") {
  CHECK(light(measured(60)) == Light::green);
  CHECK(light(measured(59.1)) == Light::green);  // 95.5 % of the way
  CHECK(light(measured(58.9)) == Light::amber);  // 94.5 %
  CHECK(light(measured(56.1)) == Light::amber);  // 80.5 %
  CHECK(light(measured(55.9)) == Light::red);    // 79.5 %
  CHECK(light(measured(30)) == Light::red);      // away from the target
  CHECK(light(measured(80)) == Light::green);    // reached before time
}

TEST_CASE("down is judged the other way, and keeping by the distance") {
  domain::Measured down = measured(60);
  down.baseline = 80;
  down.target = 40;
  down.direction = "down";
  CHECK(light(down) == Light::green);
  down.value = 70;
  CHECK(light(down) == Light::red);
  domain::Measured keep = measured(78);
  keep.direction = "keep";
  CHECK(light(keep) == Light::green);
  keep.value = 66;
  CHECK(light(keep) == Light::amber);
  keep.value = 50;
  CHECK(light(keep) == Light::red);
}

TEST_CASE("what cannot be told is grey and says why; what is overdue is never green") {
  CHECK(light(measured({})) == Light::grey);
  domain::Measured one = measured(60);
  one.target.reset();
  CHECK(light(one) == Light::grey);
  one = measured(60);
  one.baseline.reset();
  CHECK(light(one) == Light::grey);
  one = measured(90);  // reached, but the value is old
  one.value_date = core::Date{2024, 12, 31};
  CHECK(light(one) == Light::grey);
  one.next_due = core::Date{2026, 6, 25};  // ten days of grace
  CHECK(light(one) == Light::green);
  one.next_due = core::Date{2026, 6, 15};
  CHECK(light(one) == Light::grey);
  CHECK(!domain::light_of(one, kToday).why.sv.empty());
  CHECK(!domain::light_of(one, kToday).why.en.empty());
}

TEST_CASE("the rule is told with its numbers") {
  const domain::LightAnswer answer = domain::light_of(measured(56), kToday);
  CHECK(answer.expected.value() == doctest::Approx(60).epsilon(0.001));
  CHECK(answer.why.sv.find("56") != std::string::npos);
  CHECK(answer.why.sv.find("60") != std::string::npos);
  CHECK(answer.why.en.find("80%") != std::string::npos);
}
