// methods: sex and age as far as the data give it.
#include "methods/dimensions.h"

#include "support/support.h"

using namespace rodtrad;

namespace {

using Names = std::vector<std::string>;

methods::PeopleDimensions people(std::vector<std::string> columns, std::map<std::string, std::pair<int, int>> age_groups = {}) {
  model::DatasetInfo dataset;
  dataset.columns = std::move(columns);
  dataset.age_groups = std::move(age_groups);
  return methods::people_dimensions(dataset);
}

}  // namespace

TEST_CASE("age groups that keep to 65 years lie inside the band") {
  const auto made = people({"sex", "age_group"}, {{"0-64", {0, 64}}, {"65-79", {65, 79}}, {"80+", {80, 999}}});
  CHECK(made.names == Names{"sex", "age_band", "age_group"});
  CHECK(made.dimensions.back().inside_previous);
  CHECK_FALSE(made.why_no_age_band);
}

TEST_CASE("age groups with ages on both sides of 65 are shown alone, and the band says why it is not there") {
  const auto made = people({"sex", "age_group"}, {{"0-49", {0, 49}}, {"50-69", {50, 69}}, {"70+", {70, 999}}});
  CHECK(made.names == Names{"sex", "age_group"});
  CHECK_FALSE(made.dimensions.back().inside_previous);
  REQUIRE(made.why_no_age_band);
  CHECK(made.why_no_age_band->en.find("50-69") != std::string::npos);
}

TEST_CASE("exact age gives the band alone, and groups beside it that do not keep to 65 are left out") {
  CHECK(people({"sex", "age"}).names == Names{"sex", "age_band"});
  CHECK(people({"sex", "age", "age_group"}, {{"50-69", {50, 69}}}).names == Names{"sex", "age_band"});
}

TEST_CASE("without age there is sex alone and the reason") {
  const auto made = people({"sex"});
  CHECK(made.names == Names{"sex"});
  CHECK(made.why_no_age_band->sv == "källan anger ingen ålder");
}
