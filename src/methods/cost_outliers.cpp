// The method as data: inputs, parameters, formula; and the steps from questions to a draft.
#include "methods/cost_outliers.h"

#include "methods/cost_outliers_findings.h"
#include "methods/cost_outliers_tables.h"
#include "methods/words.h"

namespace rodtrad::methods::cost_outliers {

using core::Text;

namespace {

std::vector<model::Input> inputs() {
  const auto contact = [](const char* column, Text label, bool required = false) {
    return model::Input{"care_contact", column, std::move(label), required};
  };
  const auto limit = [](const char* column, Text label) { return model::Input{"drg_limit", column, std::move(label), false}; };
  const auto nation = [](const char* column, Text label) { return model::Input{"reference_aggregate", column, std::move(label), false}; };
  return {contact("year", {"År", "Year"}, true),
          contact("care_form", {"Vårdform", "Care form"}, true),
          contact("hospital", {"Sjukhus", "Hospital"}, true),
          contact("sex", {"Kön", "Sex"}, true),
          contact("cost", {"Kostnad", "Cost"}, true),
          contact("drg", {"DRG", "DRG"}),
          contact("outlier", {"Ytterfall enligt källan", "Outlier as flagged by the source"}),
          contact("person", {"Person", "Person"}),
          contact("age", {"Ålder", "Age"}),
          contact("age_group", {"Åldersgrupp", "Age group"}),
          contact("municipality", {"Kommun", "Municipality"}),
          contact("clinic", {"Klinik", "Clinic"}),
          contact("chapter", {"Diagnoskapitel", "Diagnosis chapter"}),
          limit("year", {"År", "Year"}),
          limit("care_form", {"Vårdform", "Care form"}),
          limit("drg", {"DRG", "DRG"}),
          limit("limit", {"Ytterfallsgräns", "Outlier limit"}),
          limit("list_id", {"Lista", "List"}),
          limit("list_kind", {"Slag av lista", "Kind of list"}),
          limit("list_version", {"Version", "Version"}),
          limit("list_basis", {"Listans grund", "Basis of the list"}),
          limit("errata", {"Rättelse", "Erratum"}),
          nation("year", {"År", "Year"}),
          nation("area_type", {"Jämförelsegrupp", "Comparison group"}),
          nation("care_form", {"Vårdform", "Care form"}),
          nation("drg", {"DRG", "DRG"}),
          nation("age_band", {"Ålder", "Age"}),
          nation("sex", {"Kön", "Sex"}),
          nation("contacts", {"Kontakter", "Contacts"}),
          nation("cost", {"Kostnad", "Cost"}),
          nation("outliers", {"Ytterfall", "Outliers"}),
          nation("outlier_cost", {"Ytterfallens kostnad", "Cost of outliers"})};
}

std::vector<std::pair<std::string, table::Request>> first_requests(const model::Run& run) {
  const Settings settings = settings_of(run);
  std::vector<std::pair<std::string, table::Request>> out = {
      {"care_contact", table::Cells{.filter = base_filter(settings), .by = {{"year", table::column("year")}}}}};
  if (settings.limit_source == "computed" && settings.rule != Rule::log_deviations) out.emplace_back("care_contact", quartile_request(settings));
  return out;
}

model::Draft not_possible(const Text& why) {
  model::Draft draft;
  model::Finding finding{.id = "share", .answers = {"ytterfall", "65 år", "kön", "kostnad", "diagnos"}};
  finding.headline.pattern = {"Ytterfallen går inte att ta fram, eftersom " + why.sv, "Outliers cannot be given, because " + why.en};
  draft.findings.push_back(std::move(finding));
  draft.notes.push_back({"not_possible", not_possible_because(why)});
  return draft;
}

void add_notes(const Analysis& analysis, model::Draft& draft) {
  draft.notes = analysis.study.limits.notes;
  draft.facts = analysis.study.limits.facts;
  if (analysis.study.contacts.has_persons) {
    draft.facts.push_back({{"Intervall", "Intervals"},
                           {"95 % konfidensintervall; hänsyn är tagen till att en person kan ha flera kontakter",
                            "95% confidence intervals, allowing for persons with several contacts"}});
  } else {
    draft.facts.push_back({{"Intervall", "Intervals"}, {"95 % konfidensintervall (Wilson)", "95% confidence intervals (Wilson)"}});
    draft.notes.push_back(
        {"no_person_key",
         {"Källan skiljer inte personer åt. Intervallen räknar varje kontakt för sig och är därför något för smala.",
          "The source does not tell persons apart. The intervals count each contact on its own and are therefore somewhat too narrow."}});
  }
  for (const auto& [breakdown, why] : analysis.impossible) {
    draft.notes.push_back({"not_possible_" + breakdown,
                           {"En uppdelning är inte möjlig, eftersom " + why.sv + ".", "One breakdown is not possible, because " + why.en + "."}});
  }
  if (analysis.study.run.dataset("reference_aggregate") && !analysis.nation.is_known()) {
    draft.notes.push_back({"no_common_reference",
                           {"Rikets jämförelsetal gäller andra år eller en annan valuta än kontakterna och har inte använts.",
                            "The nation's figures are for other years or in another currency than the contacts and have not been used."}});
  }
  if (analysis.nation.is_known() && analysis.nation.years != analysis.years) {
    const std::string years = fmt::format("{}", fmt::join(analysis.nation.years, ", "));
    draft.notes.push_back({"reference_years", {"Rikets tal gäller åren " + years + ".", "The nation's figures are for the years " + years + "."}});
  }
}

model::Draft compute(model::Run& run) {
  const Settings settings = settings_of(run);
  Text why;
  std::optional<Limits> limits = find_limits(run, settings, why);
  if (!limits) return not_possible(why);
  table::Filter judged = base_filter(settings);
  judged.push_back({.value = limits->outlier, .test = table::Condition::Test::not_null});
  Analysis analysis = analyse(
      {.run = run, .settings = settings, .limits = std::move(*limits), .contacts = *run.dataset("care_contact"), .judged = std::move(judged)});
  if (analysis.care_forms.empty()) {
    return not_possible({"inga kontakter kan bedömas: ingen DRG har en gräns", "no contacts can be judged: no DRG has a limit"});
  }
  model::Draft draft;
  add_tables(analysis, draft);
  add_findings(analysis, draft);
  add_notes(analysis, draft);
  draft.idle_params = idle_params(settings, analysis.study.limits.source);
  return draft;
}

model::Method describe_method() {
  return {.id = "cost_outliers",
          .version = "1",
          .title = {"Ytterfall och deras kostnad", "Cost outliers"},
          .summary = {"Hur många kontakter som kostar mer än gränsen för sin DRG, vilka de är, vad de kostar, var och när; jämfört med riket när "
                      "rikets tal finns.",
                      "How many contacts cost more than the limit of their DRG, who they are, what they cost, where and when; compared with the "
                      "nation when its figures are there."},
          .inputs = inputs(),
          .params = parameters(),
          .formula = {"En kontakt är ytterfall när kostnaden är större än gränsen T för dess DRG och vårdform. Beräknad gräns: T = Q3 + k·(Q3 − Q1), "
                      "ett k per vårdform så att den "
                      "begärda andelen p blir ytterfall: med r = (c − Q3)/(Q3 − Q1) i fallande ordning och m = ⌊p·N⌋ ger varje k i [r(m+1), r(m)) "
                      "just m ytterfall. Andel = ytterfall / "
                      "bedömda kontakter. Kostnad över gränsen = Σ(c − T). Kvot mot riket = ytterfall / Σ n·p(riket) per DRG.",
                      "A contact is an outlier when its cost is greater than the limit T of its DRG and care form. Computed limit: T = Q3 + k·(Q3 − "
                      "Q1), one k per care form such that the "
                      "share p asked for are outliers: with r = (c − Q3)/(Q3 − Q1) in descending order and m = ⌊p·N⌋ every k in [r(m+1), r(m)) gives "
                      "exactly m outliers. Share = outliers / "
                      "judged contacts. Cost above the limit = Σ(c − T). Ratio to the nation = outliers / Σ n·p(nation) per DRG."},
          .reference = "docs/methods/cost_outliers.md",
          .first_requests = first_requests,
          .compute = compute};
}

}  // namespace

const model::Method& method() {
  static const model::Method made = describe_method();
  return made;
}

}  // namespace rodtrad::methods::cost_outliers
