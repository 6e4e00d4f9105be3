// Whether persons and their care hang together, and whether shares lie where the example promises them.
#include <map>

#include "example/nation.h"
#include "support/support.h"

using namespace rodtrad::example;

namespace {

constexpr WorldSize kRegionSize{.seed = 5, .first_year = 2022, .years = 4, .persons = 20'000};
constexpr WorldSize kNationSize{.seed = 6, .first_year = 2022, .years = 4, .persons = 60'000};

template <class Take>
void each_person(const World& world, const Take& take) {
  const Care care(world);
  std::vector<Contact> contacts;
  for (std::int64_t number = 1; number <= world.all_persons(); ++number) {
    contacts.clear();
    Random random(world.seed, static_cast<std::uint64_t>(number));
    const Person person = make_person(world, number, random);
    care.draw(person, random, contacts);
    take(person, contacts);
  }
}

struct Share {
  double contacts = 0, cost = 0, outliers = 0, outlier_cost = 0;
  double of_contacts() const { return outliers / contacts; }
  double of_cost() const { return outlier_cost / cost; }
  void add(const Contact& contact, bool outlier) {
    contacts += 1;
    cost += static_cast<double>(contact.cost);
    outliers += outlier ? 1 : 0;
    outlier_cost += outlier ? static_cast<double>(contact.cost) : 0;
  }
};

CareForm form_of(const Contact& contact) { return groups()[static_cast<std::size_t>(contact.group)].form; }

std::map<CareForm, Share> shares(const World& world, const Limits& limits) {
  std::map<CareForm, Share> found;
  each_person(world, [&](const Person&, const std::vector<Contact>& contacts) {
    for (const Contact& contact : contacts) found[form_of(contact)].add(contact, limits.is_outlier(contact));
  });
  return found;
}

}  // namespace

TEST_CASE("contacts lie within the person's life and the years; stays of a person never overlap") {
  const World region = region_world(kRegionSize);
  int deaths = 0;
  each_person(region, [&](const Person& person, const std::vector<Contact>& contacts) {
    deaths += person.died < kAlive ? 1 : 0;
    int free_from = person.born;
    for (const Contact& contact : contacts) {
      REQUIRE(contact.start >= person.born);
      REQUIRE(contact.end <= person.died);
      REQUIRE(contact.end >= region.new_year(contact.year));
      REQUIRE(contact.end < region.new_year(contact.year + 1));
      REQUIRE(contact.cost > 0);
      REQUIRE(contact.age >= 0);
      REQUIRE(std::abs(contact.age - (contact.year - person.birth_year)) <= 2);
      if (form_of(contact) == CareForm::outpatient) {
        REQUIRE(contact.start == contact.end);
      } else {
        REQUIRE(contact.start >= free_from);
        REQUIRE(contact.end > contact.start);
        free_from = contact.end;
      }
    }
  });
  CHECK(deaths / 4.0 / 20'000 == doctest::Approx(0.011).epsilon(0.15));
}

TEST_CASE("care fits age and sex: births for women only, hip fractures for the old, children at their own clinic") {
  each_person(region_world(kRegionSize), [&](const Person& person, const std::vector<Contact>& contacts) {
    for (const Contact& contact : contacts) {
      const Condition& condition = condition_of(contact.group);
      if (chapters()[static_cast<std::size_t>(condition.chapter)].code == "15") REQUIRE(person.sex == Sex::female);
      if (condition.name_en == "Hip fracture") REQUIRE(contact.age >= 64);
      if (contact.clinic == children) REQUIRE(contact.age < 15);
      if (contact.clinic == young_psychiatry) REQUIRE(contact.age < 18);
    }
  });
}

TEST_CASE("the region's people are spread over municipalities, sexes and ages as intended") {
  const World region = region_world(kRegionSize);
  std::vector<double> people(region.areas.size());
  double women = 0, old = 0;
  for (std::int64_t number = 1; number <= region.persons; ++number) {
    Random random(region.seed, static_cast<std::uint64_t>(number));
    const Person person = make_person(region, number, random);
    people[static_cast<std::size_t>(person.area)] += 1;
    women += person.sex == Sex::female ? 1 : 0;
    old += region.first_year - 1 - person.birth_year >= 65 ? 1 : 0;
  }
  CHECK(people[0] / 20'000 == doctest::Approx(0.312).epsilon(0.05));  // the largest municipality
  CHECK(people[13] / 20'000 == doctest::Approx(0.011).epsilon(0.3));  // the smallest
  CHECK(women / 20'000 == doctest::Approx(0.487).epsilon(0.03));
  CHECK(old / 20'000 == doctest::Approx(0.242).epsilon(0.04));
}

TEST_CASE("outliers: 5 and 3 per cent of the nation, a fifth of inpatient cost; more in the region") {
  const World nation = nation_world(kNationSize);
  const Limits limits = national_limits(nation, 2);
  auto national = shares(nation, limits);
  CHECK(national[CareForm::inpatient].of_contacts() == doctest::Approx(0.05).epsilon(0.06));
  CHECK(national[CareForm::outpatient].of_contacts() == doctest::Approx(0.03).epsilon(0.06));
  CHECK(national[CareForm::inpatient].of_cost() == doctest::Approx(0.19).epsilon(0.15));
  auto regional = shares(region_world(kRegionSize), limits);
  CHECK(regional[CareForm::inpatient].of_contacts() > national[CareForm::inpatient].of_contacts() * 1.1);
  CHECK(regional[CareForm::inpatient].of_contacts() < 0.08);
  CHECK(regional[CareForm::outpatient].of_contacts() > national[CareForm::outpatient].of_contacts() * 1.05);
  CHECK(regional[CareForm::inpatient].contacts / 4 / 20 == doctest::Approx(145).epsilon(0.08));  // per 1 000 inhabitants and year
  CHECK(regional[CareForm::outpatient].contacts / 4 / 20 == doctest::Approx(650).epsilon(0.08));
}

TEST_CASE("the nation's tally holds every grouped contact, and is the same in parts") {
  const World nation = nation_world({.seed = 6, .first_year = 2022, .years = 2, .persons = 5'000});
  const Limits limits = national_limits(nation, 1);
  const NationTally one = tally_nation(nation, limits, 1);
  const NationTally two = tally_nation(nation, limits, 2);
  std::int64_t contacts = 0, expected = 0;
  each_person(nation, [&](const Person&, const std::vector<Contact>& of_person) {
    for (const Contact& contact : of_person) expected += contact.grouped ? 1 : 0;
  });
  for (int year = 2022; year <= 2023; ++year) {
    for (int kind = 0; kind < kKinds; ++kind) {
      for (int group = 0; group < static_cast<int>(groups().size()); ++group) {
        for (const AgeBand band : {under_65, from_65}) {
          for (const Sex sex : {Sex::female, Sex::male}) {
            const NationCell& cell = one.cell(year, kind, group, band, sex);
            REQUIRE(cell.outliers <= cell.contacts);
            REQUIRE(cell.outlier_cost <= cell.cost);
            REQUIRE(two.cell(year, kind, group, band, sex).cost == cell.cost);
            contacts += cell.contacts;
          }
        }
      }
    }
  }
  CHECK(contacts == expected);
}
