// plan: from a file through the lake and the engine to a protected result.
#include "plan/lake_datasets.h"

#include "support/sample_method.h"
#include "unit/lake/lake_support.h"

using namespace rodtrad;
using namespace rodtrad::test;

TEST_CASE("an imported file is bound, read and protected") {
  LakeFixture fixture;
  std::string csv = "person,year,care_form,hospital,sex,municipality,cost\n";
  for (int i = 0; i < 60; ++i) csv += fmt::format("p{},2019,inpatient,H1,{},{},{}.50\n", i, i % 2 ? "F" : "M", i < 3 ? "2580" : "2581", 100 + i);
  const auto imported = fixture.take("care_contact", "contacts", csv);
  if (!imported) FAIL(core::to_json(imported.error()));
  plan::LakeDatasets datasets(*fixture.lake);
  const auto opened = datasets.open("contacts");
  REQUIRE(opened);
  CHECK(opened->rows == 60);
  CHECK(opened->years == std::vector<int>{2019});
  CHECK(opened->purpose_required);
  CHECK(opened->info.has_persons);
  CHECK(datasets.open("nobody").error()[0].code == "unknown_dataset");

  engine::Engine engine({.folders = {fixture.places().root}, .scratch = fixture.folder / "spill", .threads = 1});
  const model::Method method = sample_method();
  const auto answerer = [&](const engine::Source& source, const std::vector<table::Request>& requests) { return engine.answer(source, requests); };
  const auto outcomes =
      plan::run_plan({&method}, datasets, answerer, {{"assignment-1", {"sample", {"contacts"}, {}}}}, {.protect = plan::disclosure_on({2020, 6, 1})});
  REQUIRE(outcomes.size() == 1);
  for (const core::Problem& problem : outcomes[0].problems) MESSAGE(core::to_line(problem, core::Language::en));
  REQUIRE(outcomes[0].problems.empty());
  const model::Result& result = outcomes[0].result;
  CHECK(result.protection.primary > 0);
  CHECK(result.find_cell({"place", "2580", "contacts"})->status == table::Status::protected_);
  CHECK(result.find_cell({"sex", "F", "contacts"})->value == 30);
  CHECK(result.find_cell({"sex", "F", "mean"})->value == doctest::Approx(100 * (100.5 + 30)));
  CHECK(outcomes[0].provenance.data[0].version == opened->info.version);
  CHECK(outcomes[0].purpose == "uppfoljning");
}
