// Findings on diagnoses, places and years.
#include "methods/cost_outliers_findings.h"
#include "methods/cost_outliers_words.h"

namespace rodtrad::methods::cost_outliers {

using core::Text;
using figure::SeriesRole;
using model::Finding;
using stats::Verdict;

namespace {

using Part = std::pair<table::Category, Spot>;

const Text kShareOf = {"Andel ytterfall", "Share of outliers"};
const Text kPercentUnit = {"procent", "per cent"};
const Text kRegion = {"Regionen", "The region"};

double outlier_cost_of(const Spot& spot) { return spot.cell(kOutlier).values[kCost]; }

/// Those with enough outliers, costliest first.
std::vector<Part> ranked_by_cost(std::vector<Part> parts) {
  std::erase_if(parts, [](const Part& part) { return ranked_count(part.second) < kLeastRanked; });
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return outlier_cost_of(a.second) > outlier_cost_of(b.second); });
  parts.resize(std::min(parts.size(), kTopRows));
  return parts;
}

void add_cost_figure(const Teller& teller, const std::string& breakdown, const model::Sentence& title, const std::vector<Part>& parts,
                     const Text& what) {
  model::DraftFigure figure{.id = teller.table(breakdown),
                            .kind = figure::Kind::bar,
                            .title = title,
                            .subtitle = teller.subtitle(what, {"hela kostnaden", "whole cost"}),
                            .categories = {},
                            .series = {}};
  std::vector<std::string> rows;
  for (const auto& [category, spot] : parts) {
    rows.push_back(category.code);
    figure.categories.push_back(category.label);
  }
  figure.series.push_back(teller.series(breakdown, rows, "cost", {"Ytterfallens hela kostnad", "Whole cost of outliers"}, SeriesRole::own));
  teller.add(std::move(figure));
}

/// "Därefter kommer B ({second}) och C ({third})."
void add_followers(const Teller& teller, const std::string& breakdown, const std::vector<Part>& parts, Finding& finding) {
  if (parts.size() < 3) return;
  finding.sentences.push_back(
      {.pattern = Text{"Därefter kommer ", "Then come "} + inside_sentence(parts[1].first.label) + Text{" ({second}) och ", " ({second}) and "} +
                  inside_sentence(parts[2].first.label) + Text{" ({third}).", " ({third})."},
       .refs = {{"second", teller.cell(breakdown, parts[1].first.code, "cost")}, {"third", teller.cell(breakdown, parts[2].first.code, "cost")}}});
}

void add_highest_share(const Teller& teller, const std::string& breakdown, const std::vector<Part>& parts, Finding& finding) {
  const auto highest =
      std::max_element(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return share_of(a.second) < share_of(b.second); });
  finding.sentences.push_back({.pattern = Text{"Andelen ytterfall är högst för ", "The share of outliers is highest for "} +
                                          inside_sentence(highest->first.label) +
                                          Text{": {share} ({share.interval}).", ": {share} ({share.interval})."},
                               .refs = {{"share", teller.cell(breakdown, highest->first.code, "share")}}});
}

void tell_cost_ranking(const Teller& teller, const std::string& breakdown, const std::vector<Part>& parts, const Text& what,
                       std::vector<std::string> answers) {
  if (parts.empty()) return;
  Finding finding{.id = teller.table(breakdown), .figure = teller.table(breakdown), .table = teller.table(breakdown), .answers = std::move(answers)};
  finding.headline.pattern = Text{"Störst ytterfallskostnad ", "The greatest cost of outliers "} + in_form(teller.care_form()) +
                             Text{" har ", " is for "} + inside_sentence(parts.front().first.label) + Text{": {cost}", ": {cost}"};
  finding.headline.refs["cost"] = teller.cell(breakdown, parts.front().first.code, "cost");
  add_followers(teller, breakdown, parts, finding);
  add_highest_share(teller, breakdown, parts, finding);
  add_cost_figure(teller, breakdown, finding.headline, parts, what);
  teller.add(std::move(finding));
}

void tell_impossible(const Teller& teller, const std::string& breakdown, const Text& what, std::vector<std::string> answers) {
  const auto why = teller.analysis.impossible.find(breakdown);
  if (why == teller.analysis.impossible.end() || teller.form > 0) return;
  Finding finding{.id = breakdown, .answers = std::move(answers)};
  finding.headline.pattern =
      Text{"Ytterfallen går inte att redovisa efter ", "Outliers cannot be shown by "} + what + Text{", eftersom ", ", because "} + why->second;
  teller.add(std::move(finding));
}

}  // namespace

