// The two worlds. What makes the region differ from the nation is set here, so that the demonstration has something to
// find: an older population, higher costs, and more very expensive contacts, rising from year to year.
#include "example/world.h"

#include "core/date.h"
#include "example/groups.h"

namespace rodtrad::example {
namespace {

/// Where the region's very expensive contacts are more common than its other figures explain, in per cent.
int chapter_factor(std::string_view chapter) {
  if (chapter == "09") return 122;  // circulation
  if (chapter == "19") return 125;  // injuries
  if (chapter == "05") return 118;  // mental health
  return 96;
}

World empty_world(const WorldSize& size) {
  World world{.seed = size.seed, .first_year = size.first_year, .years = size.years, .persons = size.persons};
  for (int year = size.first_year - 1; year <= size.first_year + size.years; ++year) world.new_years.push_back(core::to_days({year, 1, 1}));
  return world;
}

std::size_t age_group(int age) {
  std::size_t group = 0;
  while (group + 1 < kAgeGroupStarts.size() && kAgeGroupStarts[group + 1] <= age) ++group;
  return group;
}

std::array<std::uint64_t, 5> group_totals(const AgeProfile& profile) {
  std::array<std::uint64_t, 5> totals{};
  for (const auto& ages : profile) {
    for (int age = 0; age <= kOldest; ++age) totals[age_group(age)] += ages[static_cast<std::size_t>(age)];
  }
  return totals;
}

/// Adds an area whose age groups hold `people` and whose single ages within a group follow the profile.
void add_area(World& world, Area area, const AgeProfile& profile, const std::array<std::uint32_t, 5>& people) {
  constexpr std::uint64_t kFine = 10'000;  // keeps rounding away from small municipalities
  const auto totals = group_totals(profile);
  std::uint32_t newborns = 0;
  for (const auto& ages : profile) {
    for (int age = 0; age <= kOldest; ++age) {
      const std::size_t group = age_group(age);
      const auto weight = static_cast<std::uint32_t>(people[group] * kFine * ages[static_cast<std::size_t>(age)] / totals[group]);
      area.people.add(weight);
      if (age == 0) newborns += weight;
    }
  }
  world.area_choice.add(area.people.total());
  world.newborn_choice.add(newborns);
  world.areas.push_back(std::move(area));
}

}  // namespace

World region_world(const WorldSize& size) {
  World world = empty_world(size);
  for (const Municipality& place : municipalities()) {
    add_area(world, {.hospital = place.hospital, .inland = place.inland}, northern_profile(), place.people);
  }
  world.hospitals = {{.price = 103, .outliers = 116}, {101, 98}, {105, 124}, {104, 112}, {102, 108}};
  world.one_centre = true;
  world.outlier_trend = 6;
  world.inland_outliers = 135;
  for (const Chapter& chapter : chapters()) world.chapter_outliers.push_back(chapter_factor(chapter.code));
  return world;
}

World nation_world(const WorldSize& size) {
  World world = empty_world(size);
  std::array<std::uint32_t, 5> all{};
  const auto totals = group_totals(national_profile());
  for (std::size_t group = 0; group < all.size(); ++group) all[group] = static_cast<std::uint32_t>(totals[group]);
  constexpr std::array<std::uint32_t, 3> kShares{25, 50, 25};  // per cent of the people near each kind of hospital
  for (std::size_t kind = 0; kind < kShares.size(); ++kind) {
    std::array<std::uint32_t, 5> people = all;
    for (auto& count : people) count = count * kShares[kind] / 100;
    add_area(world, {.hospital = static_cast<int>(kind)}, national_profile(), people);
  }
  world.hospitals = {{.price = 104, .outliers = 115}, {99, 97}, {98, 90}};
  return world;
}

}  // namespace rodtrad::example
