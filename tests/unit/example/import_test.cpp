// The example's files pass their contracts without a single fault, and keep their rows, sums and labels.
#include "../lake/lake_support.h"
#include "example/example.h"

using namespace rodtrad;

namespace {

std::string problem_lines(const core::Problems& problems) {
  std::string lines;
  for (const core::Problem& problem : problems) lines += core::to_line(problem, core::Language::en) + "\n";
  return lines;
}

/// Imports NAME.csv of the example with its map; every row is taken and nothing is remarked.
lake::DatasetVersion imported(test::LakeFixture& fixture, const std::string& name, const std::string& kind) {
  const auto folder = fixture.folder / "example";
  const auto report = fixture.lake->import({.file = folder / (name + ".csv"),
                                            .kind = kind,
                                            .map = folder / (name + ".map.toml"),
                                            .purpose = "uppfoljning",
                                            .public_ground = "syntetiska data"});
  REQUIRE_MESSAGE(report.has_value(), problem_lines(report ? core::Problems{} : report.error()));
  CHECK_MESSAGE(report->problems.empty(), problem_lines(report->problems));
  CHECK(report->faults.empty());
  CHECK(report->ignored.empty());
  CHECK(report->rows_rejected == 0);
  const auto version = fixture.lake->open(name);
  REQUIRE(version);
  CHECK(version->synthetic);
  CHECK(version->is_public);
  CHECK(version->source.sv.starts_with("Syntetiska data från Röd tråd"));
  CHECK(version->years() == std::vector<int>{2022, 2023, 2024, 2025});
  return *version;
}

}  // namespace

TEST_CASE("the example is taken in whole: contacts, limits, nation and population") {
  test::LakeFixture fixture;
  const auto summary = example::write_example(fixture.folder / "example", {.persons = 2'000, .nation_persons = 8'000});
  REQUIRE(summary);
  const lake::DatasetVersion contacts = imported(fixture, "contacts", "care_contact");
  CHECK(contacts.rows() == summary->contacts);
  CHECK(contacts.currency == "SEK");
  CHECK(contacts.has_persons);
  CHECK(contacts.codes.at("municipality").size() == 14);
  CHECK(contacts.codes.at("hospital").size() == 5);
  CHECK(contacts.codes.at("drg").size() == 180);
  CHECK(contacts.codes.at("clinic")[0].label.en == "Internal medicine");
  CHECK(fixture.number("contacts", "count(DISTINCT person)") > 1'400);
  CHECK(fixture.number("contacts", "count(*) FILTER (weight IS NULL)") == fixture.number("contacts", "count(*) FILTER (drg IS NULL)"));
  imported(fixture, "limits", "drg_limit");
  CHECK(imported(fixture, "nation", "reference_aggregate").codes.at("area_type").size() == 4);
  imported(fixture, "population", "population");
  CHECK(fixture.number("population", "count(*)") == 4 * 14 * 2 * 101);
}
