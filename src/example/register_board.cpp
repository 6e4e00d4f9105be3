// A year of board meetings: attendance, agenda, decisions that are not grants, delegated decisions, verification and posting.
#include <fmt/format.h>

#include "core/date.h"
#include "core/json.h"
#include "example/register_lines.h"

namespace rodtrad::example {
namespace {

constexpr const char* kDays[] = {"2025-01-29", "2025-02-26", "2025-03-26", "2025-04-23", "2025-05-28",
                                 "2025-06-18", "2025-09-03", "2025-10-08", "2025-11-12", "2025-12-09"};

std::string later(const std::string& day, int days) { return core::to_iso(core::from_days(core::to_days(*core::parse_iso_date(day)) + days)); }

std::string verifiers(const std::string& name, const std::string& party) {
  core::JsonWriter out;
  out.begin_array().begin_object().member("name", name).member("party", party).end_object().end_array();
  return out.take();
}

void add_attendance(RegisterPlan& plan, const std::string& meeting, std::size_t number) {
  const auto& politicians = plan.list("politicians");
  for (std::size_t i = 0; i < politicians.size(); ++i) {
    const bool away = (i + number) % 11 == 0;
    plan.lines.add("attendance", {{"meeting", meeting},
                                  {"name", politicians[i].array()[0].string()},
                                  {"party", politicians[i].array()[1].string()},
                                  {"role", away ? "non_serving_substitute" : "deciding"},
                                  {"function", i == 0   ? "ordförande"
                                               : i == 4 ? "vice ordförande"
                                                        : ""}});
  }
  for (const std::size_t person : {std::size_t{0}, std::size_t{1}, std::size_t{6}}) {
    plan.lines.add("attendance", {{"meeting", meeting},
                                  {"person", plan.persons[person]},
                                  {"name", plan.list("persons")[person].array()[0].string()},
                                  {"role", person == 6 ? "secretary" : "official"},
                                  {"function", plan.list("persons")[person].array()[1].string()}});
  }
}

struct Matter {
  std::string kind, title, words;
};

/// The matters of the year, two or three at each meeting; the first and the last of the list come every time.
std::vector<Matter> matters_of(const RegisterPlan& plan, std::size_t number) {
  const auto& agenda = plan.list("agenda");
  std::vector<Matter> matters;
  const auto add = [&](std::size_t i) {
    matters.push_back({agenda[i].array()[0].string(), agenda[i].array()[1].string(), agenda[i].array()[2].string()});
  };
  add(0);
  if (number == 9) {
    add(6);
  } else {
    add(1 + number % 5);
    if (number % 3 == 0) add(7 + number % 2);
  }
  add(agenda.size() - 1);
  return matters;
}

/// Which goal, person and programme a matter of the agenda is about.
struct Bearing {
  std::size_t goal;
  std::size_t person;
  int programme;
};

Bearing bearing_of(const std::string& title) {
  if (title.find("e-hälsa") != std::string::npos) return {1, 4, 0};
  if (title.find("klimat") != std::string::npos) return {9, 13, 4};
  if (title.find("projektbidrag") != std::string::npos) return {10, 5, -1};
  if (title.find("nätverk") != std::string::npos) return {10, 7, -1};
  return {3, 1, -1};
}

std::string commission(const std::string& day) {
  core::JsonWriter out;
  out.begin_array().begin_object().member("what", "Återkom med förslag till åtgärder").member("responsible", "Regiondirektören");
  out.member("due", later(day, 90)).member("report_to", "Regionstyrelsen").end_object().end_array();
  return out.take();
}

void add_decision(RegisterPlan& plan, const Matter& matter, const CaseWords& about, const std::string& item, const std::string& day,
                  std::size_t number) {
  const Bearing bearing = bearing_of(matter.title);
  const bool followed = number < 5;
  const bool council = matter.kind == "council_proposal";
  std::vector<RegisterLines::Set> fields = {{"title", matter.title},
                                            {"wording", fmt::format("Regionstyrelsen beslutar: {}", matter.words)},
                                            {"kind", council                         ? "council_proposal"
                                                     : matter.kind == "consultation" ? "statement"
                                                                                     : "commission"},
                                            {"body", "Regionstyrelsen"},
                                            {"date", day},
                                            {"agenda_item", item},
                                            {"case", plan.cases.back()},
                                            {"reference_number", about.reference},
                                            {"target_area", plan.target_areas[static_cast<std::size_t>(plan.area_of_goal[bearing.goal])]},
                                            {"goals", std::vector<std::string>{plan.goals[bearing.goal]}},
                                            {"programme", bearing.programme < 0 ? "" : plan.programmes[static_cast<std::size_t>(bearing.programme)]},
                                            {"notified", std::vector<std::string>{"Regiondirektören", "Revisorerna"}},
                                            {"unit", plan.units[1]},
                                            {"responsible", plan.persons[bearing.person]},
                                            {"follow_up_due", later(day, 120)},
                                            {"followed_up", followed ? later(day, 110) : ""},
                                            {"follow_up_words", followed ? "Uppdraget är utfört och redovisat för styrelsen." : ""},
                                            {"state", followed ? "followed_up" : "final"}};
  if (matter.kind == "decision") fields.push_back({"commissions", JsonText{commission(day)}});
  const std::string made = plan.lines.add("decision", fields);
  if (matter.title.starts_with("Analysplan")) plan.decision_on_plan = made;
}

void add_delegated(RegisterPlan& plan, const std::string& item, const std::string& day, std::size_t number) {
  static constexpr const char* kTitles[] = {"Förlängning av avtal om tolkar", "Bidrag till föreläsning om hälsa", "Resa till möte i nätverk"};
  static constexpr const char* kKinds[] = {"agreement", "grant", "travel"};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string made = plan.lines.add("delegated_decision", {{"title", kTitles[i]},
                                                                   {"kind", kKinds[i]},
                                                                   {"reference_number", fmt::format("RS-2025-{}", 400 + 3 * number + i)},
                                                                   {"date", later(day, -12)},
                                                                   {"delegate", plan.persons[i == 1 ? 3 : 0]},
                                                                   {"rule", fmt::format("delegation_rule-{}", i + 1)},
                                                                   {"unit", plan.units[i == 1 ? 3 : 0]},
                                                                   {"amount", i == 1 ? kronor(40000 + 2500 * static_cast<std::int64_t>(number)) : ""},
                                                                   {"target_area", i == 1 ? plan.target_areas[number % 5] : ""},
                                                                   {"reported_at", item},
                                                                   {"state", "reported"}});
    plan.lines.add("reported_matter", {{"agenda_item", item},
                                       {"kind", i == 1 ? "grant" : "other"},
                                       {"title", kTitles[i]},
                                       {"date", later(day, -12)},
                                       {"delegated_decision", made}});
  }
}

CaseWords case_of(const RegisterPlan& plan, const Matter& matter, const std::string& day, std::size_t number) {
  const Bearing bearing = bearing_of(matter.title);
  const bool asked = matter.kind == "consultation";
  return {.reference = fmt::format("RS-2025-{}", 200 + plan.cases.size()),
          .title = matter.title,
          .kind = asked ? "consultation" : "governance",
          .counterpart = asked ? plan.organisations[5] : "",
          .registered = later(day, -60),
          .closed = number < 5 ? later(day, 112) : "",
          .officer = plan.persons[bearing.person],
          .unit = plan.units[1],
          .incoming = asked ? "Remiss" : "Uppdrag",
          .proposal = fmt::format("Regionstyrelsen beslutar: {}", matter.words)};
}

std::string add_meeting(RegisterPlan& plan, std::size_t number) {
  const std::string day = kDays[number];
  const auto& verifier = plan.list("politicians")[4 + number % 9].array();
  return plan.lines.add("meeting", {{"title", fmt::format("Regionstyrelsen {}", day)},
                                    {"body", "Regionstyrelsen"},
                                    {"organisation", plan.region},
                                    {"date", day},
                                    {"start_time", "09.00"},
                                    {"end_time", "12.30"},
                                    {"venue", "Sessionssalen, Älvhamn"},
                                    {"unit", plan.units[6]},
                                    {"notice_sent", later(day, -7)},
                                    {"secretary", plan.persons[6]},
                                    {"first_paragraph", static_cast<std::int64_t>(number * 12 + 1)},
                                    {"verifiers", JsonText{verifiers(verifier[0].string(), verifier[1].string())}},
                                    {"verified", later(day, 9)},
                                    {"state", "posted"}});
}

constexpr std::size_t kDisputed = 4;  // the meeting at which they do not agree

std::string reservation(const RegisterPlan& plan) {
  core::JsonWriter out;
  out.begin_array().begin_object().member("name", plan.list("politicians")[8].array()[0].string()).member("kind", "reservation");
  return out.member("words", "Kostnaden borde ha belysts bättre.").end_object().end_array().take();
}

void add_items(RegisterPlan& plan, const std::string& meeting, std::size_t number) {
  const std::string day = kDays[number];
  std::vector<std::string> items;
  std::int64_t paragraph = static_cast<std::int64_t>(number) * 12;
  for (const Matter& matter : matters_of(plan, number)) {
    const bool decides = matter.kind == "decision" || matter.kind == "council_proposal" || matter.kind == "consultation";
    const CaseWords about = case_of(plan, matter, day, number);
    const std::string made = decides ? add_case(plan, about) : "";
    items.push_back(plan.lines.add("agenda_item", {{"meeting", meeting},
                                                   {"case", made},
                                                   {"paragraph", ++paragraph},
                                                   {"title", matter.title},
                                                   {"kind", matter.kind},
                                                   {"date", day},
                                                   {"rapporteur", plan.persons[1]},
                                                   {"matter", matter.words},
                                                   {"reservations", JsonText{decides && number == kDisputed ? reservation(plan) : "[]"}},
                                                   {"state", "final"}}));
    if (decides) add_report(plan, about, made, items.back(), later(day, -14));
    if (decides) add_decision(plan, matter, about, items.back(), day, number);
    if (decides && number == kDisputed) add_vote(plan, items.back());
    if (matter.kind == "reported_matters") add_delegated(plan, items.back(), day, number);
  }
  const std::string verification = plan.lines.add("verification", {{"meeting", meeting},
                                                                   {"title", fmt::format("Justering av protokollet {}", day)},
                                                                   {"items", items},
                                                                   {"date", later(day, 9)},
                                                                   {"state", "signed"}});
  plan.lines.add("posting", {{"verification", verification},
                             {"title", fmt::format("Protokoll {}", day)},
                             {"posted", later(day, 10)},
                             {"appeal_until", later(day, 31)},
                             {"taken_down", later(day, 32)},
                             {"kept_at", "Regionkansliet"},
                             {"state", "down"}});
}

void add_delegation_rules(RegisterPlan& plan) {
  static constexpr const char* kRules[][3] = {{"1.4", "Avtal som förlängs", "Regiondirektör"},
                                              {"2.1", "Bidrag till regional utveckling", "Utvecklingsdirektör"},
                                              {"3.2", "Resor i tjänsten", "Regiondirektör"},
                                              {"4.1", "Yttranden som inte är av principiell vikt", "Regiondirektör"}};
  for (const auto& [number, title, delegate] : kRules) {
    plan.lines.add("delegation_rule", {{"rule_no", number},
                                       {"title", title},
                                       {"delegate", delegate},
                                       {"cap", std::string(number) == "2.1" ? kronor(100000) : ""},
                                       {"may_delegate_further", false},
                                       {"provision", "6 kap. 37 § kommunallagen"},
                                       {"start", "2023-01-01"},
                                       {"state", "in_force"}});
  }
}

void add_papers(RegisterPlan& plan) {
  plan.lines.add("agreement", {{"title", "Regional överenskommelse om e-hälsa (påhittad)"},
                               {"kind", "regional"},
                               {"parties", plan.municipalities},
                               {"programme", plan.programmes[0]},
                               {"start", "2023-01-01"},
                               {"end", "2027-12-31"},
                               {"commitments", std::vector<std::string>{"Gemensamma krav vid upphandling", "Ett gemensamt kansli"}},
                               {"unit", plan.units[4]},
                               {"responsible", plan.persons[4]},
                               {"follow_up_due", "2026-03-31"},
                               {"state", "signed"}});
  plan.lines.add("consultation", {{"direction", "incoming"},
                                  {"title", "Nationell samordning av vårdplatser (påhittad remiss)"},
                                  {"counterpart", plan.organisations[5]},
                                  {"received", "2025-03-03"},
                                  {"deadline", "2025-06-15"},
                                  {"answered", "2025-05-28"},
                                  {"answer", "Regionen tillstyrker förslaget men vill se en längre införandetid."},
                                  {"officer", plan.persons[10]},
                                  {"unit", plan.units[9]},
                                  {"state", "answered"}});
  plan.lines.add("consultation", {{"direction", "incoming"},
                                  {"title", "Bredband i glesbygd (påhittad remiss)"},
                                  {"counterpart", plan.organisations[5]},
                                  {"received", "2025-11-20"},
                                  {"deadline", "2026-02-28"},
                                  {"officer", plan.persons[3]},
                                  {"unit", plan.units[3]},
                                  {"state", "in_preparation"}});
}

}  // namespace

void add_meetings(RegisterPlan& plan) {
  add_delegation_rules(plan);
  for (std::size_t number = 0; number < std::size(kDays); ++number) {
    plan.meetings.push_back(add_meeting(plan, number));
    add_attendance(plan, plan.meetings.back(), number);
    add_items(plan, plan.meetings.back(), number);
  }
  add_papers(plan);
  add_requests(plan);
}

}  // namespace rodtrad::example
