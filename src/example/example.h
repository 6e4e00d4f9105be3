// The example: a synthetic region with care contacts, population, national limits and comparison figures, and an analysis
// plan of its own, written as the files that a region would hand over. Nothing in it is about a real person or place.
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/expected.h"

namespace rodtrad::example {

struct ExampleOptions {
  std::int64_t persons = 250'000;   // in the region when the first year begins: 1 000 – 200 000 000
  int years = 4;                    // 1 – 20
  int first_year = 2022;            // 1990 – 2100
  std::int64_t nation_persons = 0;  // 0 = twenty times the region, at most five million
  std::uint64_t seed = 99;
  int threads = 2;
};

struct ExampleSummary {
  std::int64_t persons = 0;  // who live in the region some day in these years
  std::int64_t contacts = 0;
};

/// Persons that give about this many contacts in so many years.
std::int64_t persons_for_contacts(std::int64_t contacts, int years);

/// Writes plan.txt, register.jsonl, register-links.jsonl, contacts.csv, limits.csv, nation.csv, population.csv with their maps, the label lists and
/// README.md into the folder, which is made when missing. The same options give the same bytes on every machine and for any number of threads. Memory
/// does not grow with the number of persons. Problems: example_options. Throws Failure.
core::Expected<ExampleSummary> write_example(const std::filesystem::path& folder, const ExampleOptions& options = {});

}  // namespace rodtrad::example
