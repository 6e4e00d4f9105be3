// Calls, applications, decisions on grants, projects in both directions, with budget, financing, vouchers, claims and reports.
#include <fmt/format.h>

#include "core/date.h"
#include "example/random.h"
#include "example/register_lines.h"

namespace rodtrad::example {
namespace {

using Set = RegisterLines::Set;

/// One row of the words, and what follows from its place among them.
struct Project {
  std::string direction, kind, title, aim, owner;
  std::size_t number = 0, goal = 0, funder = 0;
  int programme = -1;
  std::string state;
  int first_year = 2023, years = 3;
  std::int64_t total = 0, share = 50;
  std::string decision, area, id, made_case;

  bool is_given() const { return direction == "given"; }
  std::int64_t granted() const { return total * share / 100; }
  bool is_under_way() const { return state == "ongoing" || state == "ended" || state == "reported" || state == "closed"; }
};

const char* state_of(std::size_t number) {
  static constexpr const char* kStates[] = {"closed", "ongoing", "ongoing", "ended", "ongoing", "reported", "ongoing", "decided"};
  return number == 14 || number == 39 ? "idea" : kStates[number % 8];
}

Project project_of(const RegisterPlan& plan, std::size_t number) {
  const auto& words = plan.list("projects")[number].array();
  Project project{.direction = words[0].string(), .kind = words[3].string(), .title = words[6].string(), .aim = words[7].string(), .number = number};
  project.goal = static_cast<std::size_t>(words[1].integer());
  project.programme = static_cast<int>(words[2].integer());
  project.funder = static_cast<std::size_t>(words[5].integer());
  const std::int64_t owner = words[4].integer();
  project.owner = owner >= 0    ? plan.organisations[static_cast<std::size_t>(owner)]
                  : owner == -1 ? plan.region
                                : plan.municipalities[static_cast<std::size_t>(-owner - 2)];
  project.state = state_of(number);
  project.years = project.kind == "pre_study" ? 1 : 3;
  project.first_year = 2023 + static_cast<int>(number % 3);
  if (project.state == "closed" || project.state == "reported") project.first_year = 2022;
  if (project.state == "ended") project.first_year = kRegisterYear - project.years + 1;
  if (project.state == "ongoing" && project.years == 1) project.first_year = kRegisterYear + 1;
  Random random(2025, 100 + number);
  project.total =
      (project.kind == "pre_study" ? 400'000 : 1'200'000) + 100'000 * static_cast<std::int64_t>(random.below(project.is_given() ? 20 : 60));
  project.share = project.is_given() ? (number % 4 == 1 ? 48 : 50) : 60;
  project.area = plan.target_areas[static_cast<std::size_t>(plan.area_of_goal[project.goal])];
  return project;
}

std::string day(int year, const char* rest) { return fmt::format("{}-{}", year, rest); }

CaseWords case_of(const RegisterPlan& plan, const Project& project) {
  const bool done = project.state == "closed" || project.state == "reported";
  return {.reference = fmt::format("RUN-{}-{}", project.first_year - 1, 300 + project.number),
          .title = "Bidrag till " + project.title,
          .kind = "grant",
          .counterpart = project.owner,
          .registered = day(project.first_year - 1, "10-01"),
          .closed = done ? day(project.first_year + project.years, "05-20") : "",
          .officer = plan.persons[5],
          .unit = plan.units[5],
          .incoming = "Ansökan: " + project.title,
          .proposal = fmt::format("Bidrag med {} procent av de bokförda kostnaderna, dock högst {} kronor.", project.share, project.granted())};
}

std::string add_application(RegisterPlan& plan, const Project& project) {
  return plan.lines.add("application", {{"title", project.title},
                                        {"direction", project.is_given() ? "given" : "received"},
                                        {"applicant", project.owner},
                                        {"call", project.is_given() ? plan.calls[project.number % 2] : ""},
                                        {"funder", plan.funders[project.funder]},
                                        {"case", project.made_case},
                                        {"reference_number", fmt::format("RUN-{}-{}", project.first_year - 1, 300 + project.number)},
                                        {"received", day(project.first_year - 1, "10-01")},
                                        {"purpose", project.aim},
                                        {"goals_written", "Arbetssättet är infört i minst tre kommuner när projektet slutar."},
                                        {"implementation", "En projektledare, en styrgrupp och en grupp av dem som berörs."},
                                        {"time_plan", fmt::format("{}–{}", project.first_year, project.first_year + project.years - 1)},
                                        {"total_cost", kronor(project.total)},
                                        {"sought", kronor(project.granted())},
                                        {"financing_plan", "Resten betalar projektägaren och dess parter."},
                                        {"target_area", project.area},
                                        {"officer", plan.persons[project.is_given() ? 5 : 7]},
                                        {"unit", plan.units[project.is_given() ? 5 : 7]},
                                        {"state", "accepted"}});
}

std::string add_grant(RegisterPlan& plan, const Project& project, const std::string& application) {
  const std::string decided = day(project.first_year - 1, "12-06");
  const bool done = project.state == "closed" || project.state == "reported";
  return plan.lines.add(
      "decision",
      {{"title", fmt::format("{}: {}", project.is_given() ? "Bidrag till" : "Medverkan i", project.title)},
       {"wording",
        project.is_given()
            ? fmt::format("Regionstyrelsen beviljar {} procent av de bokförda kostnaderna, dock högst {} kronor.", project.share, project.granted())
            : fmt::format("Regionen medverkar med högst {} kronor i egen finansiering.", project.total - project.granted())},
       {"kind", project.is_given() ? "grant" : "budget"},
       {"body", "Regionstyrelsen"},
       {"date", decided},
       {"case", project.made_case},
       {"reference_number", fmt::format("RUN-{}-{}", project.first_year - 1, 300 + project.number)},
       {"target_area", project.area},
       {"goals", std::vector<std::string>{plan.goals[project.goal]}},
       {"programme", project.programme < 0 ? "" : plan.programmes[static_cast<std::size_t>(project.programme)]},
       {"application", application},
       {"beneficiary", project.owner},
       {"amount", kronor(project.is_given() ? project.granted() : project.total - project.granted())},
       {"share", static_cast<double>(project.share)},
       {"share_base", "booked"},
       {"cap", kronor(project.granted())},
       {"support_start", day(project.first_year, "01-01")},
       {"support_end", day(project.first_year + project.years - 1, "12-31")},
       {"appropriation", "Regionala projektmedel"},
       {"conditions", std::vector<std::string>{"Rekvisition minst var sjätte månad", "Regionens bidrag ska nämnas i allt som projektet ger ut"}},
       {"general_terms", "Allmänna villkor för projektbidrag (påhittade)"},
       {"reporting_duty", "Lägesrapport med varje rekvisition; slutrapport senast två månader efter projektets slut."},
       {"retention_share", 10.0},
       {"basis", std::vector<std::string>{"Tjänsteskrivelse", "Ansökan"}},
       {"notified", std::vector<std::string>{"Projektägaren"}},
       {"unit", plan.units[5]},
       {"responsible", plan.persons[project.is_given() ? 5 : 7]},
       {"follow_up_due", day(project.first_year + project.years, "06-30")},
       {"followed_up", done ? day(project.first_year + project.years, "05-15") : ""},
       {"follow_up_words", done ? "Resultaten är införda i tre kommuner; nyttan mäts av programmet." : ""},
       {"state", done ? "followed_up" : "final"}});
}

void add_money(RegisterPlan& plan, const Project& project) {
  static constexpr std::pair<const char*, int> kCosts[] = {{"Egen personal", 60}, {"Externa tjänster", 25}, {"Lokaler och övrigt", 15}};
  for (const auto& [category, share] : kCosts) {
    plan.lines.add("budget_line", {{"project", project.id},
                                   {"category", category},
                                   {"kind", "real"},
                                   {"year", std::int64_t{project.first_year}},
                                   {"amount", kronor(project.total * share / 100)}});
  }
  const std::int64_t granted = project.granted();
  plan.lines.add("financing_line", {{"project", project.id},
                                    {"financier_written", plan.list("funders")[project.funder].array()[0].string()},
                                    {"sector", "public"},
                                    {"kind", "cash"},
                                    {"year", std::int64_t{project.first_year}},
                                    {"amount", kronor(granted)},
                                    {"evidence", "Beslut"},
                                    {"decision", project.is_given() ? project.decision : ""},
                                    {"state", "confirmed"}});
  plan.lines.add("financing_line", {{"project", project.id},
                                    {"financier", project.owner},
                                    {"financier_written", "Projektägaren"},
                                    {"sector", "public"},
                                    {"kind", "cash"},
                                    {"own", true},
                                    {"year", std::int64_t{project.first_year}},
                                    {"amount", kronor(project.total - granted)},
                                    {"state", "confirmed"}});
}

struct Account {
  const char* number;
  const char* name;
  const char* category;
  int share;  // of the cost of a half-year, per cent
};
constexpr Account kAccounts[] = {{"7010", "Löner", "Egen personal", 42},
                                 {"7510", "Arbetsgivaravgifter", "Egen personal", 18},
                                 {"6550", "Konsulter", "Externa tjänster", 25},
                                 {"5010", "Lokalhyra", "Lokaler och övrigt", 15}};

/// Vouchers of a half-year, to the claim that they are declared in; what they cost together.
std::int64_t add_vouchers(RegisterPlan& plan, const Project& project, const std::string& claim, const std::string& month, std::int64_t cost,
                          int from) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < std::size(kAccounts); ++i) {
    const std::int64_t amount = cost * kAccounts[i].share / 100;
    sum += amount;
    plan.lines.add("booked_cost", {{"project", project.id},
                                   {"claim", claim},
                                   {"series", "A"},
                                   {"voucher", std::to_string(from + static_cast<int>(i))},
                                   {"date", month + "-15"},
                                   {"account", kAccounts[i].number},
                                   {"account_name", kAccounts[i].name},
                                   {"dimension", "6"},
                                   {"object", fmt::format("P{:03}", project.number + 1)},
                                   {"category", kAccounts[i].category},
                                   {"words", fmt::format("{} {}", kAccounts[i].name, month)},
                                   {"amount", kronor(amount)},
                                   {"paid", month + "-28"},
                                   {"approved", claim.empty() ? "" : kronor(amount)},
                                   {"state", claim.empty() ? "booked" : "approved"}});
  }
  return sum;
}

std::string add_claim(RegisterPlan& plan, const Project& project, int number, const std::string& from, const std::string& to, std::int64_t costs,
                      bool paid) {
  return plan.lines.add("claim", {{"title", fmt::format("Rekvisition {} {}", number, project.title)},
                                  {"project", project.id},
                                  {"direction", project.is_given() ? "in" : "out"},
                                  {"kind", "interim"},
                                  {"claim_no", std::int64_t{number}},
                                  {"from", from},
                                  {"to", to},
                                  {"submitted", core::to_iso(core::from_days(core::to_days(*core::parse_iso_date(to)) + 30))},
                                  {"signatory", "Firmatecknare (påhittad)"},
                                  {"costs", kronor(costs)},
                                  {"claimed", kronor(costs * project.share / 100)},
                                  {"approved_costs", paid ? kronor(costs) : ""},
                                  {"officer", plan.persons[5]},
                                  {"state", paid ? "paid" : "under_review"}});
}

void add_payment(RegisterPlan& plan, const Project& project, const std::string& claim, std::int64_t costs, std::int64_t before) {
  const std::int64_t entitled = costs * project.share / 100;
  plan.lines.add("payment_basis", {{"claim", claim},
                                   {"title", fmt::format("Underlag {}", project.title)},
                                   {"computed", "2025-09-01"},
                                   {"approved_costs", kronor(costs)},
                                   {"share", static_cast<double>(project.share)},
                                   {"cap", kronor(project.granted())},
                                   {"entitlement", kronor(entitled)},
                                   {"paid_before", kronor(before)},
                                   {"payable", kronor(entitled - before)},
                                   {"reasons", std::vector<std::string>{"Andel av godkända bokförda kostnader", "Under taket"}},
                                   {"certifier", plan.persons[9]},
                                   {"certified", "2025-09-05"},
                                   {"paid", kronor(entitled - before)},
                                   {"paid_on", "2025-09-10"},
                                   {"state", "paid"}});
}

void add_accounts(RegisterPlan& plan, const Project& project) {
  const bool whole = project.state != "ongoing";
  const std::int64_t half = project.total / (whole ? 3 : 6);
  std::int64_t costs = 0, paid = 0;
  for (int i = 0; i < 3; ++i) {
    const int year = project.first_year + i / 2;
    const std::string month = fmt::format("{}-{}", year, i % 2 == 0 ? "05" : "11");
    const bool claimed = i < 2 || whole;
    const std::string from = fmt::format("{}-{}", year, i % 2 == 0 ? "01-01" : "07-01"),
                      to = fmt::format("{}-{}", year, i % 2 == 0 ? "06-30" : "12-31");
    const bool approved = i == 0 || whole;
    std::int64_t exact = 0;
    for (const Account& account : kAccounts) exact += half * account.share / 100;
    const std::string claim = claimed ? add_claim(plan, project, i + 1, from, to, exact, approved) : "";
    costs += add_vouchers(plan, project, approved ? claim : "", month, half, 100 + 10 * i);
    if (!claimed || !approved || !project.is_given()) continue;
    add_payment(plan, project, claim, costs, paid);
    paid = costs * project.share / 100;
  }
}

void add_reports(RegisterPlan& plan, const Project& project) {
  const int last = project.first_year + project.years - 1;
  plan.lines.add("project_report", {{"project", project.id},
                                    {"title", fmt::format("Lägesrapport {}", project.title)},
                                    {"kind", "status"},
                                    {"due", day(project.first_year, "08-31")},
                                    {"sent", day(project.first_year, "08-28")},
                                    {"summary", "Arbetet följer planen. Två kommuner har börjat."},
                                    {"author", plan.persons[project.number % 2 == 0 ? 16 : 17]},
                                    {"state", "approved"}});
  if (project.state != "reported" && project.state != "closed") return;
  plan.lines.add("project_report", {{"project", project.id},
                                    {"title", fmt::format("Slutrapport {}", project.title)},
                                    {"kind", "final"},
                                    {"due", day(last + 1, "02-28")},
                                    {"sent", day(last + 1, "02-20")},
                                    {"summary", "Resultatmålen är nådda. Driften tas över av kommunerna."},
                                    {"results", "Infört i tre kommuner."},
                                    {"lessons", "Börja med en kommun som vill."},
                                    {"author", plan.persons[16]},
                                    {"state", project.state == "closed" ? "approved" : "sent"}});
}

std::string add_record(RegisterPlan& plan, const Project& project, const std::string& application) {
  const bool idea = project.state == "idea";
  return plan.lines.add("project", {{"title", project.title},
                                    {"direction", project.direction},
                                    {"kind", project.kind},
                                    {"project_owner", project.owner},
                                    {"role", project.is_given()        ? "funder"
                                             : project.number % 3 == 0 ? "lead"
                                                                       : "partner"},
                                    {"project_code", fmt::format("P{:03}", project.number + 1)},
                                    {"reference_number", idea ? "" : fmt::format("RUN-{}-{}", project.first_year - 1, 300 + project.number)},
                                    {"case", project.made_case},
                                    {"decision", project.decision},
                                    {"target_area", idea ? "" : project.area},
                                    {"goals", idea ? std::vector<std::string>{} : std::vector<std::string>{plan.goals[project.goal]}},
                                    {"programme", project.programme < 0 || idea ? "" : plan.programmes[static_cast<std::size_t>(project.programme)]},
                                    {"application", application},
                                    {"funder", plan.funders[project.funder]},
                                    {"aim", project.aim},
                                    {"result_objectives", std::vector<std::string>{"Arbetssättet prövat i tre kommuner", "Personalen utbildad"}},
                                    {"impact_objectives", std::vector<std::string>{plan.list("goals")[project.goal].array()[2].string()}},
                                    {"target_groups", std::vector<std::string>{"Invånare", "Personal"}},
                                    {"long_term_plan", "Parterna tar över när projektet slutar."},
                                    {"delimitation", "Projektet har egen personal och egen projektkod; ordinarie verksamhet ingår inte."},
                                    {"start", idea ? "" : day(project.first_year, "01-01")},
                                    {"end", idea ? "" : day(project.first_year + project.years - 1, "12-31")},
                                    {"external_money", project.is_given() || idea ? "" : kronor(project.granted())},
                                    {"own_money", idea ? "" : kronor(project.total - project.granted())},
                                    {"unit", plan.units[project.is_given() ? 5 : 7]},
                                    {"leader", plan.persons[project.number % 2 == 0 ? 16 : 17]},
                                    {"final_report_due", idea ? "" : day(project.first_year + project.years, "02-28")},
                                    {"state", project.state}});
}

void add_calls(RegisterPlan& plan) {
  static constexpr const char* kTitles[] = {"Projektbidrag våren (påhittad utlysning)", "Projektbidrag hösten (påhittad utlysning)",
                                            "Gränsprogrammet Nord, tredje omgången (påhittad utlysning)"};
  for (std::size_t i = 0; i < std::size(kTitles); ++i) {
    plan.calls.push_back(
        plan.lines.add("call", {{"title", kTitles[i]},
                                {"direction", i == 2 ? "sought" : "given"},
                                {"funder", plan.funders[i == 2 ? 1 : 4]},
                                {"opens", "2025-09-01"},
                                {"closes", i == 2 ? "2026-12-15" : "2025-10-31"},
                                {"frame", kronor(8'000'000)},
                                {"max_share", 50.0},
                                {"criteria", std::vector<std::string>{"Bidrar till ett målområde", "Har en plan för tiden efter projektet"}},
                                {"target_areas", plan.target_areas},
                                {"unit", plan.units[5]},
                                {"responsible", plan.persons[5]},
                                {"state", i == 2 ? "open" : "decided"}}));
  }
}

}  // namespace

void add_projects(RegisterPlan& plan) {
  add_calls(plan);
  for (std::size_t number = 0; number < plan.list("projects").size(); ++number) {
    Project project = project_of(plan, number);
    const bool idea = project.state == "idea";
    if (!idea && project.is_given()) {
      project.made_case = add_case(plan, case_of(plan, project));
      add_report(plan, case_of(plan, project), project.made_case, "", day(project.first_year - 1, "11-20"));
    }
    const std::string application = idea || project.direction == "own" ? "" : add_application(plan, project);
    if (!idea) project.decision = add_grant(plan, project, application);
    project.id = add_record(plan, project, application);
    plan.projects.push_back(project.id);
    if (idea) continue;
    add_money(plan, project);
    if (!project.is_under_way()) continue;
    add_accounts(plan, project);
    add_reports(plan, project);
  }
}

}  // namespace rodtrad::example
