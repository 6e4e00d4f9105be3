// Findings on age and sex: how the outliers are split, and how common they are within each group.
#include "methods/cost_outliers_findings.h"
#include "methods/cost_outliers_words.h"

namespace rodtrad::methods::cost_outliers {

using core::Text;
using figure::SeriesRole;
using model::Finding;
using model::Sentence;
using stats::Verdict;

namespace {

const Text kRegion = {"Regionen", "The region"};
const Text kNation = {"Riket", "Nation"};
const Text kPercentUnit = {"procent", "per cent"};

/// Own split of the outliers beside the nation's.
model::DraftFigure split_figure(const Teller& teller, const std::string& id, const Sentence& title, const std::vector<std::string>& rows,
                                std::vector<Text> labels) {
  model::DraftFigure figure{.id = teller.table(id),
                            .kind = figure::Kind::column,
                            .title = title,
                            .subtitle = teller.subtitle({"Andel av ytterfallen", "Share of the outliers"}, kPercentUnit),
                            .categories = std::move(labels),
                            .series = {}};
  figure.series.push_back(teller.series(id, rows, "split", kRegion, SeriesRole::own));
  if (teller.analysis.nation.is_known()) figure.series.push_back(teller.series(id, rows, "nation", kNation, SeriesRole::nation));
  return figure;
}

/// The verdict on a part of the outliers against the nation's part, as words; nothing without a nation to compare with.
Text split_against_nation(const Teller& teller, const std::string& dimension, const std::string& code, NationPlace place) {
  place.care_form = teller.care_form();
  const NationFigures* part = teller.analysis.nation.find(place);
  const NationFigures* whole = teller.analysis.nation.find({.care_form = teller.care_form()});
  if (!part || !whole || whole->outliers == 0) return {};
  if (!teller.compares()) return {" (i riket {nation})", " (in the nation {nation})"};
  const double reference = static_cast<double>(part->outliers) / static_cast<double>(whole->outliers);
  return against_nation(teller.verdict(teller.analysis.splits.at(dimension).at(teller.care_form()).at(code), reference), "nation");
}

/// "andelen är högre bland äldre" …
Text rate_words(Verdict verdict, const Text& group) {
  switch (verdict) {
    case Verdict::higher:
      return Text{"andelen är högre bland ", "the share is higher among "} + group;
    case Verdict::probably_higher:
      return Text{"andelen är troligen högre bland ", "the share is probably higher among "} + group;
    case Verdict::probably_lower:
      return Text{"andelen är troligen lägre bland ", "the share is probably lower among "} + group;
    case Verdict::lower:
      return Text{"andelen är lägre bland ", "the share is lower among "} + group;
    case Verdict::no_sure_difference:
      break;
  }
  return {"det är ingen säker skillnad", "there is no certain difference"};
}

/// A pair of groups in a breakdown: the one the finding is about, and the other.
struct Pair {
  std::string breakdown;
  std::string first, second;  // codes
  Text first_name, second_name;
};

std::optional<std::pair<Spot, Spot>> spots_of(const Teller& teller, const Pair& pair) {
  std::optional<Spot> first, second;
  for (const auto& [category, spot] : teller.parts(pair.breakdown)) {
    if (category.code == pair.first) first = spot;
    if (category.code == pair.second) second = spot;
  }
  if (!first || !second) return std::nullopt;
  return std::pair(*first, *second);
}

Sentence rate_sentence(const Teller& teller, const Pair& pair, const std::pair<Spot, Spot>& spots) {
  Sentence sentence{
      .refs = {{"first", teller.cell(pair.breakdown, pair.first, "share")}, {"second", teller.cell(pair.breakdown, pair.second, "share")}}};
  sentence.pattern = Text{"Bland ", "Among "} + pair.first_name + Text{" är {first} av ", " {first} of "} + contacts_words(teller.care_form()) +
                     Text{" ytterfall och bland ", " are outliers and among "} + pair.second_name + Text{" {second}: ", " {second}: "} +
                     rate_words(difference(spots.first, spots.second), pair.first_name) + Text{".", "."};
  return sentence;
}

Sentence nation_sentence(const Teller& teller, const Pair& pair) {
  return {.pattern = Text{"I riket är andelen {first} bland ", "In the nation the share is {first} among "} + pair.first_name +
                     Text{" och {second} bland ", " and {second} among "} + pair.second_name + Text{".", "."},
          .refs = {{"first", teller.cell(pair.breakdown, pair.first, "nation")}, {"second", teller.cell(pair.breakdown, pair.second, "nation")}}};
}

void tell_impossible_age(const Teller& teller) {
  const Text& why = teller.analysis.impossible.at("age_band");
  Finding finding{.id = teller.table("age"), .answers = {"65 år", "ålder", "äldre", "age"}};
  finding.headline.pattern = Text{"Ytterfallens fördelning på 65 år och äldre ", "The outliers' split at age 65 "} + in_form(teller.care_form()) +
                             Text{" går inte att ta fram, eftersom ", " cannot be given, because "} + why;
  finding.table = teller.table("age_band_split");
  teller.add(std::move(finding));
}

}  // namespace

void tell_age(const Teller& teller) {
  if (teller.analysis.impossible.contains("age_band")) return tell_impossible_age(teller);
  const Pair pair{"age_band", kOld, kYoung, {"personer 65 år och äldre", "people aged 65 and over"}, {"yngre", "younger people"}};
  const auto spots = spots_of(teller, pair);
  if (!spots) return;
  Finding finding{.id = teller.table("age"),
                  .figure = teller.table("age_band_split"),
                  .table = teller.table("age_band_split"),
                  .answers = {"65 år", "ålder", "äldre", "age"}};
  const Text nation = split_against_nation(teller, "age_band", kOld, {.age_band = kOld});
  finding.headline.pattern = Text{"{old} av ytterfallen ", "{old} of the outliers "} + in_form(teller.care_form()) +
                             Text{" gäller personer 65 år och äldre", " are people aged 65 and over"} + nation;
  finding.headline.refs["old"] = teller.cell("age_band_split", kOld, "split");
  if (!nation.sv.empty()) finding.headline.refs["nation"] = teller.cell("age_band_split", kOld, "nation");
  finding.sentences.push_back(rate_sentence(teller, pair, *spots));
  if (teller.compares()) finding.sentences.push_back(nation_sentence(teller, pair));
  teller.add(split_figure(teller, "age_band_split", finding.headline, {kYoung, kOld},
                          {{"0–64 år", "0–64 years"}, {"65 år och äldre", "65 years and over"}}));
  teller.add(std::move(finding));
}

void tell_sex(const Teller& teller) {
  const Pair pair{"sex", "M", "F", {"män", "men"}, {"kvinnor", "women"}};
  const auto spots = spots_of(teller, pair);
  if (!spots) return;
  Finding finding{.id = teller.table("sex"),
                  .figure = teller.table("sex_split"),
                  .table = teller.table("sex_split"),
                  .answers = {"kön", "män", "kvinnor", "sex", "men"}};
  const Text nation = split_against_nation(teller, "sex", "M", {.sex = "M"});
  finding.headline.pattern = Text{"Män har {men} av ytterfallen ", "Men have {men} of the outliers "} + in_form(teller.care_form()) + nation;
  finding.headline.refs["men"] = teller.cell("sex_split", "M", "split");
  if (!nation.sv.empty()) finding.headline.refs["nation"] = teller.cell("sex_split", "M", "nation");
  finding.sentences.push_back({.pattern = {"Kvinnor har {women} av ytterfallen.", "Women have {women} of the outliers."},
                               .refs = {{"women", teller.cell("sex_split", "F", "split")}}});
  finding.sentences.push_back(rate_sentence(teller, pair, *spots));
  if (teller.compares()) finding.sentences.push_back(nation_sentence(teller, pair));
  teller.add(split_figure(teller, "sex_split", finding.headline, {"F", "M"}, {{"Kvinnor", "Women"}, {"Män", "Men"}}));
  teller.add(std::move(finding));
}

namespace {

/// The age and sex with the highest rate among those with enough outliers to be ranked.
struct Highest {
  table::Category age, sex;
  double share = -1;
};

Highest highest_rate(const Teller& teller, const std::string& ages) {
  Highest highest;
  const Breakdown& sexes = *teller.analysis.find("sex");
  for (const auto& [age, spot] : teller.parts(ages)) {
    const std::vector<table::Category>& categories = teller.analysis.categories(sexes);
    for (std::size_t i = 1; i < categories.size(); ++i) {
      const Spot both = spot.with(sexes.dimension, i);
      if ((categories[i].code != "F" && categories[i].code != "M") || ranked_count(both) < kLeastRanked) continue;
      const double share = share_of(both);
      if (share > highest.share) highest = {age, categories[i], share};
    }
  }
  return highest;
}

}  // namespace

void tell_sex_and_age(const Teller& teller) {
  const std::string ages = teller.analysis.find("age_group") ? "age_group" : "age_band";
  if (!teller.analysis.find(ages)) return;
  const Highest highest = highest_rate(teller, ages);
  if (highest.share < 0) return;
  Finding finding{.id = teller.table("sex_age"),
                  .figure = teller.table("sex_age"),
                  .table = teller.table("sex_age"),
                  .answers = {"ålder och kön", "kön och ålder"}};
  finding.headline.pattern = Text{"Andelen ytterfall ", "The share of outliers "} + in_form(teller.care_form()) +
                             Text{" är högst bland ", " is highest among "} + inside_sentence(highest.sex.label) + Text{" i åldern ", " aged "} +
                             highest.age.label + Text{": {share}", ": {share}"};
  finding.headline.refs["share"] = teller.cell("sex_age", highest.age.code, highest.sex.code);
  finding.sentences.push_back(
      {.pattern = {"95 % konfidensintervall för den gruppen: {share.interval}.", "95% confidence interval of that group: {share.interval}."},
       .refs = finding.headline.refs});
  std::vector<std::string> rows;
  std::vector<Text> labels;
  for (const auto& [age, spot] : teller.parts(ages)) {
    rows.push_back(age.code);
    labels.push_back(age.label);
  }
  model::DraftFigure figure{.id = teller.table("sex_age"),
                            .kind = figure::Kind::column,
                            .title = finding.headline,
                            .subtitle = teller.subtitle({"Andel ytterfall efter kön och ålder", "Share of outliers by sex and age"}, kPercentUnit),
                            .categories = labels,
                            .series = {}};
  figure.series = {teller.series("sex_age", rows, "F", {"Kvinnor", "Women"}, SeriesRole::women),
                   teller.series("sex_age", rows, "M", {"Män", "Men"}, SeriesRole::men)};
  teller.add(std::move(figure));
  teller.add(std::move(finding));
}

}  // namespace rodtrad::methods::cost_outliers
