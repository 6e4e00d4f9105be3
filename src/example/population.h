// Who lives in a world: the age profile, births and deaths, taken from public population statistics.
#pragma once

#include <array>
#include <cstdint>

namespace rodtrad::example {

enum class Sex : std::uint8_t { female, male };

inline constexpr int kOldest = 100;                                        // 100 and older
using AgeProfile = std::array<std::array<std::uint32_t, kOldest + 1>, 2>;  // persons by sex and age

/// Norrbotten and Sweden (in hundreds), 31 December 2019. Source: Statistics Sweden (SCB), population by age and sex, CC0.
const AgeProfile& northern_profile();
const AgeProfile& national_profile();

/// Live births in a year per 100 000 inhabitants: Norrbotten 2015, 2 440 births and 249 733 inhabitants (SCB, CC0).
inline constexpr std::int64_t kBirthRate = 977;

/// Deaths in a year per 100 000 of this sex and age: Sweden 2011–2015 (SCB, CC0), straight lines between five-year ages.
std::int64_t death_rate(Sex sex, int age);

/// Age groups in which a municipality's age structure is given: 0–19, 20–44, 45–64, 65–79, 80 and older.
inline constexpr std::array<int, 5> kAgeGroupStarts{0, 20, 45, 65, 80};

/// Value at `age` on the straight lines between knots (ages rising, the first at 0); level after the last.
template <std::size_t n>
constexpr std::int64_t between(const std::array<int, n>& ages, const std::array<int, n>& values, int age) {
  std::size_t at = 0;
  while (at + 1 < n && ages[at + 1] <= age) ++at;
  if (at + 1 == n) return values[at];
  return values[at] + static_cast<std::int64_t>(values[at + 1] - values[at]) * (age - ages[at]) / (ages[at + 1] - ages[at]);
}

}  // namespace rodtrad::example
