// Vision, strategies, target areas, goals, programmes, indicators and their values.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "example/random.h"
#include "example/register_lines.h"

namespace rodtrad::example {
namespace {

std::size_t at(const core::Toml& number) { return static_cast<std::size_t>(number.integer()); }

void add_strategies(RegisterPlan& plan) {
  const std::string vision = plan.lines.add("vision", {{"title", plan.words["vision"].string()},
                                                       {"wording", plan.words["vision"].string() + "."},
                                                       {"start", "2020-01-01"},
                                                       {"end", "2035-12-31"},
                                                       {"organisation", plan.region},
                                                       {"responsible", plan.persons[0]},
                                                       {"decided_by", "Regionfullmäktige"},
                                                       {"decided", "2019-11-20"},
                                                       {"state", "adopted"}});
  const std::string strategy = plan.lines.add("strategy", {{"title", "Regional utvecklingsstrategi 2022–2030 (påhittad)"},
                                                           {"kind", "regional_development"},
                                                           {"summary", "Påhittat exempel: fem målområden som allt regionen gör ska bidra till."},
                                                           {"vision", vision},
                                                           {"start", "2022-01-01"},
                                                           {"end", "2030-12-31"},
                                                           {"unit", plan.units[3]},
                                                           {"responsible", plan.persons[3]},
                                                           {"decided_by", "Regionfullmäktige"},
                                                           {"decided", "2021-11-24"},
                                                           {"reference_number", "RUN-2021-114"},
                                                           {"state", "adopted"}});
  plan.lines.add("strategy", {{"title", "Internationell strategi 2024–2028 (påhittad)"},
                              {"kind", "international"},
                              {"focus_areas", plan.words["focus_areas"].strings()},
                              {"vision", vision},
                              {"start", "2024-01-01"},
                              {"end", "2028-12-31"},
                              {"unit", plan.units[7]},
                              {"responsible", plan.persons[7]},
                              {"decided_by", "Regionstyrelsen"},
                              {"decided", "2023-12-06"},
                              {"state", "adopted"}});
  for (const core::Toml& one : plan.list("target_areas")) {
    const auto order = static_cast<std::int64_t>(plan.target_areas.size() + 1);
    plan.target_areas.push_back(plan.lines.add("target_area", {{"strategy", strategy},
                                                               {"order_no", order},
                                                               {"title", one.array()[0].string()},
                                                               {"description", one.array()[1].string()},
                                                               {"unit", plan.units[3]},
                                                               {"responsible", plan.persons[3]}}));
  }
}

void add_goal_list(RegisterPlan& plan) {
  for (const core::Toml& one : plan.list("goals")) {
    const auto& words = one.array();
    const std::string assessment = words[6].string();
    plan.area_of_goal.push_back(static_cast<int>(words[0].integer()));
    plan.goals.push_back(plan.lines.add("goal", {{"title", words[1].string()},
                                                 {"wording", words[2].string()},
                                                 {"kind", "impact"},
                                                 {"target_area", plan.target_areas[at(words[0])]},
                                                 {"start", "2022-01-01"},
                                                 {"due", words[3].string()},
                                                 {"unit", plan.units[at(words[5])]},
                                                 {"responsible", plan.persons[at(words[4])]},
                                                 {"state", "adopted"},
                                                 {"assessment", assessment},
                                                 {"assessment_words", assessment == "red" ? "Skillnaderna har inte minskat." : ""},
                                                 {"assessed", assessment.empty() ? "" : "2025-10-15"}}));
  }
  for (const core::Toml& one : plan.list("desired_states")) {
    plan.lines.add(
        "desired_state",
        {{"title", one.array()[1].string()}, {"wording", one.array()[2].string()}, {"goal", plan.goals[at(one.array()[0])]}, {"due", "2030-12-31"}});
  }
}

void add_programmes(RegisterPlan& plan) {
  for (const core::Toml& one : plan.list("programmes")) {
    const auto& words = one.array();
    std::vector<std::string> goals;
    for (const core::Toml& goal : words[2].array()) goals.push_back(plan.goals[at(goal)]);
    const bool first = plan.programmes.empty();
    plan.programmes.push_back(
        plan.lines.add("programme", {{"title", words[0].string()},
                                     {"purpose", words[1].string()},
                                     {"goals", goals},
                                     {"goals_written", first ? plan.words["ehealth_goals"].strings() : std::vector<std::string>{}},
                                     {"target_groups", words[8].strings()},
                                     {"coordinator", plan.persons[at(words[3])]},
                                     {"unit", plan.units[at(words[4])]},
                                     {"parties", first ? plan.municipalities : std::vector<std::string>{}},
                                     {"report_interval_months", std::int64_t{6}},
                                     {"budget", kronor(words[7].integer())},
                                     {"start", words[5].string()},
                                     {"end", words[6].string()},
                                     {"decided_by", "Regionfullmäktige"},
                                     {"decided", fmt::format("{}-11-20", std::stoi(words[5].string()) - 1)},
                                     {"state", "ongoing"}}));
  }
  for (std::size_t i = 0; i < plan.municipalities.size(); ++i) {
    const bool adopted = i < 9;
    plan.lines.add("endorsement", {{"programme", plan.programmes[0]},
                                   {"organisation", plan.municipalities[i]},
                                   {"body", "Kommunstyrelsen"},
                                   {"date", adopted ? fmt::format("2023-{:02}-{:02}", 2 + i % 5, 3 + i) : ""},
                                   {"paragraph", adopted ? fmt::format("§ {}", 20 + 3 * i) : ""},
                                   {"outcome", adopted ? "adopted" : "awaited"}});
  }
}

/// On the way from the baseline towards the target, more so each year.
double value_of(double baseline, double target, int year, std::uint32_t noise) {
  const double way = 0.14 * (year - 2021) + 0.002 * noise;
  const double value = baseline + (target - baseline) * std::min(way, 1.0);
  return std::abs(target) > 500 ? static_cast<double>(static_cast<std::int64_t>(value))
                                : static_cast<double>(static_cast<std::int64_t>(value * 10)) / 10;
}

void add_value(RegisterPlan& plan, const std::string& indicator, const std::string& place, const core::Toml::Array& words, int year, Random& random) {
  const bool missing = year == kRegisterYear && random.below(9) == 0;
  const double value = value_of(words[7].number(), words[8].number(), year, random.below(60));
  const std::int64_t people = 120 + random.below(900);
  const bool counted = words[5].string() == "procent" && !words[4].string().empty();
  std::vector<RegisterLines::Set> fields = {{"indicator", indicator}, {"organisation", place}, {"time", std::to_string(year)}, {"sex", "all"}};
  if (missing) {
    fields.push_back({"state", "expected"});
  } else {
    fields.push_back({"value", value});
    if (counted) fields.push_back({"numerator", static_cast<double>(static_cast<std::int64_t>(value * static_cast<double>(people) / 100))});
    if (counted) fields.push_back({"denominator", static_cast<double>(people)});
    fields.push_back({"reported", fmt::format("{}-02-10", year + 1)});
    fields.push_back({"state", "signed_off"});
  }
  plan.lines.add("indicator_value", fields);
}

void add_indicators(RegisterPlan& plan) {
  Random random(2025, 1);
  for (const core::Toml& one : plan.list("indicators")) {
    const auto& words = one.array();
    const std::int64_t programme = words[1].integer();
    const std::size_t number = plan.indicators.size();
    plan.indicators.push_back(plan.lines.add("indicator", {{"title", words[2].string()},
                                                           {"numerator", words[3].string()},
                                                           {"denominator", words[4].string()},
                                                           {"measured_in", words[5].string()},
                                                           {"kind", words[5].string() == "procent" ? "share"
                                                                    : words[5].string() == "index" ? "index"
                                                                                                   : "count"},
                                                           {"direction", words[6].string()},
                                                           {"goal", plan.goals[at(words[0])]},
                                                           {"programme", programme < 0 ? "" : plan.programmes[static_cast<std::size_t>(programme)]},
                                                           {"baseline", words[7].number()},
                                                           {"baseline_date", "2021-12-31"},
                                                           {"target", words[8].number()},
                                                           {"target_date", "2028-12-31"},
                                                           {"interval_months", std::int64_t{12}},
                                                           {"next_due", number % 5 == 4 ? "2026-01-15" : "2027-02-15"},
                                                           {"source", "Påhittade värden"},
                                                           {"per_municipality", words[9].boolean()},
                                                           {"unit", plan.units[3]},
                                                           {"responsible", plan.persons[at(words[10])]},
                                                           {"state", "in_use"}}));
    if (number == 16) continue;  // taken into use, but nothing is measured yet
    for (int year = 2022; year <= kRegisterYear; ++year) {
      if (!words[9].boolean()) add_value(plan, plan.indicators.back(), plan.region, words, year, random);
      for (const std::string& place : words[9].boolean() ? plan.municipalities : std::vector<std::string>{}) {
        add_value(plan, plan.indicators.back(), place, words, year, random);
      }
    }
  }
}

void add_follow_up(RegisterPlan& plan) {
  const std::vector<std::string> measured(plan.indicators.begin(), plan.indicators.begin() + 7);
  plan.lines.add("collection_round", {{"title", "E-hälsa i kommunerna 2025"},
                                      {"programme", plan.programmes[0]},
                                      {"indicators", measured},
                                      {"time", "2025"},
                                      {"opens", "2026-01-12"},
                                      {"deadline", "2026-02-15"},
                                      {"reminder", "2026-02-05"},
                                      {"unit", plan.units[4]},
                                      {"responsible", plan.persons[4]},
                                      {"state", "open"}});
  for (std::size_t i = 0; i < 4; ++i) {
    plan.lines.add("status_report", {{"title", fmt::format("Lägesrapport {}, hösten 2025", plan.list("programmes")[i].array()[0].string())},
                                     {"programme", plan.programmes[i]},
                                     {"from", "2025-01-01"},
                                     {"to", "2025-09-30"},
                                     {"summary", "De flesta indikatorer rör sig åt rätt håll. Små kommuner saknar personal för att införa."},
                                     {"deviations", "Två kommuner har inte lämnat värden."},
                                     {"next_steps", "Gemensamt stöd till de kommuner som inte har börjat."},
                                     {"author", plan.persons[4 + i]},
                                     {"sent", "2025-10-20"},
                                     {"state", "sent"}});
  }
  for (std::size_t i = 0; i < 9; ++i) {
    const std::string action_plan = plan.lines.add(
        "action_plan", {{"title", fmt::format("Handlingsplan för e-hälsa, kommun {}", i + 1)},
                        {"programme", plan.programmes[0]},
                        {"organisation", plan.municipalities[i]},
                        {"measurable_goals", std::vector<std::string>{"Alla enheter läser nationell patientöversikt", "Alla larm är digitala"}},
                        {"start", "2023-06-01"},
                        {"end", "2027-12-31"},
                        {"unit", plan.units[4]},
                        {"responsible", plan.persons[4]},
                        {"decided_by", "Kommunstyrelsen"},
                        {"decided", "2023-05-20"},
                        {"state", "adopted"}});
    for (const char* what : {"Utbilda personal", "Byt larm", "Anslut till patientöversikten"}) {
      plan.lines.add("activity", {{"title", what},
                                  {"action_plan", action_plan},
                                  {"start", "2024-01-15"},
                                  {"due", i % 3 == 0 ? "2025-11-30" : "2026-12-31"},
                                  {"unit", plan.units[4]},
                                  {"responsible", plan.persons[4]},
                                  {"budget", kronor(60000 + 5000 * static_cast<std::int64_t>(i))},
                                  {"state", i % 4 == 3 ? "done" : "ongoing"},
                                  {"done", i % 4 == 3 ? "2025-06-10" : ""}});
    }
  }
}

}  // namespace

void add_goals(RegisterPlan& plan) {
  add_strategies(plan);
  add_goal_list(plan);
  add_programmes(plan);
  add_indicators(plan);
  add_follow_up(plan);
}

}  // namespace rodtrad::example
