// How many outliers there are and what they cost; and the order of all findings.
#include "methods/cost_outliers_findings.h"

#include "methods/cost_outliers_tables.h"
#include "methods/cost_outliers_words.h"

namespace rodtrad::methods::cost_outliers {

using core::Text;
using figure::SeriesRole;
using model::Finding;
using model::Sentence;
using stats::Verdict;

std::string Teller::table(const std::string& breakdown) const { return table_id(breakdown, care_form()); }

table::CellId Teller::cell(const std::string& breakdown, const std::string& row, const std::string& column) const {
  return {table(breakdown), row, column};
}

std::vector<std::pair<table::Category, Spot>> Teller::parts(const std::string& breakdown_id) const {
  std::vector<std::pair<table::Category, Spot>> out;
  const Breakdown* breakdown = analysis.find(breakdown_id);
  if (!breakdown) return out;
  const std::vector<table::Category>& categories = analysis.categories(*breakdown);
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const Spot spot = analysis.spot(*breakdown, form, i);
    if (!categories[i].total && categories[i].code != "unknown" && spot.cell(kAll).rows > 0) out.emplace_back(categories[i], spot);
  }
  return out;
}

Verdict Teller::verdict(const stats::ClusterSums& sums, double reference) const {
  const bool persons = analysis.study.contacts.has_persons;
  return stats::compare(share_interval(sums, persons, 0.95), share_interval(sums, persons, 0.8), reference);
}

model::DraftSeries Teller::series(const std::string& breakdown, const std::vector<std::string>& rows, const std::string& column, Text label,
                                  SeriesRole role) const {
  model::DraftSeries made{.id = column, .label = std::move(label), .role = role, .cells = {}};
  for (const std::string& row : rows) made.cells.push_back(cell(breakdown, row, column));
  return made;
}

Text Teller::subtitle(const Text& what, const Text& unit) const {
  return what + Text{" ", " "} + in_form(care_form()) + Text{", ", ", "} + unit + Text{", ", ", "} + analysis.period;
}

