// lake: erasure destroys every byte of the years, keeps counts and decision, and is completed after an interruption.
#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;

namespace {

bool holds(const std::filesystem::path& folder, const std::string& words) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && contents(entry.path()).find(words) != std::string::npos) return true;
  }
  return false;
}

std::string two_years() { return kContactHeader + contact(1, "P1", 2009) + contact(2, "P2", 2020); }

}  // namespace

TEST_CASE("erase: everything of a dataset, persons' key and numbers included when none are left") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(two_years()));
  REQUIRE(fixture.contacts(kContactHeader + contact(3, "P3", 2021) + "broken\n", "", 1));
  CHECK(holds(fixture.folder / "private", "P1"));
  const auto report = fixture.lake->erase({.name = "contacts", .decision = "plan 3.4", .by = "arkivarien"});
  REQUIRE(report);
  CHECK(report->versions.size() == 2);
  CHECK(report->persons_forgotten);
  fixture.lake->destroy_erased();
  CHECK_FALSE(holds(fixture.folder / "private", "P1"));
  CHECK_FALSE(holds(fixture.folder / "lake", "PAR1"));
  CHECK_FALSE(std::filesystem::exists(fixture.folder / "private/keys/person.key"));
  CHECK(codes_of(fixture.lake->open("contacts").error()) == std::vector<std::string>{"dataset_erased"});
  CHECK(fixture.lake->show("contacts")->erased == "plan 3.4");
  CHECK(fixture.lake->imports("contacts").size() == 2);
  CHECK(codes_of(fixture.lake->erase({.name = "contacts", .decision = "x"}).error()) == std::vector<std::string>{"nothing_to_erase"});
}

TEST_CASE("erase: some years only; the rest stays whole, and what comes after does not bring them back") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(two_years()));
  CHECK(fixture.lake->overdue(2025).size() == 1);
  const auto report = fixture.lake->erase({.name = "contacts", .until = 2010, .decision = "plan 3.4"});
  REQUIRE(report);
  CHECK(report->versions[0].rows == 1);
  CHECK_FALSE(report->persons_forgotten);
  fixture.lake->destroy_erased();
  CHECK(fixture.lake->overdue(2025).empty());
  CHECK(fixture.lake->open("contacts")->years() == std::vector<int>{2020});
  CHECK(fixture.number("contacts", "count(*)") == 1);
  REQUIRE(fixture.contacts(kContactHeader + contact(4, "P4", 2021)));
  CHECK(fixture.lake->open("contacts")->years() == std::vector<int>{2020, 2021});
  REQUIRE(fixture.contacts(two_years()));
  CHECK(fixture.lake->open("contacts")->years() == std::vector<int>{2009, 2020, 2021});
  fixture.reopen();
  CHECK(fixture.number("contacts", "count(*)") == 3);
  CHECK(holds(fixture.folder / "private", "P4"));
}

TEST_CASE("erase: what an interruption left is destroyed when the lake is opened") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(two_years()));
  REQUIRE(fixture.lake->erase({.name = "contacts", .decision = "plan 3.4"}));
  CHECK(holds(fixture.folder / "private", "P1"));
  fixture.reopen();
  CHECK_FALSE(holds(fixture.folder / "private", "P1"));
  CHECK_FALSE(holds(fixture.folder / "lake", "PAR1"));
}

TEST_CASE("erase: the same content can be taken in again") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(two_years()));
  REQUIRE(fixture.lake->erase({.name = "contacts", .decision = "plan 3.4"}));
  fixture.lake->destroy_erased();
  REQUIRE(fixture.contacts(two_years()));
  fixture.reopen();
  CHECK(fixture.number("contacts", "count(*)") == 2);
}

TEST_CASE("erase: a decision and a dataset are required") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(two_years()));
  CHECK(codes_of(fixture.lake->erase({.name = "contacts", .decision = " "}).error()) == std::vector<std::string>{"decision_missing"});
  CHECK(codes_of(fixture.lake->erase({.name = "contact", .decision = "x"}).error()) == std::vector<std::string>{"unknown_dataset"});
}
