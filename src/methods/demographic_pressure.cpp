// The method as data: inputs, parameters, formula; and the steps from questions to a draft.
#include "methods/demographic_pressure.h"

#include "methods/demographic_pressure_findings.h"
#include "methods/words.h"

namespace rodtrad::methods::demographic_pressure {

using core::Text;

namespace {

std::vector<model::Input> inputs() {
  const auto contact = [](const char* column, Text label, bool required = false) {
    return model::Input{"care_contact", column, std::move(label), required};
  };
  const auto people = [](const char* column, Text label) { return model::Input{"population", column, std::move(label), false}; };
  return {contact("year", {"År", "Year"}, true),
          contact("sex", {"Kön", "Sex"}, true),
          contact("cost", {"Kostnad", "Cost"}, true),
          contact("person", {"Person", "Person"}),
          contact("age", {"Ålder", "Age"}),
          contact("age_group", {"Åldersgrupp", "Age group"}),
          contact("area", {"Verksamhetsområde", "Area of care"}),
          contact("hospital", {"Sjukhus", "Hospital"}),
          contact("clinic", {"Klinik", "Clinic"}),
          contact("chapter", {"Diagnoskapitel", "Diagnosis chapter"}),
          contact("municipality", {"Kommun", "Municipality"}),
          people("year", {"År", "Year"}),
          people("sex", {"Kön", "Sex"}),
          people("age", {"Ålder", "Age"}),
          people("count", {"Antal", "Count"})};
}

std::vector<std::pair<std::string, table::Request>> first_requests(const model::Run&) { return {{"care_contact", year_request()}}; }

model::Draft not_possible(const Text& why) {
  model::Draft draft;
  model::Finding finding{.id = "amount", .answers = {"demografi", "65 år", "klinik", "kostnad", "befolkning"}};
  finding.headline.pattern = {"Kostnaden för demografi går inte att ta fram, eftersom " + why.sv,
                              "The cost of demography cannot be given, because " + why.en};
  draft.findings.push_back(std::move(finding));
  draft.notes.push_back({"not_possible", not_possible_because(why)});
  return draft;
}

void add_facts(const Study& study, model::Draft& draft) {
  const auto chosen = [&](const std::string& id) {
    for (const model::Param& param : method().params) {
      for (const model::Choice& choice : param.choices) {
        if (param.id == id && choice.code == study.run.choice(id)) draft.facts.emplace_back(param.label, choice.label);
      }
    }
  };
  draft.facts.emplace_back(Text{"Jämförda år", "Years compared"}, core::say("{} och {}", "{} and {}", study.base, study.final));
  for (const char* id : {"both_increase", "younger_cost_rise", "unchanged", "floor", "level"}) chosen(id);
  draft.facts.emplace_back(Text{"Priser", "Prices"}, study.settings.fixed_prices() ? Text{"slutårets priser", "the final year's prices"}
                                                                                   : Text{"löpande priser", "current prices"});
}

/// Years that the data gave, and an amount that nobody set aside.
void tell_idle(const Settings& settings, model::Draft& draft) {
  if (settings.base_year == 0) draft.idle_params.emplace_back("base_year");
  if (settings.final_year == 0) draft.idle_params.emplace_back("final_year");
  if (settings.set_aside == 0) draft.idle_params.emplace_back("set_aside");
}

void add_notes(const Study& study, const Population& population, model::Draft& draft) {
  draft.notes.push_back({"not_additive",
                         {"Planens regel är inte additiv: summan beror på vilken nivå regeln tillämpas på. Alla nivåer redovisas.",
                          "The plan's rule is not additive: the sum depends on the level at which it is applied. All levels are shown."}});
  draft.notes.push_back(
      {"not_causal",
       {"Regeln räknar hela kostnadsförändringen som demografi när kontakterna ökar, också den del som beror på dyrare kontakter. Se "
        "de tre delarna och befolkningens egen del.",
        "The rule counts all change of cost as demography when contacts increase, also the part that is due to dearer contacts. See the "
        "three parts and the population's own part."}});
  if (study.pooled) {
    draft.notes.push_back(
        {"counted_together",
         core::say("Kliniker och kapitel med färre än {} personer i någon av de fyra grupperna (två åldrar, två år) räknas tillsammans.",
                   "Clinics and chapters with fewer than {} persons in any of the four groups (two ages, two years) are counted together.",
                   study.settings.least_persons)});
  }
  if (level_used(study) != study.settings.level) {
    draft.notes.push_back({"other_level",
                           {"Data kan inte ge den begärda nivån. Den finaste möjliga används.",
                            "The data cannot give the level asked for. The finest possible is used."}});
  }
  for (const auto& [breakdown, why] : study.impossible) {
    draft.notes.push_back({"not_possible_" + breakdown, not_possible_because(why)});
  }
  if (!population.is_known()) {
    draft.notes.push_back({"not_possible_population", not_possible_because(population.why_not)});
  }
}

model::Draft compute(model::Run& run) {
  const Settings settings = settings_of(run);
  Text why;
  const std::optional<Study> study = make_study(run, settings, why);
  if (!study) return not_possible(why);
  const Population population = read_population(*study);
  model::Draft draft;
  add_tables(*study, population, draft);
  add_findings(*study, population, draft);
  add_facts(*study, draft);
  tell_idle(study->settings, draft);
  add_notes(*study, population, draft);
  return draft;
}

model::Method describe_method() {
  return {
      .id = "demographic_pressure",
      .version = "1",
      .title = {"Demografins tryck på kostnaden", "Demographic cost pressure"},
      .summary =
          {"Hur kontakter och kostnad har förändrats för personer under 65 år och för äldre, vad planens regel räknar som kostnad för demografi "
           "per klinik och diagnoskapitel, och vad befolkningens ålder och kön i sig ger.",
           "How contacts and cost have changed for people under 65 and for the older, what the plan's rule counts as the cost of demography by "
           "clinic and diagnosis chapter, and what the ages and sexes of the population in themselves give."},
      .inputs = inputs(),
      .params = parameters(),
      .formula =
          {"Mellan två år, med Δn och ΔC som förändring av kontakter och kostnad: ökar kontakterna både för 65 år och äldre (o) och för yngre (y) är "
           "beloppet D = ΔC(o) + ΔC(y). Ökar de för o och minskar för y är D = ΔC(o) − max(0, −ΔC(y)). Annars är D = 0. Regeln tillämpas per klinik "
           "och "
           "kapitel och summeras; den är inte additiv. Bredvid: Σ C(a, basåret)·(B(a, slutåret)/B(a, basåret) − 1) över ålder och kön a med "
           "folkmängd B, och ΔC delad i antal kontakter, åldersandelar och kostnad per kontakt (Kitagawa).",
           "Between two years, with Δn and ΔC the changes of contacts and cost: when contacts increase both for 65 and over (o) and for the younger "
           "(y) "
           "the amount is D = ΔC(o) + ΔC(y). When they increase for o and decrease for y it is D = ΔC(o) − max(0, −ΔC(y)). Otherwise D = 0. The rule "
           "is "
           "applied by clinic and chapter and summed; it is not additive. Beside it: Σ C(a, base)·(P(a, final)/P(a, base) − 1) over age and sex a "
           "with "
           "population P, and ΔC in number of contacts, shares of ages and cost per contact (Kitagawa)."},
      .reference = "docs/methods/demographic_pressure.md",
      .first_requests = first_requests,
      .compute = compute};
}

}  // namespace

const model::Method& method() {
  static const model::Method made = describe_method();
  return made;
}

}  // namespace rodtrad::methods::demographic_pressure
