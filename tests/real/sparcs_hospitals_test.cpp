// Observed and expected cost per hospital of real discharges, DRG × severity, against numbers computed in R.
#include "core/json.h"
#include "methods/catalogue.h"
#include "support/sparcs.h"

using namespace rodtrad;

TEST_CASE("real: observed and expected cost of 169 hospitals agree with R") {
  REQUIRE_REAL_DATA();
  const auto expected = core::parse_json(test::contents(test::real_data() / "data/health-cost/sparcs_reference_results.json"));
  REQUIRE(expected.has_value());
  const model::Method& method = *methods::find_method("hospital_comparison");
  test::EngineRun run(method);
  run.bind(test::discharges_info(), test::read_discharges(test::discharges_file()));
  const model::Draft draft = method.compute(run);
  const auto value = [&](const std::string& table, const std::string& hospital, const char* column) {
    return test::draft_cell(draft, {table, hospital, column}).cell.value;
  };
  const auto& hospitals = (*expected)["by_hospital"].array();
  CHECK(hospitals.size() == 169);
  for (const core::Json& reference : hospitals) {
    const std::string hospital = reference["facility"].string();
    CAPTURE(hospital);
    CHECK(value("hospital_inpatient", hospital, "contacts") == reference["discharges"].number());
    CHECK(test::near(value("expected_inpatient", hospital, "cost") / 100, reference["observed_cost"].number()));
    CHECK(test::near(value("expected_inpatient", hospital, "expected") / 100, reference["expected_cost"].number()));
    CHECK(test::near(value("expected_inpatient", hospital, "ratio"), reference["ratio"].number()));
  }
  CHECK(test::near(value("expected_inpatient", "all", "expected"), value("expected_inpatient", "all", "cost")));
  const table::Cell& point = test::draft_cell(draft, {"hospital_inpatient", "all", "point"}).cell;
  CHECK(point.status == table::Status::not_possible);
}
