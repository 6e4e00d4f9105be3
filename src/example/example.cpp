// Puts the example together: nation first (its limits are a list of their own), then the region, then the texts.
#include "example/example.h"

#include <algorithm>

#include "core/embedded.h"
#include "core/failure.h"
#include "core/file.h"
#include "core/number_format.h"
#include "core/unicode.h"
#include "example/lists.h"
#include "example/region.h"
#include "example/register_lines.h"

namespace rodtrad::example {
namespace {

const std::vector<std::string> kTexts = {"plan.txt", "contacts.map.toml", "limits.map.toml", "nation.map.toml", "population.map.toml", "README.md"};
constexpr std::int64_t kMostNation = 5'000'000;
constexpr std::int64_t kContactsPer1000 = 800;  // in a year per 1 000 persons, of both care forms

core::Problem out_of_range(const std::string& what, std::int64_t least, std::int64_t most) {
  return {.code = "example_options",
          .message = {.sv = fmt::format("{} måste vara mellan {} och {}", what, least, most),
                      .en = fmt::format("{} must be between {} and {}", what, least, most)}};
}

core::Problems check(const ExampleOptions& options) {
  core::Problems problems;
  const auto within = [&](const std::string& what, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value < least || value > most) problems.push_back(out_of_range(what, least, most));
  };
  within("persons", options.persons, 1'000, 200'000'000);
  within("years", options.years, 1, 20);
  within("first-year", options.first_year, 1990, 2100);
  return problems;
}

/// An embedded text of the example with its {{words}} filled in.
std::string filled_text(const std::string& name, const ExampleOptions& options, const ExampleSummary& summary) {
  const auto found = core::embedded_file("data/example/" + name);
  if (!found) throw core::Failure(core::FailureKind::internal, core::same_text("data/example/" + name));
  std::string text(*found);
  const int last_year = options.first_year + options.years - 1;
  const std::pair<std::string_view, std::string> words[] = {
      {"{{first_year}}", std::to_string(options.first_year)},
      {"{{last_year}}", std::to_string(last_year)},
      {"{{plan_year}}", std::to_string(last_year + 1)},
      {"{{next_year}}", std::to_string(last_year + 2)},
      {"{{persons}}", core::show_integer(options.persons, core::Language::sv)},
      {"{{contacts}}", core::show_integer(summary.contacts, core::Language::sv)},
  };
  for (const auto& [word, value] : words) text = core::replace_all(std::move(text), word, value);
  return text;
}

void write_nation_files(const WorldSize& size, const std::filesystem::path& folder, int threads) {
  const World nation = nation_world(size);
  const Limits limits = national_limits(nation, threads);
  const NationTally tally = tally_nation(nation, limits, threads);
  write_limits(nation, limits, tally, folder / "limits.csv");
  write_nation(nation, tally, folder / "nation.csv");
}

ExampleSummary write_region_files(const WorldSize& size, const std::filesystem::path& folder, int threads) {
  const World region = region_world(size);
  const RegionCounts counts = write_contacts(region, folder / "contacts.csv", threads);
  write_population(region, counts.population, folder / "population.csv");
  return {.persons = region.all_persons(), .contacts = counts.contacts};
}

}  // namespace

std::int64_t persons_for_contacts(std::int64_t contacts, int years) { return contacts * 1000 / (kContactsPer1000 * std::max(years, 1)); }

core::Expected<ExampleSummary> write_example(const std::filesystem::path& folder, const ExampleOptions& options) {
  if (core::Problems problems = check(options); !problems.empty()) return core::fail(std::move(problems));
  core::make_folders(folder);
  const std::int64_t nation_persons = options.nation_persons > 0 ? options.nation_persons : std::min(options.persons * 20, kMostNation);
  write_nation_files({options.seed + 1, options.first_year, options.years, nation_persons}, folder, options.threads);
  const ExampleSummary summary = write_region_files({options.seed, options.first_year, options.years, options.persons}, folder, options.threads);
  write_labels(folder);
  const RegisterFiles files = register_files();
  core::write_file(folder / "register.jsonl", files.lines);
  core::write_file(folder / "register-links.jsonl", files.links);
  for (const std::string& name : kTexts) core::write_file(folder / name, filled_text(name, options, summary));
  return summary;
}

}  // namespace rodtrad::example
