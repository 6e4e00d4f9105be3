// One synthetic person: sex, home, birth, death and need of care, the same through all years.
#pragma once

#include <cstdint>

#include "example/world.h"

namespace rodtrad::example {

struct Person {
  std::int64_t number = 0;  // 1 …
  Sex sex = Sex::female;
  int area = 0;
  int birth_year = 0;
  int birthday = 0;       // day of the year, 0 = 1 January
  int born = 0;           // day number; before the first year's start for most
  int died = 0;           // day number; kAlive when the person lives through all years
  std::int64_t need = 0;  // factor on the use of care (q16, mean 1): a minority uses much
};
inline constexpr int kAlive = 1 << 30;

/// Person `number` of the world. `random` is the person's own stream, which the care then continues.
Person make_person(const World& world, std::int64_t number, Random& random);

/// Completed years on a day of `year` that is `day_of_year` days after 1 January.
int age_on(const Person& person, int year, int day_of_year);

}  // namespace rodtrad::example
