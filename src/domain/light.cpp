// Straight way from baseline to target: funding's usual rule, the same for all indicators. Its limits are data (data/light.toml).
#include "domain/light.h"

#include <cmath>

#include "core/embedded.h"
#include "core/number_format.h"
#include "core/toml.h"

namespace rodtrad::domain {

using core::Date;
using core::Text;

namespace {

constexpr const char* kFile = "data/light.toml";

struct Rule {
  double green = 0, amber = 0;
  int grace_days = 0;
};

const Rule& rule() {
  static const Rule kRule = [] {
    const auto table = core::parse_toml(core::embedded_file(kFile).value_or(""), kFile);
    return Rule{(*table)["green"].number(), (*table)["amber"].number(), static_cast<int>((*table)["grace_days"].integer())};
  }();
  return kRule;
}

LightAnswer grey(Text why) { return {.light = Light::grey, .why = std::move(why), .expected = {}}; }

/// The next value is overdue: by its own day, else by the interval (a month is taken as 31 days: nothing is called late too early).
bool is_old(const Measured& measured, const Date& today) {
  constexpr int kLongestMonth = 31;
  const int now = core::to_days(today) - rule().grace_days;
  if (measured.next_due) return now > core::to_days(*measured.next_due);
  if (measured.interval_months <= 0 || !measured.value_date) return false;
  return now > core::to_days(*measured.value_date) + static_cast<int>(measured.interval_months) * kLongestMonth;
}

bool is_reached(const Measured& measured) {
  const bool down = measured.direction == "down" || (measured.direction.empty() && measured.baseline && *measured.target < *measured.baseline);
  return down ? *measured.value <= *measured.target : *measured.value >= *measured.target;
}

/// Where the straight way is on the day; the target after its day.
double expected_on(const Measured& measured, const Date& day) {
  const double whole = core::to_days(*measured.target_date) - core::to_days(*measured.baseline_date);
  const double gone = core::to_days(day) - core::to_days(*measured.baseline_date);
  const double share = whole <= 0 ? 1 : std::clamp(gone / whole, 0.0, 1.0);
  return *measured.baseline + share * (*measured.target - *measured.baseline);
}

std::string shown(double number, core::Language language) { return core::show_number(number, number == std::floor(number) ? 0 : 1, language); }

LightAnswer kept(const Measured& measured) {
  const double off = std::abs(*measured.value - *measured.target) / std::max(std::abs(*measured.target), 1e-9);
  const Light light = off <= 1 - rule().green ? Light::green : off <= 1 - rule().amber ? Light::amber : Light::red;
  return {
      .light = light, .why = {.sv = "Värdet ska behållas vid målvärdet.", .en = "The value is to stay at its target."}, .expected = measured.target};
}

Text way_words(const Measured& measured, double expected, double share) {
  const auto words = [&](core::Language language, const char* pattern) {
    return fmt::format(fmt::runtime(pattern), shown(*measured.value, language), shown(expected, language),
                       core::show_percent(100 * share, 0, language));
  };
  return {.sv = words(core::Language::sv, "Värdet är {} och borde vara {} vid det här laget: {} av vägen från utgångsvärdet är gjord."),
          .en = words(core::Language::en, "The value is {} and should be {} by now: {} of the way from the baseline has been made.")};
}

}  // namespace

const Text& light_word(Light light) {
  static const Text kWords[] = {{.sv = "Nås", .en = "On the way"},
                                {.sv = "Nås delvis", .en = "Partly"},
                                {.sv = "Nås inte", .en = "Not on the way"},
                                {.sv = "Går inte att bedöma", .en = "Cannot be told"}};
  return kWords[static_cast<std::size_t>(light)];
}

Text light_rule() {
  const auto percent = [](double share, core::Language language) { return core::show_percent(100 * share, 0, language); };
  return {.sv = fmt::format("Färgen räknas: hur mycket av vägen från utgångsvärdet till målet som är gjord, mot hur mycket som borde vara det. "
                            "Minst {} nås, minst {} nås delvis.",
                            percent(rule().green, core::Language::sv), percent(rule().amber, core::Language::sv)),
          .en = fmt::format("The colour is computed: how much of the way from baseline to target has been made, against how much should have been. "
                            "At least {} is on the way, at least {} partly.",
                            percent(rule().green, core::Language::en), percent(rule().amber, core::Language::en))};
}

LightAnswer light_of(const Measured& measured, const Date& today) {
  if (!measured.value) return grey({.sv = "Inget värde är lämnat.", .en = "No value has been reported."});
  if (!measured.target) return grey({.sv = "Målvärde saknas.", .en = "There is no target."});
  if (is_old(measured, today))
    return grey({.sv = "Nästa värde är försenat: det senaste är för gammalt för att bedömas.",
                 .en = "The next value is overdue: the latest is too old to judge by."});
  if (measured.direction == "keep") return kept(measured);
  if (is_reached(measured))
    return {.light = Light::green, .why = {.sv = "Målvärdet är nått.", .en = "The target is reached."}, .expected = measured.target};
  if (!measured.baseline || !measured.baseline_date || !measured.target_date || !measured.value_date)
    return grey({.sv = "Utgångsvärde eller dag saknas.", .en = "Baseline or day is missing."});
  const double expected = expected_on(measured, *measured.value_date), way = expected - *measured.baseline;
  const double share = way == 0 ? 1 : (*measured.value - *measured.baseline) / way;
  const Light light = share >= rule().green ? Light::green : share >= rule().amber ? Light::amber : Light::red;
  return {.light = light, .why = way_words(measured, expected, share), .expected = expected};
}

}  // namespace rodtrad::domain
