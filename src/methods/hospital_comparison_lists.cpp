// Choosing lists, and refusing to mix them.
#include "methods/hospital_comparison_lists.h"

#include "methods/dimensions.h"
#include "methods/words.h"

namespace rodtrad::methods::hospital_comparison {

using core::Text;
using table::column;

namespace {

const table::Expression kNull = table::band(table::constant(-1), {{0, ""}});

std::set<std::string> years_of(model::Run& run, const table::Filter& contacts) {
  std::set<std::string> years;
  for (const table::CellsRow& row : run.cells("care_contact", {.filter = contacts, .by = {{"year", column("year")}}}).rows) years.insert(row.key[0]);
  return years;
}

bool covers(const DrgList& list, const std::string& care_form, const std::set<std::string>& years) {
  return std::any_of(list.values.begin(), list.values.end(),
                     [&](const auto& entry) { return entry.first.care_form == care_form && years.contains(entry.first.year); });
}

// ---- weights -------------------------------------------------------------------------------------------------------

/// Names of the lists that the contacts' own weights come from, by year; "" = not stated.
using OwnLists = std::map<std::string, std::set<std::string>>;

OwnLists own_lists(model::Run& run, const table::Filter& contacts) {
  OwnLists lists;
  const model::DatasetInfo& info = *run.dataset("care_contact");
  if (!info.has("weight")) return lists;
  table::Cells request{.filter = contacts, .by = {{"year", column("year")}}};
  request.by.push_back({"weight_list", info.has("weight_list") ? column("weight_list") : kNull});
  request.filter.push_back({.value = column("weight")});
  for (const table::CellsRow& row : run.cells("care_contact", request).rows) lists[row.key[0]].insert(row.key[1]);
  return lists;
}

std::string listed(const std::set<std::string>& names) { return fmt::format("{}", fmt::join(names, "; ")); }

/// Nothing when each year has one list.
std::optional<Text> mixed(const OwnLists& lists) {
  for (const auto& [year, names] : lists) {
    if (names.size() < 2) continue;
    return core::say("kontakternas vikter för {} kommer ur flera listor ({}), och listor blandas inte",
                     "the weights of the contacts in {} come from several lists ({}), and lists are not mixed", year, listed(names));
  }
  return std::nullopt;
}

Text mixed_bases() {
  return {"den publicerade listan har både prospektiva och retrospektiva vikter, och de blandas inte; välj med list_basis",
          "the published list has both prospective and retrospective weights, and they are not mixed; choose with list_basis"};
}

bool same_list(const std::string& own, const ListEdition& edition) {
  return own == edition.list || own == edition.list + ", " + edition.version || own == edition.list + " " + edition.version;
}

/// Why the published list cannot count the nation's points beside the contacts' own weights.
std::optional<Text> other_list(const OwnLists& own, const DrgList& list) {
  for (const auto& [year, names] : own) {
    const std::string& name = *names.begin();
    const auto edition = list.editions.find(year);
    if (edition == list.editions.end()) {
      return core::say("ingen publicerad viktlista gäller {}", "no published list of weights is for {}", year);
    }
    if (name.empty()) return Text{"källan säger inte ur vilken lista vikterna kommer", "the source does not say which list the weights come from"};
    if (same_list(name, edition->second)) continue;
    return core::say("kontakternas vikter för {} kommer ur {}, och den publicerade listan är {}",
                     "the weights of the contacts in {} come from {}, and the published list is {}", year, name, edition->second.list);
  }
  return std::nullopt;
}

Weights of_contacts(const OwnLists& own, const DrgList& list) {
  Weights weights;
  if (const auto why = mixed(own)) {
    weights.why_none = weights.why_no_nation = *why;
    return weights;
  }
  weights.points = column("weight");
  std::set<std::string> names;
  for (const auto& [year, of_year] : own) names.insert(of_year.begin(), of_year.end());
  weights.names = names == std::set<std::string>{""} ? Text{"listan är inte angiven", "the list is not stated"} : core::same_text(listed(names));
  if (list.values.empty()) {
    weights.why_no_nation = {"ingen publicerad viktlista är kopplad", "no published list of weights is bound"};
  } else if (list.bases.size() > 1) {
    weights.why_no_nation = mixed_bases();
  } else if (const auto why = other_list(own, list)) {
    weights.why_no_nation = *why;
  } else {
    weights.nation = list;
    weights.names = weights.names + Text{"; rikets poäng ur ", "; the nation's points from "} + list.names();
  }
  return weights;
}

Weights of_list(const DrgList& list) {
  Weights weights;
  if (list.bases.size() > 1) {
    weights.why_none = weights.why_no_nation = mixed_bases();
    return weights;
  }
  weights.points = list.look_up("drg_weight");
  weights.names = list.names();
  weights.nation = list;
  return weights;
}

}  // namespace

Weights find_weights(model::Run& run, const Settings& settings, const std::string& care_form, const table::Filter& contacts) {
  const OwnLists own = own_lists(run, contacts);
  const DrgList list = read_drg_list(run, "weight", settings.list_kind, settings.list_basis);
  const bool use_own = settings.weight_source == "contact" || (settings.weight_source == "auto" && !own.empty());
  if (use_own && !own.empty()) return of_contacts(own, list);
  if (!use_own && covers(list, care_form, years_of(run, contacts))) return of_list(list);
  Weights none;
  none.why_none = none.why_no_nation = use_own || list.values.empty()
                                           ? Text{"kontakterna saknar DRG-vikter", "the contacts have no DRG weights"}
                                           : Text{"viktlistan gäller andra år eller en annan vårdform än kontakterna",
                                                  "the list of weights is for other years or another care form than the contacts"};
  return none;
}

// ---- outliers ------------------------------------------------------------------------------------------------------

Outliers find_outliers(model::Run& run, const Settings& settings, const std::string& care_form, const table::Filter& contacts) {
  const bool automatic = settings.limit_source == "auto";
  const bool flagged = run.dataset("care_contact")->has("outlier");
  if (flagged && (automatic || settings.limit_source == "flag")) {
    return {.code = column("outlier"), .why_none = {}, .names = {"källans märkning", "the source's flag"}};
  }
  if (settings.limit_source == "flag") return {.why_none = {"källan märker inte ytterfall", "the source does not flag outliers"}};
  if (settings.limit_source == "none") return {.why_none = {"ytterfall skiljs inte ut", "outliers are not told apart"}};
  const DrgList list = read_drg_list(run, "limit", settings.list_kind);
  if (list.values.empty()) return {.why_none = {"ingen lista med ytterfallsgränser är kopplad", "no list of outlier limits is bound"}};
  if (!covers(list, care_form, years_of(run, contacts))) {
    return {.why_none = {"listan med ytterfallsgränser gäller andra år eller en annan vårdform än kontakterna",
                         "the list of outlier limits is for other years or another care form than the contacts"}};
  }
  return {.code = table::greater(column("cost"), list.look_up("outlier_limit")), .why_none = {}, .names = list.names()};
}

}  // namespace rodtrad::methods::hospital_comparison
