// The population's own effect with the real population of a county, 31 December 2005 and 2015, and a few made-up contacts:
// against sums of the file that were made with awk.
#include "formats/csv.h"
#include "methods/catalogue.h"
#include "support/engine_run.h"

using namespace rodtrad;

namespace {

constexpr const char* kCounty = "25";

table::Batch read_county(const std::filesystem::path& file) {
  auto reader = formats::CsvReader::open(file);
  REQUIRE(reader.has_value());
  test::Integers years, ages, counts;
  test::Texts sexes, areas;
  formats::RowBlock block;
  while (reader->next(block).value()) {
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const auto fields = block.row(row);  // county_code, county, year, sex, age, count
      if (fields[0] != kCounty) continue;
      areas.push_back(kCounty);
      years.push_back(std::stoll(std::string(fields[2])));
      sexes.push_back(fields[3] == "Females" ? "F" : "M");
      ages.push_back(std::stoll(std::string(fields[4])));  // "100+" is 100
      counts.push_back(std::stoll(std::string(fields[5])));
    }
  }
  return {{test::column_of("year", years), test::column_of("area", areas), test::column_of("sex", sexes), test::column_of("age", ages),
           test::column_of("count", counts)}};
}

/// A group of contacts and of inhabitants.
struct Group {
  const char* sex;
  std::int64_t age;
  std::int64_t cost;  // of each of ten contacts in 2005
  double before, after;
};

}  // namespace

TEST_CASE("real: what a county's population alone does to cost") {
  REQUIRE_REAL_DATA();
  const std::vector<Group> groups = {
      {"F", 40, 1'000'000, 97712, 91568}, {"F", 70, 2'000'000, 26562, 30730}, {"M", 40, 900'000, 105951, 100266}, {"M", 70, 2'500'000, 21515, 27169}};
  test::Integers years, ages, costs;
  test::Texts sexes;
  double expected = 0;
  for (const Group& group : groups) {
    for (int i = 0; i < 20; ++i) {
      years.push_back(i < 10 ? 2005 : 2015);
      ages.push_back(group.age);
      sexes.push_back(group.sex);
      costs.push_back(group.cost);
    }
    expected += 10 * static_cast<double>(group.cost) * (group.after / group.before - 1);
  }
  const model::Method& method = *methods::find_method("demographic_pressure");
  test::EngineRun run(method);
  run.bind({.name = "contacts", .kind = "care_contact", .version = "made up", .currency = "SEK"},
           {{test::column_of("year", years), test::column_of("age", ages), test::column_of("sex", sexes), test::column_of("cost", costs)}});
  run.bind({.name = "county", .kind = "population", .version = "real", .is_public = true},
           read_county(test::real_data() / "data/population/population_county_age_sex_1968_2015.csv"));
  run.set("age_width", "65");
  run.set("oldest_group", "65");
  const model::Draft draft = method.compute(run);
  const auto value = [&](const char* table, const char* row, const char* column) { return test::draft_cell(draft, {table, row, column}).cell.value; };
  CHECK(std::abs(value("pure", "all", "effect") - expected) < 0.01);
  CHECK(value("pure", "all", "left_out") == 0);
  double inhabitants = 0;
  for (const Group& group : groups) inhabitants += group.after;
  CHECK(value("population", "2015", "inhabitants") == inhabitants);
  CHECK(value("population", "2005", "index") == 100);
}
