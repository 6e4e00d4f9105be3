// Inhabitants by year, sex and age class beside the cost of the base year in the same classes.
#include "methods/demographic_pressure_population.h"

#include <cmath>

namespace rodtrad::methods::demographic_pressure {

using table::column;

namespace {

constexpr const char* kKind = "population";

/// [year][sex, age class] → inhabitants.
using Inhabitants = std::map<std::string, std::map<std::pair<std::string, std::string>, std::int64_t>>;

Inhabitants inhabitants_of(const Study& study) {
  using Test = table::Condition::Test;
  table::Cells request{.filter = {{.value = column("year"), .test = Test::at_least, .number = std::stoll(study.base)},
                                  {.value = column("year"), .test = Test::at_most, .number = std::stoll(study.final)}},
                       .by = {{"year", column("year")}, {"sex", column("sex")}, {"age", table::band(column("age"), age_classes(study))}},
                       .sums = {column("count")}};
  Inhabitants out;
  for (const table::CellsRow& row : study.run.cells(kKind, request).rows) out[row.key[0]][{row.key[1], row.key[2]}] = row.sums[0];
  return out;
}

std::int64_t found(const std::map<std::pair<std::string, std::string>, std::int64_t>& year, const std::pair<std::string, std::string>& group) {
  const auto at = year.find(group);
  return at == year.end() ? 0 : at->second;
}

std::int64_t all(const std::map<std::pair<std::string, std::string>, std::int64_t>& year) {
  std::int64_t sum = 0;
  for (const auto& [group, inhabitants] : year) sum += inhabitants;
  return sum;
}

/// An age class and sex with contacts in the base year.
struct CostGroup {
  std::pair<std::string, std::string> group;
  double cost = 0;
  std::size_t cell = 0;
};

std::vector<CostGroup> cost_groups(const Study& study) {
  const table::Cube& cube = study.cubes.at("people");
  std::vector<CostGroup> out;
  const auto& ages = cube.dimensions[kFirstCut].categories;
  const auto& sexes = cube.dimensions[kFirstCut + 1].categories;
  for (std::size_t age = 1; age < ages.size(); ++age) {
    for (std::size_t sex = 1; sex < sexes.size(); ++sex) {
      const std::size_t cell = cube.index({kBase, kAllAges, age, sex});
      if (cube.cells[cell].rows > 0)
        out.push_back({{sexes[sex].code, ages[age].code}, stats::on_grid(cube.cells[cell].values[0] * study.settings.price_factor), cell});
    }
  }
  return out;
}

PopulationYear year_of(const std::string& year, const Inhabitants& inhabitants, const std::string& base, const std::vector<CostGroup>& groups,
                       double cost) {
  const auto& before = inhabitants.at(base);
  const auto& after = inhabitants.at(year);
  std::vector<stats::HeldCost> held;
  for (const CostGroup& group : groups) {
    held.push_back({group.cost, static_cast<double>(found(before, group.group)), static_cast<double>(found(after, group.group))});
  }
  const stats::HeldCost everybody{cost, static_cast<double>(all(before)), static_cast<double>(all(after))};
  return {.year = year,
          .inhabitants = all(after),
          .effect = stats::on_grid(stats::held_cost_change(held)),
          .size = stats::on_grid(stats::held_cost_change({&everybody, 1}))};
}

}  // namespace

double Population::yearly() const {
  const double span = std::stod(years.back().year) - std::stod(years.front().year);
  return std::pow(1 + growth(years.back()), 1 / span) - 1;
}

Population read_population(const Study& study) {
  Population out;
  if (!study.run.dataset(kKind)) {
    out.why_not = {"ingen folkmängd är kopplad till uppdraget", "no population is bound to the assignment"};
    return out;
  }
  const Inhabitants inhabitants = inhabitants_of(study);
  for (const std::string& year : {study.base, study.final}) {
    if (inhabitants.contains(year)) continue;
    out.why_not = core::say("folkmängden saknar år {}", "the population lacks the year {}", year);
    return out;
  }
  std::vector<CostGroup> groups = cost_groups(study);
  for (const CostGroup& group : groups) {
    const bool lives = found(inhabitants.at(study.base), group.group) > 0;
    (lives ? out.cost : out.left_out) += group.cost;
    out.cells.push_back(group.cell);
  }
  std::erase_if(groups, [&](const CostGroup& group) { return found(inhabitants.at(study.base), group.group) <= 0; });
  if (out.cost <= 0) {
    out.why_not = {"åldersklasser och kön i folkmängden är inte kontakternas",
                   "age classes and sexes of the population are not those of the contacts"};
    return out;
  }
  for (const auto& [year, people] : inhabitants) out.years.push_back(year_of(year, inhabitants, study.base, groups, out.cost));
  return out;
}

}  // namespace rodtrad::methods::demographic_pressure