void tell_chapters(const Teller& teller) {
  const std::vector<std::string> answers = {"diagnos", "diagnoskapitel", "sjukdom"};
  tell_impossible(teller, "chapter", {"diagnoskapitel", "diagnosis chapter"}, answers);
  tell_cost_ranking(teller, "chapter", ranked_by_cost(teller.parts("chapter")),
                    {"Ytterfallens kostnad per diagnoskapitel", "Cost of outliers by diagnosis chapter"}, answers);
}

void tell_groups(const Teller& teller) {
  const std::vector<std::string> answers = {"drg", "diagnos"};
  tell_impossible(teller, "drg", {"DRG", "DRG"}, answers);
  const auto cut = teller.analysis.cuts.find("drg_" + teller.care_form());
  if (cut == teller.analysis.cuts.end()) return;
  std::vector<Part> parts;
  const std::vector<table::Category>& categories = cut->second.cube.dimensions[kFirstCut].categories;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    if (!categories[i].total && categories[i].code != "other") parts.emplace_back(categories[i], whole_of(cut->second, 0).with(kFirstCut, i));
  }
  tell_cost_ranking(teller, "drg", ranked_by_cost(std::move(parts)), {"Ytterfallens kostnad per DRG", "Cost of outliers by DRG"}, answers);
}

namespace {

struct PlaceWords {
  Text by;    // "kommun"
  Text none;  // "Ingen kommun"
  std::vector<std::string> answers;
};

PlaceWords words_of(const std::string& breakdown) {
  if (breakdown == "municipality") return {{"kommun", "municipality"}, {"Ingen kommun", "No municipality"}, {"kommun", "geografi", "municipality"}};
  if (breakdown == "hospital") return {{"sjukhus", "hospital"}, {"Inget sjukhus", "No hospital"}, {"sjukhus", "hospital"}};
  return {{"klinik", "clinic"}, {"Ingen klinik", "No clinic"}, {"klinik", "clinic", "division"}};
}

/// Places whose share surely differs from the region's, greatest difference first. With many places some differ by chance,
/// so the level is shared among them (Bonferroni).
std::vector<Part> deviating(const Teller& teller, const std::vector<Part>& parts, bool above) {
  const double region = share_of(teller.analysis.whole(teller.form));
  const double level = 1 - 0.05 / static_cast<double>(parts.size());
  std::vector<Part> out;
  for (const Part& part : parts) {
    if (ranked_count(part.second) < kLeastRanked) continue;
    const stats::Interval interval = share_interval(part.second.sums().share, teller.analysis.study.contacts.has_persons, level);
    if (above ? interval.low > region : interval.high < region) out.push_back(part);
  }
  std::stable_sort(out.begin(), out.end(), [&](const Part& a, const Part& b) {
    return above ? share_of(a.second) > share_of(b.second) : share_of(a.second) < share_of(b.second);
  });
  return out;
}

model::Sentence place_headline(const Teller& teller, const std::string& breakdown, const std::vector<Part>& high, const std::vector<Part>& low) {
  const PlaceWords words = words_of(breakdown);
  model::Sentence headline{.refs = {{"region", teller.total("overview", "share")}}};
  const Text share = Text{"Andelen ytterfall ", "The share of outliers "} + in_form(teller.care_form());
  if (high.empty() && low.empty()) {
    headline.pattern =
        words.none +
        Text{" skiljer sig säkert från regionen i andelen ytterfall ", " differs with certainty from the region in its share of outliers "} +
        in_form(teller.care_form()) + Text{" ({region})", " ({region})"};
    return headline;
  }
  const Part& part = high.empty() ? low.front() : high.front();
  headline.refs["share"] = teller.cell(breakdown, part.first.code, "share");
  headline.pattern = share + (high.empty() ? Text{" är lägst i ", " is lowest in "} : Text{" är högst i ", " is highest in "}) + part.first.label +
                     Text{": {share} mot {region} i regionen", ": {share} against {region} in the region"};
  return headline;
}

/// "Säkert högre än regionen är också A och B." without numbers of their own.
void add_names(const std::vector<Part>& parts, const Text& words, Finding& finding) {
  if (parts.empty()) return;
  std::vector<Text> labels;
  for (const Part& part : parts) labels.push_back(part.first.label);
  finding.sentences.push_back({.pattern = words + listed(labels), .refs = {}});
}

void add_place_figure(const Teller& teller, const std::string& breakdown, const model::Sentence& title, const std::vector<Part>& parts) {
  model::DraftFigure figure{.id = teller.table(breakdown),
                            .kind = figure::Kind::interval_dots,
                            .title = title,
                            .subtitle = teller.subtitle(kShareOf, kPercentUnit),
                            .categories = {},
                            .series = {}};
  std::vector<std::string> rows;
  for (const auto& [category, spot] : parts) {
    rows.push_back(category.code);
    figure.categories.push_back(category.label);
  }
  figure.series.push_back(teller.series(breakdown, rows, "share", kShareOf, SeriesRole::own));
  teller.add(std::move(figure));
}

constexpr std::size_t kMostDots = 20;

}  // namespace

