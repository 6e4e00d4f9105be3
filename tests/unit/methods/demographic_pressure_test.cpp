// The plan's rule case by case, what is counted together, what the data cannot give, and that protection can work on it.
#include "methods/catalogue.h"
#include "methods/demographic_pressure_pools.h"
#include "methods/demographic_pressure_rule.h"
#include "plan/protect.h"
#include "support/region.h"

using namespace rodtrad;
using namespace rodtrad::methods::demographic_pressure;

namespace {

const model::Method& pressure_method() { return *methods::find_method("demographic_pressure"); }

table::Batch without(table::Batch rows, const std::vector<std::string>& columns) {
  std::erase_if(rows.columns, [&](const table::ColumnData& c) { return std::find(columns.begin(), columns.end(), c.name) != columns.end(); });
  return rows;
}

const model::Finding& finding(const model::Draft& draft, const std::string& id) {
  const auto found = std::find_if(draft.findings.begin(), draft.findings.end(), [&](const model::Finding& one) { return one.id == id; });
  REQUIRE(found != draft.findings.end());
  return *found;
}

}  // namespace

TEST_CASE("the rule: contacts of both ages increase") {
  CHECK(pressure({100, 4.5}, {20, 0.5}, {}) == 5.0);
  CHECK(pressure({100, 4.5}, {20, 0.5}, {.older_only = true}) == 4.5);
  CHECK(pressure({100, 4.5}, {20, -0.5}, {}) == 4.0);
}

TEST_CASE("the rule: contacts of the young decrease") {
  CHECK(pressure({60, 2}, {-50, -0.5}, {}) == 1.5);
  CHECK(pressure({60, 2}, {-50, 0.5}, {}) == 2);
  CHECK(pressure({60, 2}, {-50, 0.5}, {.adds_younger_rise = true}) == 2.5);
  CHECK(pressure({60, 2}, {-50, -0.5}, {.older_only = true}) == 1.5);
}

TEST_CASE("the rule: contacts of the old do not increase, or are unchanged") {
  CHECK(pressure({-20, 1}, {10, 1}, {}) == 0);
  CHECK(pressure({0, 1}, {10, 1}, {}) == 0);
  CHECK(pressure({0, 1}, {10, 1}, {.unchanged_is_increase = true}) == 2);
  CHECK(pressure({5, 1}, {0, 3}, {}) == 1);
  CHECK(pressure({5, 1}, {0, 3}, {.unchanged_is_increase = true}) == 4);
}

TEST_CASE("the rule: amounts below zero are kept or set to zero") {
  CHECK(pressure({5, 1}, {-5, -3}, {}) == -2);
  CHECK(pressure({5, 1}, {-5, -3}, {.floor_at_zero = true}) == 0);
}

TEST_CASE("categories with few persons are counted together, with the smallest others when that is needed") {
  using Names = std::set<std::string>;
  CHECK(pooled_categories({{"a", {{10, 10, 10, 10}, 50}}, {"b", {{10, 0, 12, 0}, 30}}}, 10).empty());
  CHECK(pooled_categories({{"a", {{40, 40, 40, 40}, 200}}, {"b", {{9, 30, 30, 30}, 99}}, {"c", {{20, 20, 20, 20}, 90}}}, 10) == Names{"b", "c"});
  CHECK(pooled_categories({{"a", {{9, 9, 9, 9}, 40}}, {"b", {{9, 30, 30, 30}, 99}}}, 10) == Names{"a", "b"});
  CHECK(pooled_categories({{"a", {{0, 3, 0, 3}, 6}}, {"b", {{50, 0, 50, 0}, 100}}, {"c", {{90, 90, 90, 90}, 400}}}, 10) == Names{"a", "b", "c"});
}

TEST_CASE("demographic pressure: what the data cannot give is said, with the reason") {
  const test::Region region = test::make_region();
  test::EngineRun no_age(pressure_method());
  model::DatasetInfo info = test::region_info();
  info.age_groups = {{"0-49", {0, 49}}, {"50-69", {50, 69}}};
  no_age.bind(info, without(region.contacts, {"age"}));
  CHECK(finding(pressure_method().compute(no_age), "amount").headline.pattern.sv.find("50-69") != std::string::npos);

  test::EngineRun bare(pressure_method());
  bare.bind(test::region_info(), without(region.contacts, {"clinic", "municipality"}));
  const model::Draft draft = pressure_method().compute(bare);
  CHECK(finding(draft, "clinic").headline.pattern.sv.find("källan anger ingen klinik") != std::string::npos);
  CHECK(finding(draft, "municipality").headline.pattern.en.find("the source gives no municipality") != std::string::npos);
  CHECK(finding(draft, "population").headline.pattern.sv.find("ingen folkmängd är kopplad") != std::string::npos);
  CHECK(test::draft_cell(draft, {"levels", "clinic_chapter", "amount"}).cell.status == table::Status::not_possible);
  CHECK(test::draft_cell(draft, {"pure", "all", "growth"}).cell.status == table::Status::not_possible);
  CHECK(finding(draft, "amount").headline.refs.at("amount").row == "chapter");  // the finest level that there is

  test::EngineRun one_year(pressure_method());
  test::bind_region(one_year, region);
  one_year.set("base_year", "2019");
  CHECK(finding(pressure_method().compute(one_year), "amount").headline.pattern.sv.find("slutåret måste komma efter basåret") != std::string::npos);
}

TEST_CASE("demographic pressure: protection hides what rests on few, and the findings that are left can be said") {
  for (const std::size_t contacts : {300, 8000}) {
    CAPTURE(contacts);
    test::EngineRun run(pressure_method());
    test::bind_region(run, test::make_region({.contacts = contacts}));
    const model::Draft draft = pressure_method().compute(run);
    for (const model::DraftTable& table : draft.tables) {
      for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const bool inhabitants = table.table.id == "population" && i % table.table.columns.size() == 0;
        const bool said = table.cells[i].cell.status != table::Status::value || inhabitants;
        CHECK_MESSAGE((said || !table.cells[i].basis.empty()), table.table.id << " has a number that rests on nothing");
      }
    }
    const model::Result result = plan::protect(draft, model::Level::public_, plan::disclosure_on({2020, 6, 1}), {"demographic_pressure", "1"});
    CHECK((result.protection.shown_protected > 0) == (contacts == 300));
    for (const model::ResolvedFinding& one : result.findings) CHECK(one.headline.text().sv.find('{') == std::string::npos);
  }
}
