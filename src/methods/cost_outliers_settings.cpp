// Parameters: labels, bounds and defaults, and the way from words to typed values.
#include "methods/cost_outliers_settings.h"

#include <cmath>

#include "methods/parameters.h"

namespace rodtrad::methods::cost_outliers {

using model::Param;
using model::ParamType;

namespace {

constexpr const char* kMethod = "cost_outliers";

Param number(std::string id, core::Text label, core::Text unit, ParamType type, double least, double most) {
  return with_dated_default(kMethod,
                            {.id = std::move(id), .label = std::move(label), .unit = std::move(unit), .type = type, .least = least, .most = most});
}

Param choice(std::string id, core::Text label, std::vector<model::Choice> choices) {
  return with_dated_default(kMethod, {.id = std::move(id), .label = std::move(label), .type = ParamType::choice, .choices = std::move(choices)});
}

const core::Text kPercent = {"procent", "per cent"};
const core::Text kYear = {"år", "year"};

std::int64_t millionths(double value) { return std::llround(value * kMillion); }

Rule rule_of(const std::string& code) {
  if (code == "fixed") return Rule::fixed;
  return code == "log_deviations" ? Rule::log_deviations : Rule::calibrated;
}

}  // namespace

std::vector<Param> parameters() {
  return {
      choice("limit_source", {"Varifrån ytterfallen tas", "Where outliers come from"},
             {{"auto", {"det bästa som finns", "the best there is"}},
              {"flag", {"källans märkning", "the source's flag"}},
              {"limit", {"publicerade gränser", "published limits"}},
              {"computed", {"beräknade gränser", "computed limits"}}}),
      choice("rule", {"Regel för beräknad gräns", "Rule for a computed limit"},
             {{"calibrated", {"kvartilgräns som ger en bestämd andel", "quartile limit that gives a set share"}},
              {"fixed", {"kvartilgräns med fast k", "quartile limit with a fixed k"}},
              {"log_deviations", {"geometriskt medelvärde och standardavvikelser", "geometric mean and standard deviations"}}}),
      number("share_inpatient", {"Andel ytterfall i sluten vård", "Share of outliers in inpatient care"}, kPercent, ParamType::real, 0.1, 50),
      number("share_outpatient", {"Andel ytterfall i öppen vård", "Share of outliers in outpatient care"}, kPercent, ParamType::real, 0.1, 50),
      choice("quantile_rule", {"Kvartilregel", "Quartile rule"},
             {{"type2", {"typ 2 (SAS)", "type 2 (SAS)"}}, {"type7", {"typ 7 (R, Excel)", "type 7 (R, Excel)"}}}),
      choice("scale", {"Skala", "Scale"}, {{"cost", {"kostnad", "cost"}}, {"ln", {"kostnadens logaritm", "logarithm of cost"}}}),
      number("minimum_n", {"Minsta antal kontakter för en gräns", "Fewest contacts for a limit"}, {"kontakter", "contacts"}, ParamType::integer, 1,
             1e6),
      choice("place", {"Plats för k i intervallet", "Place of k in its interval"},
             {{"midpoint", {"mitten", "the midpoint"}}, {"low", {"nedre änden", "the low end"}}}),
      number("multiplier", {"Fast k", "Fixed k"}, {"kvartilavstånd", "interquartile ranges"}, ParamType::real, 0, 100),
      number("deviations", {"Antal standardavvikelser", "Number of standard deviations"}, {"standardavvikelser", "standard deviations"},
             ParamType::real, 0, 20),
      choice("list_kind", {"Slag av gränslista", "Kind of limit list"},
             {{"clinic", {"klinikvårdtillfällen", "clinic episodes"}}, {"hospital", {"sjukhusvårdtillfällen", "hospital episodes"}}}),
      number("first_year", {"Första år", "First year"}, kYear, ParamType::integer, 0, 2100),
      number("last_year", {"Sista år", "Last year"}, kYear, ParamType::integer, 0, 2100),
  };
}

std::vector<std::string> idle_params(const Settings& settings, LimitSource source) {
  std::set<std::string> idle = {"limit_source", "rule",  "share_inpatient", "share_outpatient", "quantile_rule", "scale",
                                "minimum_n",    "place", "multiplier",      "deviations",       "list_kind"};
  const auto applied = [&](std::initializer_list<const char*> ids) {
    for (const char* id : ids) idle.erase(id);
  };
  if (source == LimitSource::list) applied({"list_kind"});
  if (source == LimitSource::computed) {
    applied({"rule", "minimum_n"});
    if (settings.rule == Rule::log_deviations) applied({"deviations"});
    if (settings.rule != Rule::log_deviations) applied({"quantile_rule", "scale"});
    if (settings.rule == Rule::fixed) applied({"multiplier"});
    if (settings.rule == Rule::calibrated) applied({"share_inpatient", "share_outpatient", "place"});
  }
  if (settings.first_year == 0) idle.insert("first_year");
  if (settings.last_year == 0) idle.insert("last_year");
  return {idle.begin(), idle.end()};
}

Settings settings_of(const model::Run& run) {
  return {.limit_source = run.choice("limit_source"),
          .rule = rule_of(run.choice("rule")),
          .ln = run.choice("scale") == "ln",
          .quantile_rule = run.choice("quantile_rule") == "type2" ? table::QuantileRule::type2 : table::QuantileRule::type7,
          .minimum_n = run.integer("minimum_n"),
          .share_inpatient = millionths(run.real("share_inpatient")),
          .share_outpatient = millionths(run.real("share_outpatient")),
          .multiplier = millionths(run.real("multiplier")),
          .deviations = millionths(run.real("deviations")),
          .at_low_end = run.choice("place") == "low",
          .list_kind = run.choice("list_kind"),
          .first_year = run.integer("first_year"),
          .last_year = run.integer("last_year")};
}

}  // namespace rodtrad::methods::cost_outliers
