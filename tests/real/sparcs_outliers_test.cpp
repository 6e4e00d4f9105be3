// The method and the engine on real discharges, against numbers computed in R: quartiles per DRG, and outliers by three
// rules (Q3 + 1.5 IQR; geometric mean + 2 and 3 standard deviations of the logarithm), type 7, no least count.
#include "core/json.h"
#include "methods/catalogue.h"
#include "methods/cost_outliers_limits.h"
#include "support/sparcs.h"

using namespace rodtrad;

namespace {

/// Outliers per DRG, and of all, by the limits that the parameters give.
std::map<std::string, std::int64_t> outliers_by_group(test::EngineRun& run) {
  using namespace methods::cost_outliers;
  const Settings settings = settings_of(run);
  core::Text why;
  const auto limits = find_limits(run, settings, why);
  REQUIRE(limits.has_value());
  std::map<std::string, std::int64_t> out;
  const table::Cells request{.filter = base_filter(settings), .by = {{"drg", table::column("drg")}}, .sums = {limits->outlier}};
  for (const table::CellsRow& row : run.cells("care_contact", request).rows) out[row.key[0]] = row.sums[0];
  return out;
}

/// Discharges in DRGs with fewer than 30 of them, which have no limit.
std::int64_t contacts_in_small_groups() {
  const auto expected = core::parse_json(test::contents(test::real_data() / "data/health-cost/sparcs_reference_results.json"));
  std::int64_t sum = 0;
  for (const core::Json& group : (*expected)["by_apr_drg"].array()) {
    if (group["n"].integer() < 30) sum += group["n"].integer();
  }
  return sum;
}

}  // namespace

TEST_CASE("real: outlier rules and quantiles of the musculoskeletal discharges agree with R") {
  REQUIRE_REAL_DATA();
  const auto folder = test::real_data() / "data/health-cost";
  const auto expected = core::parse_json(test::contents(folder / "sparcs_reference_results.json"));
  REQUIRE(expected.has_value());
  test::EngineRun run(*methods::find_method("cost_outliers"));
  run.bind(test::discharges_info(), test::read_discharges(test::discharges_file()));
  run.set("minimum_n", "1");
  run.set("quantile_rule", "type7");

  table::Quantiles quantiles{
      .by = {{"drg", table::column("drg")}}, .value = table::column("cost"), .probabilities = {{1, 4}, {1, 2}, {3, 4}, {19, 20}, {99, 100}}};
  std::map<std::string, table::QuantilesRow> by_group;
  for (const auto& row : run.quantiles("care_contact", quantiles).rows) by_group[row.key[0]] = row;
  quantiles.by.clear();
  by_group["all"] = run.quantiles("care_contact", quantiles).rows.at(0);
  const auto check_quantiles = [&](const std::string& group, const core::Json& reference) {
    CAPTURE(group);
    const table::QuantilesRow& row = by_group.at(group);
    CHECK(row.rows == reference["n"].integer());
    const char* names[] = {"cost_q25", "cost_median", "cost_q75", "cost_q95", "cost_q99"};
    for (std::size_t i = 0; i < 5; ++i) CHECK(test::near(row.values[i].value() / 100, reference[names[i]].number()));
  };
  check_quantiles("all", (*expected)["all"]);
  for (const core::Json& reference : (*expected)["by_apr_drg"].array()) check_quantiles(std::to_string(reference["apr_drg"].integer()), reference);

  const auto check_rule = [&](const std::string& rule, const std::string& param, const std::string& value, const char* name) {
    run.set("rule", rule);
    run.set(param, value);
    const auto found = outliers_by_group(run);
    for (const core::Json& reference : (*expected)["by_apr_drg"].array()) {
      const std::string group = std::to_string(reference["apr_drg"].integer());
      CAPTURE(group);
      CAPTURE(name);
      CHECK(found.at(group) == reference[name].integer());
    }
  };
  check_rule("fixed", "multiplier", "1.5", "outliers_above_q75_plus_1.5_iqr");
  check_rule("log_deviations", "deviations", "2", "outliers_log_mean_plus_2sd");
  check_rule("log_deviations", "deviations", "3", "outliers_log_mean_plus_3sd");
}

TEST_CASE("real: a calibrated limit gives the share asked for, and says what the discharges cannot give") {
  REQUIRE_REAL_DATA();
  test::EngineRun run(*methods::find_method("cost_outliers"));
  run.bind(test::discharges_info(), test::read_discharges(test::discharges_file()));
  for (const char* scale : {"cost", "ln"}) {
    run.set("scale", scale);
    const model::Draft draft = methods::find_method("cost_outliers")->compute(run);
    const double contacts = test::draft_cell(draft, {"overview", "inpatient", "contacts"}).cell.value;
    const double no_limit = test::draft_cell(draft, {"overview", "inpatient", "no_limit"}).cell.value;
    CHECK(contacts + no_limit == 36631);
    CHECK(no_limit == contacts_in_small_groups());
    CHECK(test::draft_cell(draft, {"overview", "inpatient", "outliers"}).cell.value == std::floor(contacts * 0.05));
    const table::Cell& old = test::draft_cell(draft, {"age_band_split_inpatient", "65+", "split"}).cell;
    CHECK(old.status == table::Status::not_possible);
    CHECK(old.reason.sv.find("50 to 69") != std::string::npos);
    for (const model::DraftTable& table : draft.tables) CHECK(table.table.currency == "USD");
  }
}