namespace {

/// How the share stands to the nation's; nothing when they cannot be compared.
std::optional<Verdict> share_verdict(const Teller& teller) {
  const NationFigures* nation = teller.analysis.nation.find({.care_form = teller.care_form()});
  if (!teller.compares() || !nation) return std::nullopt;
  const double reference = static_cast<double>(nation->outliers) / static_cast<double>(nation->contacts);
  return teller.verdict(teller.analysis.whole(teller.form).sums().share, reference);
}

Text mix_words(const CellSums& sums, bool also) {
  const stats::Interval interval = stats::poisson(static_cast<double>(sums.observed), 0.95);
  if (interval.low > sums.expected) {
    return Text{also ? "Också med" : "Med", also ? "Also allowing" : "Allowing"} +
           Text{" hänsyn till vilka DRG regionen har är ytterfallen fler än väntat: {mix} gånger så många",
                " for the region's mix of DRGs there are more outliers than expected: {mix} times as many"};
  }
  if (interval.high < sums.expected) {
    return {"Med hänsyn till vilka DRG regionen har är ytterfallen färre än väntat: {mix} gånger så många",
            "Allowing for the region's mix of DRGs there are fewer outliers than expected: {mix} times as many"};
  }
  return {"Med hänsyn till vilka DRG regionen har finns ingen säker skillnad mot riket: kvoten är {mix}",
          "Allowing for the region's mix of DRGs there is no certain difference from the nation: the ratio is {mix}"};
}

Sentence mix_sentence(const Teller& teller) {
  const bool also = share_verdict(teller) == Verdict::higher;
  return {.pattern = mix_words(teller.analysis.whole(teller.form).sums(), also) +
                     Text{" (95 % konfidensintervall {mix.interval}).", " (95% confidence interval {mix.interval})."},
          .refs = {{"mix", teller.total("overview", "mix")}}};
}

void add_unjudged(const Teller& teller, Finding& finding) {
  const auto counts = teller.analysis.unjudged.find(teller.care_form());
  if (counts == teller.analysis.unjudged.end()) return;
  Sentence sentence{.refs = {{"no_limit", teller.total("overview", "no_limit")}, {"ungrouped", teller.total("overview", "ungrouped")}}};
  sentence.pattern = {"{no_limit} kontakter saknar gräns och {ungrouped} är ogrupperade. De räknas inte med.",
                      "{no_limit} contacts have no limit and {ungrouped} are ungrouped. They are left out."};
  if (teller.analysis.study.limits.source == LimitSource::flag) {
    sentence.pattern = {"{no_limit} kontakter med DRG och {ungrouped} ogrupperade saknar märkning. De räknas inte med.",
                        "{no_limit} contacts with a DRG and {ungrouped} ungrouped ones have no flag. They are left out."};
  }
  finding.sentences.push_back(std::move(sentence));
}

Sentence share_headline(const Teller& teller) {
  Sentence headline{.refs = {{"share", teller.total("overview", "share")}}};
  headline.pattern = Text{"{share} av ", "{share} of "} + contacts_words(teller.care_form());
  if (teller.analysis.study.limits.source == LimitSource::computed) {
    headline.pattern =
        headline.pattern + Text{" ligger över en beräknad gräns, som inte är nationell", " lie above a computed limit, which is not national"};
    return headline;
  }
  headline.pattern = headline.pattern + Text{" är ytterfall", " are outliers"};
  const std::optional<Verdict> verdict = share_verdict(teller);
  if (!verdict) return headline;
  headline.pattern = headline.pattern + against_nation(*verdict, "nation");
  headline.refs["nation"] = teller.total("overview", "nation");
  return headline;
}

Sentence cost_headline(const Teller& teller) {
  Sentence headline{
      .pattern = Text{"Ytterfallen ", "Outliers "} + in_form(teller.care_form()) +
                 Text{" är {share} av kontakterna och {cost_share} av kostnaden", " are {share} of contacts and {cost_share} of the cost"},
      .refs = {{"share", teller.total("overview", "share")}, {"cost_share", teller.total("cost", "cost_share")}}};
  const NationFigures* nation = teller.analysis.nation.find({.care_form = teller.care_form()});
  if (!teller.compares() || !nation || nation->cost <= 0) return headline;
  const stats::ClusterSums& sums = teller.analysis.whole(teller.form).sums().cost_share;
  const double reference = static_cast<double>(nation->outlier_cost) / static_cast<double>(nation->cost);
  headline.pattern =
      headline.pattern + against_nation(stats::compare(stats::ratio_interval(sums, 0.95), stats::ratio_interval(sums, 0.8), reference), "nation");
  headline.refs["nation"] = teller.total("cost", "nation");
  return headline;
}

Sentence cost_sentence(const Teller& teller) {
  return {.pattern = {"Deras hela kostnad är {cost} av {all_cost}.", "Their whole cost is {cost} of {all_cost}."},
          .refs = {{"cost", teller.total("cost", "cost")}, {"all_cost", teller.total("cost", "all_cost")}}};
}

Sentence excess_sentence(const Teller& teller) {
  if (!teller.analysis.study.has_excess()) {
    return {.pattern = {"Kostnaden över gränsen går inte att räkna ut, eftersom källan märker ytterfall men ger inga gränser.",
                        "The cost above the limit cannot be computed, because the source flags outliers but gives no limits."},
            .refs = {}};
  }
  return {.pattern = {"Av den ligger {excess} över ytterfallsgränsen, vilket är {excess_share} av all kostnad.",
                      "Of this, {excess} lies above the outlier limit, which is {excess_share} of all cost."},
          .refs = {{"excess", teller.total("cost", "excess")}, {"excess_share", teller.total("cost", "excess_share")}}};
}

}  // namespace

