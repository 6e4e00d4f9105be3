// The region's own files: care contacts and population.
#pragma once

#include <filesystem>
#include <vector>

#include "example/care.h"

namespace rodtrad::example {

/// People on 31 December by year, area, sex and age.
class PopulationTally {
 public:
  explicit PopulationTally(const World& world);
  void add(const Person& person);
  void add(const PopulationTally& other);
  std::int64_t count(int year, int area, Sex sex, int age) const { return counts_[index(year, area, sex, age)]; }

 private:
  std::size_t index(int year, int area, Sex sex, int age) const;
  const World& world_;
  std::vector<std::int64_t> counts_;
};

struct RegionCounts {
  PopulationTally population;
  std::int64_t contacts = 0;
};

/// Writes the contacts of all persons of the region, chunk by chunk, and counts the people.
RegionCounts write_contacts(const World& region, const std::filesystem::path& file, int threads);

void write_population(const World& region, const PopulationTally& people, const std::filesystem::path& file);

}  // namespace rodtrad::example
