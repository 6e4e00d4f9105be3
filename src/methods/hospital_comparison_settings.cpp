// Parameters: labels, bounds and defaults, and the way from words to typed values.
#include "methods/hospital_comparison_settings.h"

#include "methods/parameters.h"

namespace rodtrad::methods::hospital_comparison {

using model::Param;
using model::ParamType;

namespace {

constexpr const char* kMethod = "hospital_comparison";

Param choice(std::string id, core::Text label, std::vector<model::Choice> choices) {
  return with_dated_default(kMethod, {.id = std::move(id), .label = std::move(label), .type = ParamType::choice, .choices = std::move(choices)});
}

Param year(std::string id, core::Text label) {
  return with_dated_default(
      kMethod, {.id = std::move(id), .label = std::move(label), .unit = {"år", "year"}, .type = ParamType::integer, .least = 0, .most = 2100});
}

}  // namespace

std::vector<Param> parameters() {
  return {
      choice("weight_source", {"Varifrån DRG-vikterna tas", "Where DRG weights come from"},
             {{"auto", {"kontakternas egna, annars listans", "the contacts' own, otherwise the list's"}},
              {"contact", {"kontakternas egna", "the contacts' own"}},
              {"list", {"den publicerade listan", "the published list"}}}),
      choice("limit_source", {"Varifrån ytterfallen tas", "Where outliers come from"},
             {{"auto", {"källans märkning, annars publicerade gränser", "the source's flag, otherwise published limits"}},
              {"flag", {"källans märkning", "the source's flag"}},
              {"limit", {"publicerade gränser", "published limits"}},
              {"none", {"ytterfall skiljs inte ut", "outliers are not told apart"}}}),
      choice("list_kind", {"Slag av lista", "Kind of list"},
             {{"clinic", {"klinikvårdtillfällen", "clinic episodes"}}, {"hospital", {"sjukhusvårdtillfällen", "hospital episodes"}}}),
      choice("list_basis", {"Listans grund", "Basis of the list"},
             {{"only", {"den enda som finns", "the only one there is"}},
              {"prospective", {"prospektiva vikter", "prospective weights"}},
              {"retrospective", {"retrospektiva vikter", "retrospective weights"}}}),
      choice("standard", {"Förväntad kostnad räknas per", "Expected cost is counted by"},
             {{"severity", {"DRG och svårighetsgrad, där den finns", "DRG and severity, where there is one"}}, {"drg", {"DRG", "DRG"}}}),
      year("first_year", {"Första år", "First year"}),
      year("last_year", {"Sista år", "Last year"}),
  };
}

Settings settings_of(const model::Run& run) {
  const std::string basis = run.choice("list_basis");
  return {.weight_source = run.choice("weight_source"),
          .limit_source = run.choice("limit_source"),
          .list_kind = run.choice("list_kind"),
          .list_basis = basis == "only" ? "" : basis,
          .by_severity = run.choice("standard") == "severity",
          .first_year = run.integer("first_year"),
          .last_year = run.integer("last_year")};
}

}  // namespace rodtrad::methods::hospital_comparison