void tell_places(const Teller& teller, const std::string& breakdown) {
  const PlaceWords words = words_of(breakdown);
  tell_impossible(teller, breakdown, words.by, words.answers);
  const std::vector<Part> parts = teller.parts(breakdown);
  if (parts.size() < 2) return;
  const std::vector<Part> high = deviating(teller, parts, true), low = deviating(teller, parts, false);
  Finding finding{.id = teller.table(breakdown),
                  .headline = place_headline(teller, breakdown, high, low),
                  .table = teller.table(breakdown),
                  .answers = words.answers};
  add_names(high, {"Säkert högre andel än regionen: ", "With certainty a higher share than the region: "}, finding);
  add_names(low, {"Säkert lägre andel än regionen: ", "With certainty a lower share than the region: "}, finding);
  if (parts.size() <= kMostDots) {
    finding.figure = teller.table(breakdown);
    add_place_figure(teller, breakdown, finding.headline, parts);
  }
  teller.add(std::move(finding));
}

void tell_years(const Teller& teller) {
  const std::vector<Part> parts = teller.parts("year");
  if (parts.size() < 2) return;
  const Spot &first = parts.front().second, &last = parts.back().second;
  const Verdict verdict = difference(last, first);
  Finding finding{.id = teller.table("year"),
                  .figure = teller.table("year"),
                  .table = teller.table("year"),
                  .answers = {"utveckling", "ökar", "minskar", "år", "trend"}};
  const bool up = verdict == Verdict::higher || verdict == Verdict::probably_higher, sure = verdict == Verdict::higher || verdict == Verdict::lower;
  Text change = {" har inte säkert ändrats: ", " has not changed with certainty: "};
  if (verdict != Verdict::no_sure_difference) {
    change = up ? Text{" har ökat: ", " has risen: "} : Text{" har minskat: ", " has fallen: "};
    if (!sure) change = up ? Text{" har troligen ökat: ", " has probably risen: "} : Text{" har troligen minskat: ", " has probably fallen: "};
  }
  finding.headline.pattern = Text{"Andelen ytterfall ", "The share of outliers "} + in_form(teller.care_form()) + change +
                             Text{"{first} år ", "{first} in "} + parts.front().first.label + Text{" och {last} år ", " and {last} in "} +
                             parts.back().first.label;
  finding.headline.refs = {{"first", teller.cell("year", parts.front().first.code, "share")},
                           {"last", teller.cell("year", parts.back().first.code, "share")}};
  finding.sentences.push_back(
      {.pattern = Text{"Ytterfallens hela kostnad var {first} år ", "The whole cost of outliers was {first} in "} + parts.front().first.label +
                  Text{" och {last} år ", " and {last} in "} + parts.back().first.label + Text{", i löpande priser.", ", at current prices."},
       .refs = {{"first", teller.cell("year", parts.front().first.code, "cost")}, {"last", teller.cell("year", parts.back().first.code, "cost")}}});
  model::DraftFigure figure{.id = teller.table("year"),
                            .kind = figure::Kind::line,
                            .title = finding.headline,
                            .subtitle = teller.subtitle(kShareOf, kPercentUnit),
                            .categories = {},
                            .series = {}};
  std::vector<std::string> rows;
  for (const auto& [category, spot] : parts) {
    rows.push_back(category.code);
    figure.categories.push_back(category.label);
  }
  figure.series.push_back(teller.series("year", rows, "share", kRegion, SeriesRole::own));
  if (teller.compares()) figure.series.push_back(teller.series("year", rows, "nation", {"Riket", "Nation"}, SeriesRole::nation));
  teller.add(std::move(figure));
  teller.add(std::move(finding));
}

}  // namespace rodtrad::methods::cost_outliers
