// Puts the register together, and who is in it.
#include <fmt/format.h>

#include "core/embedded.h"
#include "core/failure.h"
#include "core/json.h"
#include "example/places.h"
#include "example/register_lines.h"

namespace rodtrad::example {

std::string RegisterLines::add(const std::string& type, const std::vector<Set>& fields) {
  std::string id = fmt::format("{}-{}", type, ++last_[type]);
  core::JsonWriter line;
  line.begin_object().member("type", type).member("id", id);
  write(std::move(line), fields);
  return id;
}

void RegisterLines::change(const std::string& type, const std::string& id, const std::vector<Set>& fields) {
  core::JsonWriter line;
  line.begin_object().member("type", type).member("change", id);
  write(std::move(line), fields);
}

void RegisterLines::write(core::JsonWriter line, const std::vector<Set>& fields) {
  for (const Set& set : fields) {
    if (const auto* text = std::get_if<std::string>(&set.value)) {
      if (!text->empty()) line.member(set.field, *text);
    } else if (const auto* texts = std::get_if<std::vector<std::string>>(&set.value)) {
      if (texts->empty()) continue;
      line.key(set.field).begin_array();
      for (const std::string& one : *texts) line.value(one);
      line.end_array();
    } else if (const auto* json = std::get_if<JsonText>(&set.value)) {
      line.key(set.field).raw(json->text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&set.value)) {
      line.member(set.field, *integer);
    } else if (const auto* number = std::get_if<double>(&set.value)) {
      line.member(set.field, *number);
    } else {
      line.member(set.field, std::get<bool>(set.value));
    }
  }
  text_ += line.end_object().take() + "\n";
}

std::string kronor(std::int64_t amount) { return fmt::format("{} kr", amount); }

namespace {

using Set = RegisterLines::Set;

void add_organisations(RegisterPlan& plan) {
  plan.region = plan.lines.add("organisation", {{"name", std::string(kRegionName) + " (påhittad region)"},
                                                {"short_name", std::string(kRegionName)},
                                                {"kind", "region"},
                                                {"sector", "public"},
                                                {"country", "Sverige"}});
  for (const Municipality& one : municipalities()) {
    plan.municipalities.push_back(plan.lines.add("organisation", {{"name", std::string(one.name) + " kommun"},
                                                                  {"short_name", std::string(one.name)},
                                                                  {"kind", "municipality"},
                                                                  {"sector", "public"},
                                                                  {"municipality", std::string(one.name)},
                                                                  {"municipality_code", std::string(one.code)}}));
  }
  for (const core::Toml& one : plan.list("organisations")) {
    const auto& words = one.array();
    plan.organisations.push_back(
        plan.lines.add("organisation", {{"name", words[0].string()}, {"kind", words[1].string()}, {"sector", words[2].string()}}));
  }
}

void add_funders(RegisterPlan& plan) {
  for (const core::Toml& one : plan.list("funders")) {
    const auto& words = one.array();
    const std::int64_t organisation = words[2].integer();
    plan.funders.push_back(
        plan.lines.add("funder", {{"name", words[0].string()},
                                  {"kind", words[1].string()},
                                  {"sector", words[1].string() == "private" ? "private" : "public"},
                                  {"organisation", organisation < 0 ? "" : plan.organisations[static_cast<std::size_t>(organisation)]}}));
  }
}

}  // namespace

void add_people(RegisterPlan& plan) {
  add_organisations(plan);
  for (const core::Toml& one : plan.list("units")) {
    const auto& words = one.array();
    const std::int64_t above = words[2].integer();
    plan.units.push_back(plan.lines.add("unit", {{"department", words[0].string()},
                                                 {"unit", words[1].string()},
                                                 {"organisation", plan.region},
                                                 {"part_of", above < 0 ? "" : plan.units[static_cast<std::size_t>(above)]}}));
  }
  for (const core::Toml& one : plan.list("persons")) {
    const auto& words = one.array();
    plan.persons.push_back(plan.lines.add("person", {{"name", words[0].string()},
                                                     {"title", words[1].string()},
                                                     {"organisation", plan.region},
                                                     {"unit", plan.units[static_cast<std::size_t>(words[2].integer())]}}));
  }
  plan.lines.add("appointment", {{"person", plan.persons[1]},
                                 {"role", "Tillförordnad regiondirektör"},
                                 {"unit", plan.units[0]},
                                 {"acting", true},
                                 {"start", fmt::format("{}-07-01", kRegisterYear)},
                                 {"end", fmt::format("{}-08-15", kRegisterYear)}});
  add_funders(plan);
}

/// Which goal and indicators each assignment of the example's plan serves, and who receives its result; some have nobody yet.
static std::string plan_links(const RegisterPlan& plan) {
  struct Link {
    std::size_t goal;
    std::vector<std::size_t> indicators;
    std::vector<std::size_t> receivers;
  };
  const std::vector<Link> links = {{0, {7}, {}}, {3, {11}, {0, 3}}, {3, {10}, {}}, {3, {}, {}}, {4, {}, {1}}, {7, {12}, {}}};
  RegisterLines lines;
  lines.change("plan", "plan-1", {{"decision", plan.decision_on_plan}});
  for (std::size_t i = 0; i < links.size(); ++i) {
    std::vector<std::string> indicators, receivers;
    for (const std::size_t one : links[i].indicators) indicators.push_back(plan.indicators[one]);
    for (const std::size_t one : links[i].receivers) receivers.push_back(plan.areas[one]);
    lines.change("assignment", fmt::format("assignment-{}", i + 1),
                 {{"goals", std::vector<std::string>{plan.goals[links[i].goal]}}, {"indicators", indicators}, {"receivers", receivers}});
  }
  for (std::size_t i = 0; i < 3; ++i) {
    static constexpr const char* kParts[] = {"Väntan före första besök", "Väntan mellan besök och behandling", "Jämförelse med riket"};
    lines.add("sub_assignment", {{"assignment", "assignment-1"},
                                 {"order_no", static_cast<std::int64_t>(i + 1)},
                                 {"title", kParts[i]},
                                 {"due", fmt::format("{}-{}-15", kRegisterYear + 1,
                                                     i == 0   ? "04"
                                                     : i == 1 ? "06"
                                                              : "10")},
                                 {"delivery", "Kort analys"},
                                 {"unit", plan.units[1]},
                                 {"responsible", plan.persons[10]},
                                 {"state", i == 0 ? "ongoing" : "planned"}});
  }
  lines.add("recommendation", {{"title", "Samla de dyraste vårdkedjorna i ett gemensamt arbete"},
                               {"words", "Ytterfallen är få men bär en stor del av kostnaden; arbetet bör börja där de är flest."},
                               {"assignment", "assignment-2"},
                               {"level", "local"},
                               {"made_by", "Utredaren"},
                               {"date", fmt::format("{}-11-28", kRegisterYear)},
                               {"receiver", "Lokalt programområde cancer"},
                               {"programme_area", plan.areas[0]},
                               {"due", fmt::format("{}-05-31", kRegisterYear + 1)},
                               {"unit", plan.units[1]},
                               {"responsible", plan.persons[19]},
                               {"state", "accepted"}});
  return lines.take();
}

RegisterFiles register_files() {
  const auto text = core::embedded_file("data/example/register.toml");
  const auto words = core::parse_toml(text.value_or(""), "data/example/register.toml");
  if (!words) throw core::Failure(core::FailureKind::internal, core::same_text("data/example/register.toml"));
  RegisterPlan plan{.words = *words};
  add_people(plan);
  add_goals(plan);
  add_meetings(plan);
  add_projects(plan);
  add_needs(plan);
  add_world(plan);
  const std::string stamp = "# Syntetiska data från Röd tråd, ingen verklig person eller verksamhet.\n";
  return {.lines = stamp + plan.lines.take(), .links = stamp + plan_links(plan)};
}

}  // namespace rodtrad::example
