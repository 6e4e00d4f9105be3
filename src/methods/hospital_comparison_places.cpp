// Findings on observed and expected cost: which places and groups of people differ.
#include <cmath>

#include "methods/hospital_comparison_teller.h"
#include "methods/words.h"

namespace rodtrad::methods::hospital_comparison {

using core::Text;
using model::Finding;
using stats::Verdict;

namespace {

constexpr std::size_t kMostDots = 20;

struct PlaceWords {
  Text none;  // "Inget sjukhus"
  Text by;    // "sjukhus"
  Text at;    // " vid "
  std::vector<std::string> answers;
};

PlaceWords words_of(const std::string& breakdown) {
  if (breakdown == "municipality") {
    return {{"Ingen kommun", "No municipality"},
            {"kommun", "municipality"},
            {" för boende i ", " for residents of "},
            {"kommun", "geografi", "municipality"}};
  }
  if (breakdown == "hospital") {
    return {{"Inget sjukhus", "No hospital"}, {"sjukhus", "hospital"}, {" vid ", " at "}, {"sjukhus", "mellan regionens sjukhus", "hospital"}};
  }
  return {{"Ingen klinik", "No clinic"}, {"klinik", "clinic"}, {" vid ", " at "}, {"klinik", "clinic", "division"}};
}

/// The table with the ratios of a breakdown.
std::string ratio_table(const std::string& breakdown) { return breakdown == "hospital" ? "expected" : breakdown; }

double ratio_of(const Part& part) { return own_ratio(part.spot)->value; }

/// Places that surely differ from the region, greatest difference first. With many places some differ by chance, so the
/// level is shared among them (Bonferroni).
std::vector<Part> deviating(const std::vector<Part>& parts, bool above) {
  const double level = 1 - 0.05 / static_cast<double>(parts.size());
  std::vector<Part> out;
  for (const Part& part : parts) {
    const auto estimate = own_ratio(part.spot);
    if (!estimate || !estimate->has_interval || ranked_count(part.spot) < kLeastRanked) continue;
    const stats::Interval interval = estimate->interval(level);
    if (above ? interval.low > 1 : interval.high < 1) out.push_back(part);
  }
  std::stable_sort(out.begin(), out.end(),
                   [&](const Part& a, const Part& b) { return above ? ratio_of(a) > ratio_of(b) : ratio_of(a) < ratio_of(b); });
  return out;
}

model::Sentence headline_of(const Teller& teller, const std::string& breakdown, const std::vector<Part>& high, const std::vector<Part>& low) {
  const PlaceWords words = words_of(breakdown);
  model::Sentence headline;
  if (high.empty() && low.empty()) {
    headline.pattern = words.none + Text{" skiljer sig säkert i kostnad inom samma DRG ", " differs with certainty in cost within the same DRGs "} +
                       in_form(teller.form.care_form());
    return headline;
  }
  const Part& part = high.empty() ? low.front() : high.front();
  headline.refs["ratio"] = teller.cell(ratio_table(breakdown), part.category.code, "ratio");
  headline.pattern = Text{"Inom samma DRG är kostnaden ", "Within the same DRGs cost "} + in_form(teller.form.care_form()) +
                     (high.empty() ? Text{" lägst", " is lowest"} : Text{" högst", " is highest"}) + words.at + part.category.label +
                     Text{": {ratio} gånger den förväntade", ": {ratio} times the expected"};
  return headline;
}

void add_names(const std::vector<Part>& parts, const Text& words, Finding& finding) {
  if (parts.empty()) return;
  std::vector<Text> labels;
  for (const Part& part : parts) labels.push_back(part.category.label);
  finding.sentences.push_back({.pattern = words + listed(labels), .refs = {}});
}

void add_dots(const Teller& teller, const std::string& breakdown, const std::vector<Part>& parts, Finding& finding) {
  if (parts.size() > kMostDots) return;
  finding.figure = teller.table(breakdown);
  model::DraftFigure figure{
      .id = finding.figure,
      .kind = figure::Kind::interval_dots,
      .title = finding.headline,
      .subtitle =
          teller.subtitle({"Kostnad i förhållande till den förväntade (1 = som regionen)", "Cost in relation to expected cost (1 = as the region)"}),
      .categories = {},
      .series = {teller.series(ratio_table(breakdown), parts, "ratio", {"Kvot mot regionen", "Ratio to the region"}, figure::SeriesRole::own)}};
  for (const Part& part : parts) figure.categories.push_back(part.category.label);
  teller.add(std::move(figure));
}

/// The ratio of one group against that of another, taken as independent.
Verdict difference(const Part& a, const Part& b) {
  const auto first = own_ratio(a.spot), second = own_ratio(b.spot);
  if (!first || !second) return Verdict::no_sure_difference;
  const double gap = first->value - second->value, error = std::hypot(first->error, second->error);
  const double wide = stats::two_sided_z(0.95) * error, narrow = stats::two_sided_z(0.8) * error;
  return stats::compare({gap - wide, gap + wide}, {gap - narrow, gap + narrow}, 0);
}

Text verdict_words(Verdict verdict, const Text& group) {
  switch (verdict) {
    case Verdict::higher:
      return Text{"den är högre för ", "it is higher for "} + group;
    case Verdict::probably_higher:
      return Text{"den är troligen högre för ", "it is probably higher for "} + group;
    case Verdict::probably_lower:
      return Text{"den är troligen lägre för ", "it is probably lower for "} + group;
    case Verdict::lower:
      return Text{"den är lägre för ", "it is lower for "} + group;
    case Verdict::no_sure_difference:
      break;
  }
  return {"det är ingen säker skillnad", "there is no certain difference"};
}

struct Pair {
  std::string breakdown, first, second;  // codes
  Text first_name, second_name;
  std::vector<std::string> answers;
};

void tell_pair(const Teller& teller, const Pair& pair) {
  const Part *first = nullptr, *second = nullptr;
  const std::vector<Part> parts = teller.parts(pair.breakdown);
  for (const Part& part : parts) {
    if (part.category.code == pair.first) first = &part;
    if (part.category.code == pair.second) second = &part;
  }
  if (!first || !second) return;
  Finding finding{.id = teller.table(pair.breakdown), .table = teller.table(pair.breakdown), .answers = pair.answers};
  finding.headline.pattern =
      Text{"Inom samma DRG är kostnaden {first} gånger den förväntade för ", "Within the same DRGs cost is {first} times the expected for "} +
      pair.first_name + Text{" och {second} för ", " and {second} for "} + pair.second_name + Text{": ", ": "} +
      verdict_words(difference(*first, *second), pair.first_name);
  finding.headline.refs = {{"first", teller.cell(pair.breakdown, pair.first, "ratio")},
                           {"second", teller.cell(pair.breakdown, pair.second, "ratio")}};
  teller.add(std::move(finding));
}

void tell_impossible(const Teller& teller, const std::string& breakdown, const Text& by, std::vector<std::string> answers) {
  const auto why = teller.analysis.impossible.find(breakdown);
  if (why == teller.analysis.impossible.end()) return;
  Finding finding{.id = breakdown, .answers = std::move(answers)};
  finding.headline.pattern =
      Text{"Kostnaden går inte att redovisa efter ", "Cost cannot be shown by "} + by + Text{", eftersom ", ", because "} + why->second;
  teller.add(std::move(finding));
}

}  // namespace

void tell_places(const Teller& teller, const std::string& breakdown) {
  const PlaceWords words = words_of(breakdown);
  tell_impossible(teller, breakdown, words.by, words.answers);
  const std::vector<Part> parts = teller.parts(breakdown);
  if (parts.size() < 2) return;
  const std::vector<Part> high = deviating(parts, true), low = deviating(parts, false);
  Finding finding{.id = teller.table(breakdown),
                  .headline = headline_of(teller, breakdown, high, low),
                  .table = teller.table(ratio_table(breakdown)),
                  .answers = words.answers};
  add_names(high, {"Säkert högre kostnad än den förväntade: ", "With certainty a higher cost than expected: "}, finding);
  add_names(low, {"Säkert lägre kostnad än den förväntade: ", "With certainty a lower cost than expected: "}, finding);
  add_dots(teller, breakdown, parts, finding);
  teller.add(std::move(finding));
}

void tell_groups(const Teller& teller) {
  const std::vector<Part> groups = teller.form.groups();
  if (groups.empty()) return;
  const Part& first = groups.front();
  if (first.category.total || first.category.code == "other") return;
  Finding finding{.id = teller.table("drg"), .table = teller.table("drg"), .answers = {"grupper", "granskas", "drg-grupp"}};
  finding.headline.pattern = Text{"Störst kostnad utöver rikets ", "The greatest cost above the nation's "} + in_form(teller.form.care_form()) +
                             Text{" har ", " is for "} + inside_sentence(first.category.label) +
                             Text{": {excess}, eller {ratio} gånger rikets kostnad", ": {excess}, or {ratio} times the nation's cost"};
  finding.headline.refs = {{"excess", teller.cell("drg", first.category.code, "excess")},
                           {"ratio", teller.cell("drg", first.category.code, "nation_ratio")}};
  teller.add(std::move(finding));
}

void tell_people(const Teller& teller) {
  tell_pair(teller, {"sex", "M", "F", {"män", "men"}, {"kvinnor", "women"}, {"kön", "män", "kvinnor", "sex"}});
  const std::vector<std::string> answers = {"65 år", "ålder", "äldre", "age"};
  tell_impossible(teller, "age_band", {"ålder över och under 65 år", "age above and below 65"}, answers);
  tell_pair(teller, {"age_band", kOld, kYoung, {"personer 65 år och äldre", "people aged 65 and over"}, {"yngre", "younger people"}, answers});
}

}  // namespace rodtrad::methods::hospital_comparison
