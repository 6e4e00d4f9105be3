// Needs from the wards, solutions, pilots with their gates, and what was measured.
#include <fmt/format.h>

#include "core/date.h"
#include "core/json.h"
#include "example/register_lines.h"

namespace rodtrad::example {
namespace {

std::string reported_on(std::size_t number) { return core::to_iso(core::from_days(core::to_days({2024, 9, 2}) + static_cast<int>(number) * 7)); }

/// A merged need is the same as the one before it in the words.
std::string add_need(RegisterPlan& plan, std::size_t number, const std::string& before) {
  const auto& words = plan.list("needs")[number].array();
  const std::string state = words[3].string();
  const bool triaged = state != "reported";
  const bool ended = state == "closed" || state == "rejected" || state == "merged" || state == "referred";
  return plan.lines.add("need", {{"title", words[0].string()},
                                 {"problem", words[1].string()},
                                 {"who_affected", words[2].string()},
                                 {"frequency", words[5].string()},
                                 {"urgency", words[6].string()},
                                 {"patient_safety", words[6].string() == "high"},
                                 {"reporter_role", number % 2 == 0 ? "sjuksköterska" : "undersköterska"},
                                 {"unit", plan.units[static_cast<std::size_t>(words[4].integer())]},
                                 {"reported", reported_on(number)},
                                 {"disclosure", triaged ? "region" : "triage"},
                                 {"officer", triaged ? plan.persons[8] : ""},
                                 {"goal", plan.goals[11]},
                                 {"duplicate_of", state == "merged" ? before : ""},
                                 {"answer", triaged ? "Tack för att du berättade. Så här går vi vidare." : ""},
                                 {"next_date", triaged && !ended ? "2026-01-15" : ""},
                                 {"closed", ended ? "2025-10-01" : ""},
                                 {"state", state}});
}

std::string gate_criteria() {
  core::JsonWriter out;
  out.begin_array();
  for (const char* criterion : {"Problem, kund och värde är beskrivna", "Liknande behov är sökta", "En enhet vill pröva"})
    out.begin_object().member("criterion", criterion).member("met", true).end_object();
  return out.end_array().take();
}

void add_measurement(RegisterPlan& plan, const std::string& pilot, std::size_t number, const std::string& what, bool received) {
  plan.lines.add("result_measurement", {{"title", fmt::format("Tid per vecka: {}", what)},
                                        {"pilot", pilot},
                                        {"indicator", plan.indicators[17]},
                                        {"measured_in", "timmar per vecka"},
                                        {"baseline", 12.0 + static_cast<double>(number)},
                                        {"baseline_date", "2025-01-20"},
                                        {"promised", 6.0},
                                        {"achieved", 7.0 + static_cast<double>(number % 3)},
                                        {"measured", "2025-09-15"},
                                        {"sample", std::int64_t{24} + static_cast<std::int64_t>(number)},
                                        {"method", number % 2 == 0 ? "before_after" : "control"},
                                        {"evidence_level", std::int64_t{2} + static_cast<std::int64_t>(number % 2)},
                                        {"units_reached", std::int64_t{2} + static_cast<std::int64_t>(number % 4)},
                                        {"units_relevant", std::int64_t{18}},
                                        {"receiver", received ? plan.persons[11] : ""},
                                        {"receiver_action", received ? "Infört på två enheter; beslut om fler väntas." : ""},
                                        {"state", received ? "received" : "measured"}});
}

void add_pilot(RegisterPlan& plan, const std::string& need, std::size_t number, const std::string& title, const std::string& state) {
  const bool over = state != "pilot";
  const std::string solution = plan.lines.add("solution", {{"title", fmt::format("Lösning: {}", title)},
                                                           {"description", "En enkel lösning som personalen själv har varit med och tagit fram."},
                                                           {"holder", plan.organisations[number % 2 == 0 ? 2 : 1]},
                                                           {"actor_kind", number % 2 == 0 ? "company" : "profession"},
                                                           {"needs", std::vector<std::string>{need}},
                                                           {"maturity", over ? "in_use" : "prototype"},
                                                           {"trl", std::int64_t{over ? 9 : 5}},
                                                           {"disclosure", "region"}});
  const std::string pilot = plan.lines.add("pilot", {{"title", title},
                                                     {"need", need},
                                                     {"project", plan.projects[31]},
                                                     {"solution", solution},
                                                     {"site", "Två vårdcentraler (påhittat)"},
                                                     {"protocol", "Mät en månad före och tre månader med lösningen."},
                                                     {"stop_rule", "Avbryt om någon patient kommer till skada."},
                                                     {"start", "2025-02-01"},
                                                     {"end", over ? "2025-08-31" : ""},
                                                     {"budget", kronor(80'000 + 10'000 * static_cast<std::int64_t>(number % 7))},
                                                     {"outside_share", 50.0},
                                                     {"unit", plan.units[8]},
                                                     {"responsible", plan.persons[8]},
                                                     {"stage", over ? "development" : "develop_idea"},
                                                     {"state", over ? "ended" : "ongoing"}});
  plan.lines.add("gate_passage", {{"pilot", pilot},
                                  {"gate", "develop"},
                                  {"criteria", JsonText{gate_criteria()}},
                                  {"outcome", "go"},
                                  {"reason", "Behovet är verkligt och en enhet vill pröva."},
                                  {"entered", "2025-01-10"},
                                  {"date", "2025-01-24"},
                                  {"decided_by", plan.persons[8]}});
  if (over) add_measurement(plan, pilot, number, title, state == "introduced");
}

}  // namespace

void add_needs(RegisterPlan& plan) {
  std::string before;
  for (std::size_t number = 0; number < plan.list("needs").size(); ++number) {
    const auto& words = plan.list("needs")[number].array();
    const std::string state = words[3].string();
    const std::string need = add_need(plan, number, before);
    if (state != "merged") before = need;
    if (state == "pilot" || state == "measured" || state == "introduced") add_pilot(plan, need, number, words[0].string(), state);
  }
}

}  // namespace rodtrad::example
