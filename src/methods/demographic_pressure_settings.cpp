// Parameters: labels, bounds and defaults, and the way from words to typed values.
#include "methods/demographic_pressure_settings.h"

#include "methods/parameters.h"

namespace rodtrad::methods::demographic_pressure {

using core::Text;
using model::Param;
using model::ParamType;

namespace {

constexpr const char* kMethod = "demographic_pressure";

Param number(std::string id, Text label, Text unit, ParamType type, double least, double most) {
  return with_dated_default(kMethod,
                            {.id = std::move(id), .label = std::move(label), .unit = std::move(unit), .type = type, .least = least, .most = most});
}

Param choice(std::string id, Text label, std::vector<model::Choice> choices) {
  return with_dated_default(kMethod, {.id = std::move(id), .label = std::move(label), .type = ParamType::choice, .choices = std::move(choices)});
}

const Text kYear = {"år", "year"};
const Text kYears = {"år", "years"};

}  // namespace

std::vector<Param> parameters() {
  return {
      number("base_year", {"Basår", "Base year"}, kYear, ParamType::integer, 0, 2100),
      number("final_year", {"Slutår", "Final year"}, kYear, ParamType::integer, 0, 2100),
      choice("both_increase", {"När kontakterna ökar i båda åldrarna", "When contacts increase at both ages"},
             {{"total", {"hela kostnadsförändringen", "the whole cost change"}},
              {"older", {"bara kostnadsförändringen för 65 år och äldre", "only the cost change of 65 and over"}}}),
      choice("younger_cost_rise",
             {"När de yngres kontakter minskar men deras kostnad ökar", "When contacts of the young decrease but their cost rises"},
             {{"ignored", {"ökningen räknas inte", "the rise is not counted"}}, {"added", {"ökningen läggs till", "the rise is added"}}}),
      choice("unchanged", {"När antalet kontakter är oförändrat", "When the number of contacts is unchanged"},
             {{"no_increase", {"räknas inte som ökning", "does not count as an increase"}},
              {"increase", {"räknas som ökning", "counts as an increase"}}}),
      choice("floor", {"Belopp under noll", "Amounts below zero"},
             {{"none", {"behålls", "are kept"}}, {"zero", {"sätts till noll", "are set to zero"}}}),
      choice("level", {"Nivå som summeras", "Level that is summed"},
             {{"clinic_chapter", {"kapitel inom klinik", "chapter within clinic"}},
              {"clinic", {"klinik", "clinic"}},
              {"chapter", {"diagnoskapitel", "diagnosis chapter"}},
              {"hospital", {"sjukhus", "hospital"}},
              {"area", {"verksamhetsområde", "area of care"}},
              {"region", {"hela regionen", "the whole region"}}}),
      number("price_change", {"Prisökning från basår till slutår", "Price rise from base year to final year"}, {"procent", "per cent"},
             ParamType::real, -50, 500),
      number("least_persons", {"Minsta antal personer i en grupp som räknas för sig", "Fewest persons in a group that is counted on its own"},
             {"personer", "persons"}, ParamType::integer, 5, 1000),
      number("age_width", {"Åldersklassernas bredd i befolkningsräkningen", "Width of the age classes in the population calculation"}, kYears,
             ParamType::integer, 1, 65),
      number("oldest_group", {"Början på den öppna åldersklassen", "Start of the open age class"}, kYears, ParamType::integer, 65, 100),
      number("outlook_years", {"År framåt som befolkningens takt räknas", "Years ahead that the population's pace is carried"}, kYears,
             ParamType::integer, 1, 50),
      number("set_aside", {"Belopp som fullmäktige har avsatt", "Amount set aside by the council"}, {"kronor", "kronor"}, ParamType::real, 0, 1e12),
  };
}

Settings settings_of(const model::Run& run) {
  return {.base_year = run.integer("base_year"),
          .final_year = run.integer("final_year"),
          .rule = {.older_only = run.choice("both_increase") == "older",
                   .adds_younger_rise = run.choice("younger_cost_rise") == "added",
                   .unchanged_is_increase = run.choice("unchanged") == "increase",
                   .floor_at_zero = run.choice("floor") == "zero"},
          .level = run.choice("level"),
          .price_factor = (100 + run.real("price_change")) / 100,
          .least_persons = run.integer("least_persons"),
          .age_width = run.integer("age_width"),
          .oldest_group = run.integer("oldest_group"),
          .outlook_years = run.integer("outlook_years"),
          .set_aside = 100 * run.real("set_aside")};
}

}  // namespace rodtrad::methods::demographic_pressure
