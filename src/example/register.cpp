// Puts the register together, and who is in it.
#include <fmt/format.h>

#include "core/embedded.h"
#include "core/failure.h"
#include "core/json.h"
#include "example/places.h"
#include "example/register_lines.h"

namespace rodtrad::example {

std::string RegisterLines::add(const std::string& type, const std::vector<Set>& fields) {
  const std::string id = fmt::format("{}-{}", type, ++last_[type]);
  core::JsonWriter out;
  out.begin_object().member("type", type).member("id", id);
  for (const Set& set : fields) {
    if (const auto* text = std::get_if<std::string>(&set.value)) {
      if (!text->empty()) out.member(set.field, *text);
    } else if (const auto* texts = std::get_if<std::vector<std::string>>(&set.value)) {
      if (texts->empty()) continue;
      out.key(set.field).begin_array();
      for (const std::string& one : *texts) out.value(one);
      out.end_array();
    } else if (const auto* json = std::get_if<JsonText>(&set.value)) {
      out.key(set.field).raw(json->text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&set.value)) {
      out.member(set.field, *integer);
    } else if (const auto* number = std::get_if<double>(&set.value)) {
      out.member(set.field, *number);
    } else {
      out.member(set.field, std::get<bool>(set.value));
    }
  }
  text_ += out.end_object().take() + "\n";
  return id;
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

std::string register_lines() {
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
  return plan.lines.take();
}

}  // namespace rodtrad::example
