// Choosing where outliers come from, and the expressions that tell them.
#include "methods/cost_outliers_limits.h"

#include "core/number_format.h"
#include "methods/cost_outliers_computed.h"
#include "methods/cuts.h"
#include "methods/drg_lists.h"
#include "methods/words.h"

namespace rodtrad::methods::cost_outliers {

using core::Text;
using table::column;
using Test = table::Condition::Test;

namespace {

std::shared_ptr<table::LookupList> list_of(std::string id, const std::vector<GroupLimit>& groups, std::int64_t GroupLimit::*value) {
  auto list = std::make_shared<table::LookupList>(table::LookupList{std::move(id), {}, {}});
  for (const GroupLimit& group : groups) list->rows.push_back({group.key, group.*value});
  if (!groups.empty() && groups.front().key.size() == 3)
    list->keys = {"year", "care_form", "drg"};
  else
    list->keys = {"care_form", "drg"};
  return list;
}

table::Expression look_up(std::string id, const std::vector<GroupLimit>& groups, std::int64_t GroupLimit::*value) {
  auto list = list_of(std::move(id), groups, value);
  std::vector<table::Expression> keys;
  for (const std::string& key : list->keys) keys.push_back(column(key));
  return table::lookup(std::move(list), std::move(keys));
}

void tell_limits(Limits& limits) {
  limits.whole = look_up("outlier_limit", limits.groups, &GroupLimit::whole);
  if (limits.source == LimitSource::computed) limits.rest = look_up("outlier_limit_rest", limits.groups, &GroupLimit::rest);
  limits.outlier = table::greater(column("cost"), *limits.whole);
}

// ---- published lists -----------------------------------------------------------------------------------------------

std::vector<GroupLimit> groups_of(const DrgList& list) {
  std::vector<GroupLimit> groups;
  for (const auto& [key, limit] : list.values) {
    groups.push_back({.key = {key.year, key.care_form, key.drg}, .limit = static_cast<double>(limit), .whole = limit});
  }
  return groups;
}

std::set<std::string> years_of(model::Run& run, const Settings& settings) {
  std::set<std::string> years;
  for (const table::CellsRow& row : run.cells("care_contact", {.filter = base_filter(settings), .by = {{"year", column("year")}}}).rows) {
    years.insert(row.key[0]);
  }
  return years;
}

Limits from_list(const DrgList& list) {
  Limits limits{.source = LimitSource::list, .groups = groups_of(list)};
  tell_limits(limits);
  limits.facts.push_back({{"Gräns", "Limit"}, Text{"publicerade ytterfallsgränser: ", "published outlier limits: "} + list.names()});
  return limits;
}

// ---- the source's flag ---------------------------------------------------------------------------------------------

Limits from_flag(model::Run& run, const Settings& settings) {
  Limits limits{.source = LimitSource::flag};
  if (run.dataset("drg_limit")) {
    const DrgList list = read_drg_list(run, "limit", settings.list_kind);
    if (list.covers_any(years_of(run, settings))) {
      limits.groups = groups_of(list);
      tell_limits(limits);
    }
  }
  limits.outlier = column("outlier");
  limits.facts.push_back({{"Gräns", "Limit"}, {"källans egen märkning av ytterfall", "the source's own flag for outliers"}});
  return limits;
}

// ---- computed ------------------------------------------------------------------------------------------------------

Text shown(double value, int decimals) {
  return {core::show_number(value, decimals, core::Language::sv), core::show_number(value, decimals, core::Language::en)};
}

Text form_name(const std::string& care_form) {
  return care_form == "outpatient" ? Text{"öppen vård", "outpatient care"} : Text{"sluten vård", "inpatient care"};
}

std::pair<Text, Text> calibration_fact(const Calibration& calibration) {
  const Text form = form_name(calibration.care_form), k = shown(calibration.k.value(), 3);
  std::pair<Text, Text> fact{{"k i " + form.sv, "k in " + form.en}, k};
  if (!calibration.low) return fact;
  const Text low = shown(calibration.low->value(), 3);
  if (calibration.tied()) {
    fact.second = {k.sv + " (flera kontakter ligger lika, så andelen blir lägre än den begärda)",
                   k.en + " (contacts are tied, so the share is below the one asked for)"};
  } else if (calibration.high) {
    const Text high = shown(calibration.high->value(), 3);
    fact.second = {k.sv + " (alla k från " + low.sv + " till under " + high.sv + " ger samma ytterfall)",
                   k.en + " (every k from " + low.en + " to below " + high.en + " gives the same outliers)"};
  } else {
    fact.second = {k.sv + " (för få kontakter för att något ska bli ytterfall)", k.en + " (too few contacts for any to be an outlier)"};
  }
  return fact;
}

void tell_computed(Limits& limits, const Settings& settings) {
  limits.notes.push_back(
      {"computed_limit",
       {"Ytterfallsgränserna är beräknade ur de egna kontakterna, inte nationella. Andelen ytterfall går därför inte att jämföra med riket.",
        "The outlier limits are computed from the region's own contacts and are not national. The share of outliers can therefore not be "
        "compared with the nation."}});
  limits.facts.push_back(
      {{"Gräns", "Limit"},
       {"beräknad, ej nationell; alla år tillsammans i löpande priser", "computed, not national; all years together at current prices"}});
  if (settings.rule == Rule::log_deviations) {
    const Text f = shown(static_cast<double>(settings.deviations) / kMillion, 1);
    limits.facts.push_back({{"Regel", "Rule"},
                            {"geometriskt medelvärde och " + f.sv + " standardavvikelser av ln kostnad",
                             "geometric mean and " + f.en + " standard deviations of ln cost"}});
    return;
  }
  const std::string scale_sv = settings.ln ? " på ln kostnad" : "", scale_en = settings.ln ? " on ln cost" : "";
  limits.facts.push_back(
      {{"Regel", "Rule"},
       {"övre kvartilen + k × kvartilavståndet per DRG" + scale_sv, "upper quartile + k × interquartile range per DRG" + scale_en}});
  const bool type2 = settings.quantile_rule == table::QuantileRule::type2;
  limits.facts.push_back(
      {{"Kvartilregel", "Quartile rule"}, {type2 ? "typ 2 (SAS)" : "typ 7 (R, Excel)", type2 ? "type 2 (SAS)" : "type 7 (R, Excel)"}});
  for (const Calibration& calibration : limits.calibrations) limits.facts.push_back(calibration_fact(calibration));
}

Limits from_computation(model::Run& run, const Settings& settings) {
  ComputedLimits computed = compute_limits(run, settings);
  Limits limits{.source = LimitSource::computed, .groups = std::move(computed.groups), .calibrations = std::move(computed.calibrations)};
  tell_limits(limits);
  if (settings.ln && settings.rule != Rule::log_deviations) {
    limits.outlier = table::greater(table::ln(column("cost")), look_up("outlier_limit_ln", limits.groups, &GroupLimit::ln_whole));
  }
  tell_computed(limits, settings);
  return limits;
}

}  // namespace

table::Filter base_filter(const Settings& settings) { return contacts_with_cost(settings.first_year, settings.last_year); }

const GroupLimit* Limits::find(const std::string& care_form, const std::string& drg) const {
  const GroupLimit* found = nullptr;
  for (const GroupLimit& group : groups) {
    if (group.key[group.key.size() - 2] == care_form && group.key.back() == drg) found = &group;
  }
  return found;
}

std::optional<Limits> find_limits(model::Run& run, const Settings& settings, Text& why) {
  const model::DatasetInfo& contacts = *run.dataset("care_contact");
  const bool automatic = settings.limit_source == "auto";
  if (settings.limit_source == "flag" && !contacts.has("outlier")) {
    why = {"källan märker inte ytterfall", "the source does not flag outliers"};
    return std::nullopt;
  }
  if (settings.limit_source == "flag" || (automatic && contacts.has("outlier"))) return from_flag(run, settings);
  if (!contacts.has("drg")) {
    why = {"kontakterna saknar DRG", "the contacts have no DRG"};
    return std::nullopt;
  }
  if (settings.limit_source == "computed") return from_computation(run, settings);
  if (!run.dataset("drg_limit")) {
    if (automatic) return from_computation(run, settings);
    why = {"ingen lista med ytterfallsgränser är kopplad", "no list of outlier limits is bound"};
    return std::nullopt;
  }
  const DrgList list = read_drg_list(run, "limit", settings.list_kind);
  if (list.covers_any(years_of(run, settings))) return from_list(list);
  why = {"listan med ytterfallsgränser gäller andra år än kontakterna", "the list of outlier limits is for other years than the contacts"};
  if (!automatic) return std::nullopt;
  Limits limits = from_computation(run, settings);
  limits.notes.push_back({"limit_list_other_year",
                          {"Listan med ytterfallsgränser gäller inga av kontakternas år och har inte använts.",
                           "The list of outlier limits covers none of the years of the contacts and has not been used."}});
  return limits;
}

}  // namespace rodtrad::methods::cost_outliers
