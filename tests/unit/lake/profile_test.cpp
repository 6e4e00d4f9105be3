// lake/profile: what a version holds by column, counted by hand; what is one person's is not shown to everyone; and it goes with the rows.
#include "lake/profile.h"

#include <cmath>

#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;

namespace {

/// Twenty contacts of twenty persons, cost 100 to 2 000 kr; two years.
std::string twenty() {
  std::string rows = kContactHeader;
  for (int i = 1; i <= 20; ++i) rows += contact(i, fmt::format("P{}", i), i <= 4 ? 2009 : 2020, fmt::format("{}.00", 100 * i));
  return rows;
}

const ColumnProfile& column_of(const Profile& profile, const std::string& name) {
  return *std::find_if(profile.columns.begin(), profile.columns.end(), [&](const ColumnProfile& one) { return one.column == name; });
}

bool has_column(const Profile& profile, const std::string& name) {
  return std::any_of(profile.columns.begin(), profile.columns.end(), [&](const ColumnProfile& one) { return one.column == name; });
}

}  // namespace

TEST_CASE("profile: rows, distinct values, spread and common codes; kept as it was found") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(twenty()));
  const std::string version = fixture.lake->show("contacts")->version;
  CHECK_FALSE(kept_profile(*fixture.lake, "contacts", version));
  const auto made = make_profile(*fixture.lake, "contacts");
  REQUIRE(made);
  CHECK(made->rows == 20);
  const ColumnProfile& cost = column_of(*made, "cost");
  CHECK(cost.distinct == 20);
  REQUIRE(cost.spread);
  CHECK((*cost.spread)[0] == 100);
  CHECK((*cost.spread)[1] == 500);   // the fifth of twenty
  CHECK((*cost.spread)[2] == 1000);  // the tenth
  CHECK((*cost.spread)[4] == 2000);
  const ColumnProfile& year = column_of(*made, "year");
  CHECK(year.distinct == 2);
  const ColumnProfile& form = column_of(*made, "care_form");
  REQUIRE(form.common.size() == 1);
  CHECK(form.common[0].value == "inpatient");
  CHECK(form.common[0].rows == 20);
  CHECK(form.common[0].persons == 20);
  CHECK_FALSE(has_column(*made, "person"));
  const auto kept = kept_profile(*fixture.lake, "contacts", version);
  REQUIRE(kept);
  CHECK(profile_json(*kept) == profile_json(*made));
}

TEST_CASE("profile: amounts of one year may need more bits than those of another") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P1", 2019, "7.00") + contact(2, "P2", 2020, "30000000.00")));
  const auto made = make_profile(*fixture.lake, "contacts");
  REQUIRE(made);
  REQUIRE(column_of(*made, "cost").spread);
  CHECK(column_of(*made, "cost").spread->front() == 7);
  CHECK(column_of(*made, "cost").spread->back() == 30'000'000);
}

TEST_CASE("profile: what few persons have, and the least and greatest, are not shown to everyone") {
  Profile profile{.name = "contacts", .version = "v", .rows = 1234, .has_persons = true};
  profile.columns.push_back(
      {.column = "hospital", .missing = 7, .common = {{.value = "H1", .rows = 1200, .persons = 900}, {.value = "H2", .rows = 30, .persons = 4}}});
  profile.columns.push_back({.column = "year", .spread = std::array<double, 5>{2019, 2019, 2020, 2020, 2021}});
  profile.columns.push_back({.column = "cost", .spread = std::array<double, 5>{100, 12345, 45678, 78901, 999999}});
  const auto* contract = rodtrad::schema::contract("care_contact");
  const Profile shown = protected_profile(profile, *contract, 5);
  CHECK(shown.rows == 1230);
  REQUIRE(shown.columns[0].common.size() == 1);
  CHECK(shown.columns[0].common[0].rows == 1200);
  CHECK(shown.columns[0].common[0].persons == 0);
  CHECK(shown.columns[0].missing == 10);
  CHECK((*shown.columns[1].spread)[0] == 2019);  // what files are named after is nobody's own
  const auto& spread = *shown.columns[2].spread;
  CHECK(std::isnan(spread[0]));
  CHECK(std::isnan(spread[4]));
  CHECK(spread[1] == 12000);
  CHECK(spread[2] == 46000);
  profile.rows = 9;
  CHECK_FALSE(protected_profile(profile, *contract, 5).columns[2].spread);
}

TEST_CASE("profile: goes when years of the version are erased") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(twenty()));
  REQUIRE(make_profile(*fixture.lake, "contacts"));
  const std::string version = fixture.lake->show("contacts")->version;
  REQUIRE(fixture.lake->erase({.name = "contacts", .until = 2010, .decision = "plan 3.4"}));
  fixture.lake->destroy_erased();
  CHECK_FALSE(kept_profile(*fixture.lake, "contacts", version));
  const auto anew = make_profile(*fixture.lake, "contacts");
  REQUIRE(anew);
  CHECK(anew->rows == 16);
  fixture.reopen();
  CHECK(kept_profile(*fixture.lake, "contacts", version));
}
