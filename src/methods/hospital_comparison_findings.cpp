// Productivity and the difference to the nation; and the order of all findings.
#include "methods/hospital_comparison_findings.h"

#include "methods/hospital_comparison_reference.h"
#include "methods/hospital_comparison_tables.h"
#include "methods/hospital_comparison_teller.h"
#include "methods/words.h"

namespace rodtrad::methods::hospital_comparison {

using core::Text;
using figure::SeriesRole;
using model::Finding;
using model::Sentence;
using stats::Verdict;

std::string Teller::table(const std::string& breakdown) const { return table_id(breakdown, form.care_form()); }

table::CellId Teller::cell(const std::string& breakdown, const std::string& row, const std::string& column) const {
  return {table(breakdown), row, column};
}

bool Teller::has_value(const table::CellId& id) const {
  for (const model::DraftTable& made : draft.tables) {
    if (made.table.id != id.table) continue;
    for (std::size_t i = 0; i < made.cells.size(); ++i) {
      const std::size_t width = made.table.columns.size();
      if (made.table.rows[i / width].code == id.row && made.table.columns[i % width].id == id.column)
        return made.cells[i].cell.status == table::Status::value;
    }
  }
  return false;
}

std::vector<Part> Teller::parts(const std::string& breakdown_id) const {
  const Breakdown* breakdown = form.find(breakdown_id);
  if (!breakdown) return {};
  std::vector<Part> out = form.parts(*breakdown);
  std::erase_if(out, [](const Part& part) { return part.category.total || part.category.code == "unknown"; });
  return out;
}

model::DraftSeries Teller::series(const std::string& breakdown, const std::vector<Part>& parts, const std::string& column, Text label,
                                  SeriesRole role) const {
  model::DraftSeries made{.id = column, .label = std::move(label), .role = role, .cells = {}};
  for (const Part& part : parts) made.cells.push_back(cell(breakdown, part.category.code, column));
  return made;
}

Text Teller::subtitle(const Text& what) const { return what + Text{" ", " "} + in_form(form.care_form()) + Text{", ", ", "} + form.period; }

Verdict compare(const Estimate& estimate, double reference) { return stats::compare(estimate.interval(0.95), estimate.interval(0.8), reference); }

namespace {

constexpr std::size_t kMostDots = 20;

const Text kPointCost = {"Kostnad per DRG-poäng", "Cost per DRG point"};

/// ", mer än i riket ({nation})" and so on; nothing without a nation to compare with.
Text beside_nation(const std::optional<Estimate>& own, const model::DraftCell& nation) {
  if (!own || nation.cell.status != table::Status::value) return {};
  switch (compare(*own, nation.cell.value)) {
    case Verdict::higher:
      return {", mer än i riket ({nation})", ", more than in the nation ({nation})"};
    case Verdict::probably_higher:
      return {", troligen mer än i riket ({nation})", ", probably more than in the nation ({nation})"};
    case Verdict::probably_lower:
      return {", troligen mindre än i riket ({nation})", ", probably less than in the nation ({nation})"};
    case Verdict::lower:
      return {", mindre än i riket ({nation})", ", less than in the nation ({nation})"};
    case Verdict::no_sure_difference:
      break;
  }
  return {", ingen säker skillnad mot riket ({nation})", ", no certain difference from the nation ({nation})"};
}

/// Dots per hospital with the nation beside them.
void add_point_figure(const Teller& teller, const std::string& column, const Text& what, Finding& finding) {
  const std::vector<Part> hospitals = teller.parts("hospital");
  if (hospitals.size() < 2 || hospitals.size() > kMostDots) return;
  finding.figure = teller.table(column);
  model::DraftFigure figure{.id = finding.figure,
                            .kind = figure::Kind::interval_dots,
                            .title = finding.headline,
                            .subtitle = teller.subtitle(what),
                            .categories = {},
                            .series = {teller.series("hospital", hospitals, column, what, SeriesRole::own)}};
  for (const Part& hospital : hospitals) figure.categories.push_back(hospital.category.label);
  const table::CellId nation = teller.cell("reference", "nation", column);
  if (teller.has_value(nation)) {
    figure.series.push_back(
        {.id = "nation", .label = {"Riket", "Nation"}, .role = SeriesRole::nation, .cells = std::vector<table::CellId>(hospitals.size(), nation)});
  }
  teller.add(std::move(figure));
}

/// One finding per reason is enough: those of further care forms would only repeat it.
void tell_none(const Teller& teller, const std::string& id, const Text& what, const Text& why, std::vector<std::string> answers) {
  Finding finding{.id = teller.table(id), .table = teller.table("hospital"), .answers = std::move(answers)};
  finding.headline.pattern =
      what + Text{" går inte att ta fram ", " cannot be given "} + in_form(teller.form.care_form()) + Text{", eftersom ", ", because "} + why;
  teller.add(std::move(finding));
}

void add_mix_sentence(const Teller& teller, Finding& finding) {
  Sentence sentence{.pattern = {"En kontakt väger i snitt {mix} poäng", "A contact weighs {mix} points on average"},
                    .refs = {{"mix", teller.cell("reference", "region", "mix")}}};
  if (const table::CellId nation = teller.cell("reference", "nation", "mix"); teller.has_value(nation)) {
    sentence.pattern = sentence.pattern + Text{" och i riket {nation}", " and {nation} in the nation"};
    sentence.refs["nation"] = nation;
  }
  sentence.pattern = sentence.pattern + Text{".", "."};
  finding.sentences.push_back(std::move(sentence));
}

void add_kinds_sentence(const Teller& teller, Finding& finding) {
  const table::CellId county = teller.cell("reference", "county_hospital", "point"),
                      district = teller.cell("reference", "district_hospital", "point");
  if (!teller.has_value(county) || !teller.has_value(district)) return;
  finding.sentences.push_back({.pattern = {"Vid länssjukhus i riket kostar en poäng {county} och vid länsdelssjukhus {district}.",
                                           "At county hospitals in the nation a point costs {county} and at district hospitals {district}."},
                               .refs = {{"county", county}, {"district", district}}});
}

}  // namespace

void tell_points(const Teller& teller) {
  const std::vector<std::string> answers = {"drg-poäng", "poäng", "sjukhusen", "produktivitet"};
  const Study& study = teller.form.study;
  if (!study.weights.points) return tell_none(teller, "point", kPointCost, study.weights.why_none, answers);
  Finding finding{.id = teller.table("point"), .table = teller.table("hospital"), .answers = answers};
  const Text beside = beside_nation(cost_per_point(teller.form.whole(), kAll), area_cell(study, "nation", "point"));
  finding.headline.pattern =
      Text{"En DRG-poäng ", "A DRG point "} + in_form(teller.form.care_form()) + Text{" kostar {point}", " costs {point}"} + beside;
  finding.headline.refs["point"] = teller.cell("reference", "region", "point");
  if (!beside.sv.empty()) finding.headline.refs["nation"] = teller.cell("reference", "nation", "point");
  finding.sentences.push_back({.pattern = {"95 % konfidensintervall: {point.interval}.", "95% confidence interval: {point.interval}."},
                               .refs = {{"point", teller.cell("reference", "region", "point")}}});
  add_mix_sentence(teller, finding);
  add_kinds_sentence(teller, finding);
  add_point_figure(teller, "point", kPointCost, finding);
  teller.add(std::move(finding));
}

void tell_inliers(const Teller& teller) {
  const std::vector<std::string> answers = {"ytterfallen räknas bort", "utan ytterfall", "innerfall"};
  const Study& study = teller.form.study;
  if (!study.weights.points) return;
  if (!study.outliers.code)
    return tell_none(teller, "inliers", {"Kostnaden utan ytterfall", "Cost without outliers"}, study.outliers.why_none, answers);
  Finding finding{.id = teller.table("inliers"), .table = teller.table("hospital"), .answers = answers};
  const Text beside = beside_nation(cost_per_point(teller.form.whole(), kInlier), area_cell(study, "nation", "inlier_point"));
  finding.headline.pattern = Text{"Utan ytterfallen kostar en DRG-poäng ", "Without outliers a DRG point "} + in_form(teller.form.care_form()) +
                             Text{" {point}", " costs {point}"} + beside;
  finding.headline.refs["point"] = teller.cell("reference", "region", "inlier_point");
  if (!beside.sv.empty()) finding.headline.refs["nation"] = teller.cell("reference", "nation", "inlier_point");
  finding.sentences.push_back({.pattern = {"Med ytterfallen kostar den {all}.", "With them it costs {all}."},
                               .refs = {{"all", teller.cell("reference", "region", "point")}}});
  add_point_figure(teller, "inlier_point", {"Innerfallens kostnad per DRG-poäng", "Cost of inliers per DRG point"}, finding);
  teller.add(std::move(finding));
}

// ---- the difference ------------------------------------------------------------------------------------------------

namespace {

struct PartWords {
  std::string column;
  Text label;  // of a bar
  Text words;  // "vilka patienter som vårdas"
};

std::vector<PartWords> part_words(const Study& study) {
  const PartWords mix{"mix", {"Vilka patienterna är", "Case mix"}, {"vilka patienter som vårdas", "the case mix"}};
  if (!study.outliers.code)
    return {mix, {"price", {"Kostnad inom DRG", "Cost within DRG"}, {"vad vården kostar inom varje DRG", "what care costs within each DRG"}}};
  return {mix,
          {"price", {"Innerfallens kostnad", "Cost of inliers"}, {"vad innerfallen kostar", "what inliers cost"}},
          {"frequency", {"Ytterfall: hur vanliga", "Outliers: how common"}, {"hur vanliga ytterfallen är", "how common outliers are"}},
          {"severity", {"Ytterfall: hur dyra", "Outliers: how costly"}, {"hur dyra ytterfallen är", "how costly outliers are"}}};
}

void add_part_figure(const Teller& teller, const std::vector<PartWords>& parts, const Finding& finding) {
  model::DraftFigure figure{
      .id = finding.figure,
      .kind = figure::Kind::bar,
      .title = finding.headline,
      .subtitle = teller.subtitle({"Skillnad i kostnad per kontakt mot riket, uppdelad", "Difference in cost per contact to the nation, in parts"}),
      .categories = {},
      .series = {}};
  model::DraftSeries series{
      .id = "difference", .label = {"Regionen mot riket", "The region against the nation"}, .role = SeriesRole::own, .cells = {}};
  for (const PartWords& part : parts) {
    figure.categories.push_back(part.label);
    series.cells.push_back(teller.cell("difference", "all", part.column));
  }
  figure.series.push_back(std::move(series));
  teller.add(std::move(figure));
}

}  // namespace

void tell_difference(const Teller& teller) {
  const auto& difference = teller.form.differences.region;
  if (!difference) return;
  const std::vector<PartWords> parts = part_words(teller.form.study);
  std::size_t largest = 0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (std::abs(difference->parts[i]) > std::abs(difference->parts[largest])) largest = i;
  }
  Finding finding{.id = teller.table("difference"),
                  .figure = teller.table("difference"),
                  .table = teller.table("difference"),
                  .answers = {"skillnaden mot riket", "beror på", "vilka patienter", "riket"}};
  const bool more = difference->own > difference->reference;
  finding.headline.pattern = Text{"En kontakt ", "A contact "} + in_form(teller.form.care_form()) +
                             (more ? Text{" kostar mer än i riket", " costs more than in the nation"}
                                   : Text{" kostar mindre än i riket", " costs less than in the nation"}) +
                             Text{": {own} mot {nation}. Störst del har ", ": {own} against {nation}. The largest part is "} + parts[largest].words +
                             Text{" ({part})", " ({part})"};
  finding.headline.refs = {{"own", teller.cell("difference", "all", "own")},
                           {"nation", teller.cell("difference", "all", "nation")},
                           {"part", teller.cell("difference", "all", parts[largest].column)}};
  for (const PartWords& part : parts) {
    if (&part == &parts[largest]) continue;
    finding.sentences.push_back({.pattern = Text{"På ", "Owing to "} + part.words + Text{" beror {part}.", ": {part}."},
                                 .refs = {{"part", teller.cell("difference", "all", part.column)}}});
  }
  finding.sentences.push_back({.pattern = {"Delarna summerar till skillnaden, {difference}.", "The parts sum to the difference, {difference}."},
                               .refs = {{"difference", teller.cell("difference", "all", "difference")}}});
  add_part_figure(teller, parts, finding);
  teller.add(std::move(finding));
}

void tell_not_possible(const Text& why, model::Draft& draft) {
  Finding finding{.id = "point", .answers = {"drg-poäng", "sjukhusen", "riket"}};
  finding.headline.pattern = {"Sjukhusens kostnader går inte att jämföra, eftersom " + why.sv,
                              "The hospitals' costs cannot be compared, because " + why.en};
  draft.findings.push_back(std::move(finding));
  draft.notes.push_back({"not_possible", not_possible_because(why)});
}

void add_findings(const Analysis& analysis, model::Draft& draft) {
  for (const auto& form : analysis.forms) {
    const Teller teller{.analysis = analysis, .form = *form, .draft = draft};
    tell_points(teller);
    tell_difference(teller);
    tell_inliers(teller);
    tell_places(teller, "hospital");
    tell_groups(teller);
    if (form != analysis.forms.front()) continue;  // the tables of further care forms are there; their findings would only lengthen the report
    tell_places(teller, "clinic");
    tell_people(teller);
    tell_places(teller, "municipality");
  }
}

}  // namespace rodtrad::methods::hospital_comparison