namespace {

const Text kRegion = {"Regionen", "The region"};
const Text kNation = {"Riket", "Nation"};

/// Own and national columns over the rows of a table.
void add_own_and_nation(const Teller& teller, const std::string& table, const Sentence& title, const Text& what, const std::string& own) {
  const auto found = std::find_if(teller.draft.tables.begin(), teller.draft.tables.end(),
                                  [&](const model::DraftTable& made) { return made.table.id == teller.table(table); });
  model::DraftFigure figure{.id = teller.table(table),
                            .kind = figure::Kind::column,
                            .title = title,
                            .subtitle = teller.subtitle(what, {"procent", "per cent"}),
                            .categories = {},
                            .series = {}};
  std::vector<std::string> rows;
  for (const table::Row& row : found->table.rows) {
    rows.push_back(row.code);
    figure.categories.push_back(row.label);
  }
  figure.series.push_back(teller.series(table, rows, own, kRegion, SeriesRole::own));
  if (teller.compares()) figure.series.push_back(teller.series(table, rows, "nation", kNation, SeriesRole::nation));
  teller.add(std::move(figure));
}

}  // namespace

void tell_share(const Teller& teller) {
  Finding finding{.id = teller.table("share"),
                  .headline = share_headline(teller),
                  .sentences = {},
                  .figure = teller.table("rates"),
                  .table = "overview",
                  .answers = {"andel", "ytterfall", "share"}};
  finding.sentences.push_back({.pattern = {"Det är {outliers} ytterfall av {contacts} kontakter (95 % konfidensintervall {share.interval}).",
                                           "There are {outliers} outliers among {contacts} contacts (95% confidence interval {share.interval})."},
                               .refs = {{"outliers", teller.total("overview", "outliers")},
                                        {"contacts", teller.total("overview", "contacts")},
                                        {"share", teller.total("overview", "share")}}});
  if (teller.analysis.study.expected) finding.sentences.push_back(mix_sentence(teller));
  add_unjudged(teller, finding);
  add_own_and_nation(teller, "rates", finding.headline,
                     {"Andel ytterfall i hela gruppen och efter kön och ålder", "Share of outliers in all and by sex and age"}, "share");
  teller.add(std::move(finding));
}

void tell_cost(const Teller& teller) {
  Finding finding{.id = teller.table("cost"),
                  .headline = cost_headline(teller),
                  .sentences = {cost_sentence(teller), excess_sentence(teller)},
                  .figure = teller.table("cost_parts"),
                  .table = "cost",
                  .answers = {"kostnad", "vårdkontakter", "cost"}};
  add_own_and_nation(teller, "cost_parts", finding.headline,
                     {"Ytterfallens andel av kontakterna och av kostnaden", "The outliers' share of contacts and of cost"}, "share");
  teller.add(std::move(finding));
}

void add_findings(const Analysis& analysis, model::Draft& draft) {
  for (std::size_t form = 0; form < analysis.care_forms.size(); ++form) {
    const Teller teller{.analysis = analysis, .draft = draft, .form = form};
    if (analysis.whole(form).sums().outliers == 0) {
      Finding finding{.id = teller.table("share"),
                      .headline = {.pattern = Text{"Inga ytterfall finns ", "There are no outliers "} + in_form(teller.care_form()), .refs = {}},
                      .sentences = {},
                      .figure = "",
                      .table = "overview",
                      .answers = {"andel", "ytterfall"}};
      add_unjudged(teller, finding);
      teller.add(std::move(finding));
      continue;
    }
    tell_share(teller);
    tell_age(teller);
    tell_sex(teller);
    tell_cost(teller);
    tell_chapters(teller);
    if (form > 0) continue;  // the tables of further care forms are there; their findings would only lengthen the report
    tell_groups(teller);
    tell_sex_and_age(teller);
    for (const char* place : {"municipality", "hospital", "clinic"}) tell_places(teller, place);
    tell_years(teller);
  }
}

}  // namespace rodtrad::methods::cost_outliers
