// The method as data: inputs, parameters, formula; and the steps from questions to a draft.
#include "methods/hospital_comparison.h"

#include "methods/hospital_comparison_findings.h"
#include "methods/hospital_comparison_tables.h"
#include "methods/words.h"

namespace rodtrad::methods::hospital_comparison {

using core::Text;

namespace {

std::vector<model::Input> inputs() {
  const auto contact = [](const char* column, Text label, bool required = false) {
    return model::Input{"care_contact", column, std::move(label), required};
  };
  const auto list = [](const char* column, Text label) { return model::Input{"drg_limit", column, std::move(label), false}; };
  const auto nation = [](const char* column, Text label) { return model::Input{"reference_aggregate", column, std::move(label), false}; };
  return {contact("year", {"År", "Year"}, true),
          contact("care_form", {"Vårdform", "Care form"}, true),
          contact("hospital", {"Sjukhus", "Hospital"}, true),
          contact("sex", {"Kön", "Sex"}, true),
          contact("cost", {"Kostnad", "Cost"}, true),
          contact("drg", {"DRG", "DRG"}),
          contact("severity", {"Svårighetsgrad", "Severity"}),
          contact("weight", {"Vikt", "Weight"}),
          contact("weight_list", {"Viktlista", "Weight list"}),
          contact("outlier", {"Ytterfall enligt källan", "Outlier as flagged by the source"}),
          contact("person", {"Person", "Person"}),
          contact("age", {"Ålder", "Age"}),
          contact("age_group", {"Åldersgrupp", "Age group"}),
          contact("municipality", {"Kommun", "Municipality"}),
          contact("hospital_type", {"Sjukhustyp", "Kind of hospital"}),
          contact("clinic", {"Klinik", "Clinic"}),
          contact("area", {"Verksamhetsområde", "Area of care"}),
          list("year", {"År", "Year"}),
          list("care_form", {"Vårdform", "Care form"}),
          list("drg", {"DRG", "DRG"}),
          list("weight", {"Vikt", "Weight"}),
          list("limit", {"Ytterfallsgräns", "Outlier limit"}),
          list("list_id", {"Lista", "List"}),
          list("list_kind", {"Slag av lista", "Kind of list"}),
          list("list_basis", {"Listans grund", "Basis of the list"}),
          list("list_version", {"Version", "Version"}),
          list("errata", {"Rättelse", "Erratum"}),
          nation("year", {"År", "Year"}),
          nation("area_type", {"Jämförelsegrupp", "Comparison group"}),
          nation("care_form", {"Vårdform", "Care form"}),
          nation("drg", {"DRG", "DRG"}),
          nation("contacts", {"Kontakter", "Contacts"}),
          nation("cost", {"Kostnad", "Cost"}),
          nation("outliers", {"Ytterfall", "Outliers"}),
          nation("outlier_cost", {"Ytterfallens kostnad", "Cost of outliers"})};
}

std::vector<std::pair<std::string, table::Request>> first_requests(const model::Run& run) {
  const Settings settings = settings_of(run);
  return {{"care_contact",
           table::Cells{.filter = contacts_with_cost(settings.first_year, settings.last_year), .by = {{"care_form", table::column("care_form")}}}}};
}

// ---- notes ---------------------------------------------------------------------------------------------------------

void note(const std::string& code, const Text& text, model::Draft& draft) {
  const auto same = [&](const model::Note& other) { return other.code == code && other.text == text; };
  if (std::none_of(draft.notes.begin(), draft.notes.end(), same)) draft.notes.push_back({code, text});
}

void note_not_possible(const std::string& code, const Text& why, model::Draft& draft) {
  note("not_possible_" + code, not_possible_because(why), draft);
}

void add_form_notes(const Study& study, model::Draft& draft) {
  if (!study.weights.points) note_not_possible("weights", study.weights.why_none, draft);
  if (study.weights.points && !study.weights.nation && study.nation.is_known())
    note_not_possible("nation_points", study.weights.why_no_nation, draft);
  if (!study.outliers.code) note_not_possible("outliers", study.outliers.why_none, draft);
  if (study.run.dataset("reference_aggregate") && !study.nation.is_known()) {
    note("no_common_reference",
         {"Rikets jämförelsetal gäller andra år, en annan vårdform eller en annan valuta än kontakterna och har inte använts.",
          "The nation's figures are for other years, another care form or another currency than the contacts and have not been used."},
         draft);
  } else if (study.nation.is_known() && !study.same_years("nation")) {
    note(
        "reference_years",
        {"Riket har inte tal för alla kontakternas år. Kvoten och skillnaden mot riket gäller de gemensamma åren; nivåer jämförs inte.",
         "The nation has no figures for some of the contacts' years. The ratio and the difference to the nation are for the common years; levels are "
         "not compared."},
        draft);
  }
}

void add_facts(const Analysis& analysis, model::Draft& draft) {
  const bool severity = std::any_of(analysis.forms.begin(), analysis.forms.end(), [](const auto& form) { return form->study.by_severity; });
  draft.facts.push_back({{"Förväntad kostnad", "Expected cost"},
                         severity ? Text{"medelkostnaden för regionens kontakter med samma år, DRG och svårighetsgrad (där den finns)",
                                         "mean cost of the region's contacts of the same year, DRG and severity (where there is one)"}
                                  : Text{"medelkostnaden för regionens kontakter med samma år och DRG",
                                         "mean cost of the region's contacts of the same year and DRG"}});
  for (const auto& form : analysis.forms) {
    for (const Text& words : list_notes(form->study)) draft.facts.push_back({care_form_label(form->care_form()), words});
  }
  if (analysis.forms.front()->study.contacts.has_persons) {
    draft.facts.push_back({{"Intervall", "Intervals"},
                           {"95 % konfidensintervall; hänsyn är tagen till att en person kan ha flera kontakter",
                            "95% confidence intervals, allowing for persons with several contacts"}});
    return;
  }
  draft.facts.push_back({{"Intervall", "Intervals"}, {"95 % konfidensintervall (kvotskattning)", "95% confidence intervals (ratio estimator)"}});
  note("no_person_key",
       {"Källan skiljer inte personer åt. Intervallen räknar varje kontakt för sig och är därför något för smala.",
        "The source does not tell persons apart. The intervals count each contact on its own and are therefore somewhat too narrow."},
       draft);
}

model::Draft compute(model::Run& run) {
  model::Draft draft;
  const Analysis analysis = analyse(run, settings_of(run));
  if (analysis.forms.empty()) {
    tell_not_possible({"kontakterna saknar DRG", "the contacts have no DRG"}, draft);
    return draft;
  }
  add_tables(analysis, draft);
  add_findings(analysis, draft);
  add_facts(analysis, draft);
  for (const auto& form : analysis.forms) add_form_notes(form->study, draft);
  for (const auto& [breakdown, why] : analysis.impossible) note_not_possible(breakdown, why, draft);
  return draft;
}

model::Method describe_method() {
  return {
      .id = "hospital_comparison",
      .version = "1",
      .title = {"Sjukhusens kostnader jämförda", "Hospitals compared by cost"},
      .summary =
          {"Kostnad per DRG-poäng, case mix och innerfall för sjukhus och kliniker, kostnad mot förväntad kostnad för samma slags vård, och vad "
           "skillnaden mot riket består av.",
           "Cost per DRG point, case mix and inliers of hospitals and clinics, cost against the expected cost of the same kind of care, and what "
           "the difference to the nation consists of."},
      .inputs = inputs(),
      .params = parameters(),
      .formula =
          {"Kostnad per DRG-poäng = Σc/Σw; poäng per kontakt = Σw/n. Kvot = O/E med O = Σc och E = Σ medelkostnaden för kontakter med samma år, DRG "
           "och svårighetsgrad (regionens), eller samma år och DRG (rikets, eller sjukhus av samma slag). Kostnad per kontakt = "
           "Σ s·[(1 − p)·m + p·x] över DRG, med s andel kontakter, p andel ytterfall, m innerfallens och x ytterfallens medelkostnad; skillnaden mot "
           "riket delas på s, m, p och x som medelvärdet över alla ordningar (Shapley).",
           "Cost per DRG point = Σc/Σw; points per contact = Σw/n. Ratio = O/E with O = Σc and E = Σ mean cost of contacts of the same year, DRG and "
           "severity (the region's), or of the same year and DRG (the nation's, or hospitals of the same kind). Cost per contact = "
           "Σ s·[(1 − p)·m + p·x] over DRGs, with s share of contacts, p share of outliers, m mean cost of inliers and x of outliers; the difference "
           "to "
           "the nation is split over s, m, p and x as the average over all orders (Shapley)."},
      .reference = "docs/methods/hospital_comparison.md",
      .first_requests = first_requests,
      .compute = compute};
}

}  // namespace

const model::Method& method() {
  static const model::Method made = describe_method();
  return made;
}

}  // namespace rodtrad::methods::hospital_comparison
