// lake: what differs between two versions.
#include "lake/diff.h"

#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;

namespace {

const std::string kHeader = "year,area,sex,age,count\n";

std::string texts(const DatasetDiff& diff) {
  std::string out = fmt::format("+{} -{} ~{};", diff.counts.added, diff.counts.removed, diff.counts.changed);
  for (const auto& [year, one] : diff.years) out += fmt::format(" {}: +{} -{} ~{};", year, one.added, one.removed, one.changed);
  for (const auto& [column, count] : diff.changed_columns) out += fmt::format(" {}={}", column, count);
  return out;
}

}  // namespace

TEST_CASE("diff: rows by key, columns, totals and examples") {
  const LakeFixture fixture;
  const auto first = fixture.take("population", "p", kHeader + "2020,25,F,0,10\n2020,25,M,0,20\n2020,24,F,0,30\n2021,25,F,0,5\n");
  REQUIRE(first);
  const auto second = fixture.take("population", "p", kHeader + "2020,25,F,0,11\n2020,25,M,0,20\n2020,23,F,0,30\n");
  REQUIRE(second);
  const auto diff = diff_versions(*fixture.lake, "p@" + first->version, "p");
  REQUIRE(diff);
  CHECK(texts(*diff) == "+1 -1 ~1; 2020: +1 -1 ~1; count=1");
  REQUIRE(diff->examples.size() == 1);
  CHECK(diff->examples[0].key == std::vector<std::string>{"2020", "25", "F", "0"});
  CHECK(diff->examples[0].before == "10");
  CHECK(diff->examples[0].after == "11");
  REQUIRE(diff->dimensions.size() == 3);
  CHECK(diff->dimensions[0].column == "year");
  CHECK(diff->dimensions[0].totals[0].sums_after.at("count") == 61);
  CHECK(diff->dimensions[1].column == "area");
  CHECK(diff->dimensions[1].totals.size() == 3);
  const auto same = diff_versions(*fixture.lake, "p", "p");
  REQUIRE(same);
  CHECK(texts(*same) == "+0 -0 ~0;");
  CHECK(same->dimensions.empty());
}

TEST_CASE("diff: amounts of one year may need more bits than those of another, or of the version before") {
  const LakeFixture fixture;
  const auto first = fixture.contacts(kContactHeader + contact(1, "P1", 2019, "7") + contact(2, "P2", 2020, "30000000"));
  const auto second = fixture.contacts(kContactHeader + contact(1, "P1", 2019, "7") + contact(2, "P2", 2020, "8"));
  REQUIRE(first);
  REQUIRE(second);
  const auto diff = diff_versions(*fixture.lake, "contacts@" + first->version, "contacts");
  REQUIRE(diff);
  CHECK(texts(*diff) == "+0 -0 ~1; 2020: +0 -0 ~1; cost=1");
}

TEST_CASE("diff: rows without a key count as often as they occur") {
  const LakeFixture fixture;
  const std::string header = "contact_id,year,date,service,quantity,credited\n", line = "K1,2020,2020-03-31,LAB1,2,0\n";
  REQUIRE(fixture.take("service_line", "a", header + line + line + "K2,2020,2020-03-31,LAB1,2,0\n"));
  REQUIRE(fixture.take("service_line", "b", header + line + "K2,2020,2020-03-31,LAB1,2,0\nK3,2020,2020-03-31,LAB1,1,0\n"));
  const auto diff = diff_versions(*fixture.lake, "a", "b");
  REQUIRE(diff);
  CHECK(texts(*diff) == "+1 -1 ~0; 2020: +1 -1 ~0;");
}

TEST_CASE("diff: of persons only counts by year; other kinds are refused") {
  const LakeFixture fixture;
  const auto first = fixture.contacts(kContactHeader + contact(1, "P1", 2020) + contact(2, "P2", 2020));
  REQUIRE(first);
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P1", 2020, "7") + contact(2, "P2", 2020)));
  const auto diff = diff_versions(*fixture.lake, "contacts@" + first->version, "contacts");
  REQUIRE(diff);
  CHECK(texts(*diff) == "+0 -0 ~1; 2020: +0 -0 ~1; cost=1");
  CHECK(diff->examples.empty());
  for (const DiffDimension& one : diff->dimensions) CHECK(one.column == "year");
  REQUIRE(fixture.take("population", "p", kHeader + "2020,25,F,0,10\n"));
  CHECK(diff_versions(*fixture.lake, "p", "contacts").error().front().code == "other_kind");
}
