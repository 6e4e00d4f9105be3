// Draws persons: the first world.persons live when the first year begins, the rest are born in the years that follow.
#include "example/person.h"

#include <algorithm>

#include "core/date.h"
#include "example/distributions.h"

namespace rodtrad::example {
namespace {

constexpr Spread kNeed = spread(850);
constexpr std::int64_t kMostNeed = 10 * kOne;

void settle(const World& world, Person& person, Random& random) {
  person.area = static_cast<int>(world.area_choice.pick(random));
  const auto cell = static_cast<int>(world.areas[static_cast<std::size_t>(person.area)].people.pick(random));
  person.sex = static_cast<Sex>(cell / (kOldest + 1));
  person.birth_year = world.first_year - 1 - cell % (kOldest + 1);
}

void give_birth(const World& world, Person& person, Random& random) {
  person.area = static_cast<int>(world.newborn_choice.pick(random));
  person.sex = random.below(1000) < 486 ? Sex::female : Sex::male;
  person.birth_year = world.first_year + static_cast<int>((person.number - world.persons - 1) / world.births_a_year());
}

/// Day of death, year by year. Need counts for a quarter: those who use much care die more often.
int day_of_death(const World& world, const Person& person, Random& random) {
  for (int year = std::max(world.first_year, person.birth_year); year <= world.last_year(); ++year) {
    const std::int64_t rate = scaled(death_rate(person.sex, year - person.birth_year), (3 * kOne + person.need) / 4);
    const std::uint32_t drawn = random.below(100'000);
    if (drawn >= static_cast<std::uint64_t>(rate)) continue;
    const int first = std::max(world.new_year(year), person.born + 1);
    const int left = world.new_year(year + 1) - first;
    if (left > 0) return first + static_cast<int>(random.below(static_cast<std::uint32_t>(left)));
  }
  return kAlive;
}

}  // namespace

Person make_person(const World& world, std::int64_t number, Random& random) {
  Person person{.number = number};
  if (number <= world.persons) {
    settle(world, person, random);
  } else {
    give_birth(world, person, random);
  }
  person.birthday = static_cast<int>(random.below(365));
  person.born = core::to_days({person.birth_year, 1, 1}) + person.birthday;
  person.need = std::min(lognormal(random, kNeed), kMostNeed);
  person.died = day_of_death(world, person, random);
  return person;
}

int age_on(const Person& person, int year, int day_of_year) { return year - person.birth_year - (day_of_year < person.birthday ? 1 : 0); }

}  // namespace rodtrad::example
