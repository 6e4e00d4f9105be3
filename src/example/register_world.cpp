// Networks, EU files, events, advice, peers, lessons, programme areas and news.
#include <fmt/format.h>

#include "core/json.h"
#include "example/register_lines.h"

namespace rodtrad::example {
namespace {

std::size_t at(const core::Toml& number) { return static_cast<std::size_t>(number.integer()); }

std::string benefit(const std::string& words) {
  core::JsonWriter out;
  out.begin_array().begin_object().member("date", "2025-05-12").member("words", words).end_object().end_array();
  return out.take();
}

std::vector<std::string> add_networks(RegisterPlan& plan) {
  std::vector<std::string> networks;
  for (const core::Toml& one : plan.list("networks")) {
    const auto& words = one.array();
    const std::string state = words[5].string();
    networks.push_back(plan.lines.add("network", {{"name", words[0].string()},
                                                  {"kind", words[1].string()},
                                                  {"purpose", words[2].string()},
                                                  {"goals", std::vector<std::string>{plan.goals[at(words[3])]}},
                                                  {"joined", state == "candidate" ? "" : "2019-03-01"},
                                                  {"left", state == "left" ? "2024-12-31" : ""},
                                                  {"annual_cost", kronor(words[4].integer())},
                                                  {"benefit", JsonText{benefit("Erfarenheter av samma fråga i en annan region.")}},
                                                  {"review_due", state == "member" ? "2026-06-30" : ""},
                                                  {"review_outcome", words[6].string()},
                                                  {"unit", plan.units[7]},
                                                  {"responsible", plan.persons[7]},
                                                  {"state", state}}));
    if (state == "candidate") continue;
    plan.lines.add("membership",
                   {{"network", networks.back()}, {"person", plan.persons[3]}, {"role", "Ledamot i styrgruppen"}, {"start", "2023-01-01"}});
  }
  return networks;
}

void add_eu_files(RegisterPlan& plan, const std::vector<std::string>& networks) {
  std::size_t number = 0;
  for (const core::Toml& one : plan.list("eu_files")) {
    const auto& words = one.array();
    const std::string state = words[3].string();
    const std::string file = plan.lines.add("eu_file", {{"title", words[0].string()},
                                                        {"procedure", fmt::format("2024/9{:03}/XXX", number)},
                                                        {"stage", words[1].string()},
                                                        {"opened", fmt::format("2024-{:02}-10", number + 1)},
                                                        {"next_date", "2026-03-17"},
                                                        {"goals", std::vector<std::string>{plan.goals[at(words[2])]}},
                                                        {"activity_affected", words[4].string()},
                                                        {"relevance", words[5].integer()},
                                                        {"first_contact", fmt::format("2024-{:02}-20", number + 1)},
                                                        {"outcome", state == "decided" ? "Äldre sjukhus fick längre tid, som regionen ville." : ""},
                                                        {"influence_grade", std::int64_t{state == "decided" ? 2 : 1}},
                                                        {"unit", plan.units[7]},
                                                        {"responsible", plan.persons[7]},
                                                        {"state", state}});
    if (state != "monitored") {
      plan.lines.add("position", {{"eu_file", file},
                                  {"title", fmt::format("Ståndpunkt: {}", words[0].string())},
                                  {"wording", "Reglerna ska gå att följa också i glesa regioner."},
                                  {"adopted", "2024-12-04"},
                                  {"responsible", plan.persons[7]},
                                  {"state", "adopted"}});
    }
    plan.lines.add("event", {{"title", fmt::format("Möte om {}", words[0].string())},
                             {"date", fmt::format("2025-{:02}-14", number + 1)},
                             {"venue", "Bryssel"},
                             {"role", number % 2 == 0 ? "speaker" : "participant"},
                             {"network", networks[number % networks.size()]},
                             {"eu_file", file},
                             {"cost", kronor(9000 + 800 * static_cast<std::int64_t>(number))},
                             {"outcome", "Kontakt med två regioner med samma fråga."},
                             {"unit", plan.units[7]},
                             {"responsible", plan.persons[7]}});
    ++number;
  }
}

void add_advice(RegisterPlan& plan) {
  static constexpr const char* kQuestions[] = {"Kan en förening söka i gränsprogrammet?", "Vilka kostnader får räknas?",
                                               "Hur hittar vi en part i grannlandet?", "När öppnar nästa utlysning?"};
  for (std::size_t i = 0; i < std::size(kQuestions); ++i) {
    const bool answered = i != 3;
    plan.lines.add("advice_request", {{"title", kQuestions[i]},
                                      {"organisation", i % 2 == 0 ? plan.organisations[3] : plan.municipalities[i]},
                                      {"received", fmt::format("2025-{:02}-05", 3 + i)},
                                      {"answered", answered ? fmt::format("2025-{:02}-09", 3 + i) : ""},
                                      {"answer", answered ? "Ja, med de villkor som står i programmet. Vi hjälper gärna till." : ""},
                                      {"unit", plan.units[7]},
                                      {"responsible", plan.persons[7]},
                                      {"state", answered ? "answered" : "received"}});
  }
}

void add_areas(RegisterPlan& plan) {
  for (const core::Toml& one : plan.list("programme_areas")) {
    const auto& words = one.array();
    plan.areas.push_back(plan.lines.add("programme_area", {{"name", words[0].string()},
                                                           {"kind", words[1].string()},
                                                           {"chair", plan.persons[at(words[2])]},
                                                           {"unit", plan.units[9]},
                                                           {"start", "2020-01-01"}}));
    plan.lines.add("working_group", {{"name", fmt::format("Arbetsgrupp under {}", words[0].string())},
                                     {"programme_area", plan.areas.back()},
                                     {"chair", plan.persons[at(words[2])]},
                                     {"task", "Föra in nya riktlinjer och följa upp dem."},
                                     {"start", "2021-01-01"}});
  }
}

std::string peers() {
  core::JsonWriter out;
  out.begin_array();
  for (const char* name : {"Region Norrby (påhittad)", "Region Skogås (påhittad)", "Region Fjällmark (påhittad)", "Region Kustvik (påhittad)"})
    out.begin_object().member("name", name).member("country", "Sverige").end_object();
  return out.end_array().take();
}

std::string peer_cities(const RegisterPlan& plan) {
  core::JsonWriter out;
  out.begin_array();
  for (const core::Toml& one : plan.list("peer_cities")) {
    const auto& words = one.array();
    out.begin_object().member("name", words[0].string()).member("nuts", words[1].string()).member("country", words[2].string()).end_object();
  }
  return out.end_array().take();
}

void add_learning(RegisterPlan& plan) {
  plan.lines.add("peer_group", {{"title", "Storstäder att jämföra med (verkliga, efter RUFS 2010)"},
                                {"members", JsonText{peer_cities(plan)}},
                                {"method", "Städer som en svensk storstadsregion har valt att jämföra sig med."}});
  plan.lines.add("peer_group", {{"title", "Glesa regioner att jämföra med (påhittad grupp)"},
                                {"members", JsonText{peers()}},
                                {"indicators", std::vector<std::string>{"Folkmängd", "Restid till sjukhus", "Andel över 80 år"}},
                                {"method", "Regioner med liknande folkmängd, avstånd och åldrar."},
                                {"year", std::int64_t{kRegisterYear}}});
  std::size_t number = 0;
  for (const core::Toml& one : plan.list("lessons")) {
    const auto& words = one.array();
    plan.lines.add("lesson", {{"title", words[1].string()},
                              {"words", words[2].string()},
                              {"sign", words[0].string()},
                              {"project", plan.projects[3 * number]},
                              {"date", "2025-10-10"},
                              {"author", plan.persons[16]}});
    ++number;
  }
  const std::string item = plan.lines.add("news_item", {{"title", "Allt fler kommuner har digitala trygghetslarm"},
                                                        {"lead", "Påhittad nyhet: larmen byts ut i kommun efter kommun."},
                                                        {"body", "I programmet för e-hälsa följer kommunerna hur många larm som är digitala."},
                                                        {"date", "2025-10-21"},
                                                        {"subjects", std::vector<std::string>{"e-hälsa", "äldre"}},
                                                        {"press_contact", plan.list("persons")[18].array()[0].string()},
                                                        {"project", plan.projects[7]},
                                                        {"author", plan.persons[18]},
                                                        {"state", "published"}});
  plan.lines.add("newsletter", {{"title", "Röd tråd i höst (påhittat nyhetsbrev)"},
                                {"date", "2025-11-01"},
                                {"intro", "Det här har hänt i programmen."},
                                {"news_items", std::vector<std::string>{item}},
                                {"editor", plan.persons[18]},
                                {"sent", "2025-11-01"},
                                {"state", "sent"}});
}

}  // namespace

void add_world(RegisterPlan& plan) {
  const std::vector<std::string> networks = add_networks(plan);
  add_eu_files(plan, networks);
  add_advice(plan);
  add_areas(plan);
  add_learning(plan);
}

}  // namespace rodtrad::example
