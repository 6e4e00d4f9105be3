// Deciding the cuts and asking for them.
#include "methods/cost_outliers_analysis.h"

namespace rodtrad::methods::cost_outliers {

using core::Text;
using table::column;
using table::Role;

namespace {

// ---- cuts ----------------------------------------------------------------------------------------------------------

class Analyst {
 public:
  explicit Analyst(Analysis& analysis) : analysis_(analysis), study_(analysis.study) {}

  void cut_all() {
    cut_people();
    if (analysis_.years.size() > 1) cut({"year"}, {dimension_of(study_.contacts, "year", {"År", "Year"}, Role::time)});
    cut_place("municipality", {"Kommun", "Municipality"}, Role::geography, {"källan anger ingen kommun", "the source gives no municipality"});
    cut_hospitals();
    cut_place("chapter", {"Diagnoskapitel", "Diagnosis chapter"}, Role::other, {"källan anger ingen diagnos", "the source gives no diagnosis"});
    if (study_.has("drg")) {
      for (const std::string& form : analysis_.care_forms) cut_groups(form);
    } else {
      analysis_.impossible["drg"] = {"källan anger ingen DRG", "the source gives no DRG"};
    }
    for (Cut& cut : make_cuts(study_, plans_)) analysis_.cuts.emplace(cut.cube.id, std::move(cut));
  }

  void split_outliers(const std::string& dimension_id, const table::Expression& code) {
    const Breakdown* breakdown = analysis_.find(dimension_id);
    if (!breakdown) return;
    table::Cells request{.filter = study_.judged, .by = {{"care_form", column("care_form")}}};
    request.filter.push_back({.value = study_.limits.outlier, .test = table::Condition::Test::at_least, .number = 1});
    request.person_products.emplace_back(-1, -1);
    std::vector<std::string> codes;
    for (const table::Category& category : analysis_.categories(*breakdown)) {
      if (category.total || category.code == "unknown") continue;
      const int place = static_cast<int>(codes.size());
      request.sums.push_back(table::equals(code, category.code));
      request.person_products.emplace_back(place, place);
      request.person_products.emplace_back(place, -1);
      codes.push_back(category.code);
    }
    for (const table::CellsRow& row : study_.run.cells("care_contact", request).rows) {
      for (std::size_t i = 0; i < codes.size(); ++i) analysis_.splits[dimension_id][row.key[0]][codes[i]] = split_sums(row, i);
    }
  }

  void count_unjudged() {
    using Test = table::Condition::Test;
    for (const bool grouped : {true, false}) {
      if (!study_.has("drg") && !grouped) continue;
      table::Cells request{.filter = base_filter(study_.settings), .by = {{"care_form", column("care_form")}}};
      request.filter.push_back({.value = study_.limits.outlier, .test = Test::is_null});
      if (study_.has("drg")) request.filter.push_back({.value = column("drg"), .test = grouped ? Test::not_null : Test::is_null});
      for (const table::CellsRow& row : study_.run.cells("care_contact", request).rows) {
        auto& counts = analysis_.unjudged[row.key[0]];
        (grouped ? counts.first : counts.second) = {.rows = row.rows, .persons = row.persons, .values = {}};
      }
    }
  }

 private:
  static stats::ClusterSums split_sums(const table::CellsRow& row, std::size_t i) {
    stats::ClusterSums sums{.clusters = row.persons.value_or(row.rows), .a = static_cast<double>(row.sums[i]), .b = static_cast<double>(row.rows)};
    if (row.person_products.empty()) return sums;
    sums.bb = row.person_products[0];
    sums.aa = row.person_products[1 + 2 * i];
    sums.ab = row.person_products[2 + 2 * i];
    return sums;
  }

  /// A cut with one breakdown per dimension; the name is that of the first.
  void cut(const std::vector<std::string>& breakdowns, const std::vector<CutDimension>& dimensions, std::string id = "") {
    if (id.empty()) id = breakdowns.front();
    plans_.push_back({.id = id, .care_forms = analysis_.care_forms, .dimensions = dimensions});
    for (std::size_t i = 0; i < breakdowns.size(); ++i) analysis_.breakdowns.push_back({.id = breakdowns[i], .cut = id, .dimension = kFirstCut + i});
  }

  void cut_people() {
    const PeopleDimensions people = people_dimensions(study_.contacts);
    if (people.why_no_age_band) analysis_.impossible["age_band"] = *people.why_no_age_band;
    cut(people.names, people.dimensions, "people");
  }

  void cut_place(const std::string& id, Text label, Role role, Text why_not) {
    if (study_.has(id))
      cut({id}, {dimension_of(study_.contacts, id, std::move(label), role)});
    else
      analysis_.impossible[id] = std::move(why_not);
  }

  /// Clinics that each belong to one hospital are parts of it, and protected together with it.
  void cut_hospitals() {
    const CutDimension hospital = dimension_of(study_.contacts, "hospital", {"Sjukhus", "Hospital"}, Role::geography);
    if (!study_.has("clinic")) {
      cut({"hospital"}, {hospital});
      analysis_.impossible["clinic"] = {"källan anger ingen klinik", "the source gives no clinic"};
      return;
    }
    CutDimension clinic = dimension_of(study_.contacts, "clinic", {"Klinik", "Clinic"}, Role::other);
    clinic.inside_previous = lies_inside(study_.run, study_.judged, clinic, hospital);
    if (clinic.inside_previous) return cut({"hospital", "clinic"}, {hospital, clinic});
    cut({"hospital"}, {hospital});
    cut({"clinic"}, {clinic});
  }

  /// The DRGs with the costliest outliers of one care form; all others together.
  void cut_groups(const std::string& form) {
    table::Cells request{.filter = study_.judged, .by = {{"drg", column("drg")}}, .sums = {column("cost")}};
    request.filter.push_back({.value = study_.limits.outlier, .test = table::Condition::Test::at_least, .number = 1});
    request.filter.push_back({.value = column("care_form"), .test = table::Condition::Test::equals, .codes = {form}});
    std::vector<std::pair<std::int64_t, std::string>> costs;
    for (const table::CellsRow& row : study_.run.cells("care_contact", request).rows) {
      if (row.persons.value_or(row.rows) >= kLeastRanked && !row.key[0].empty()) costs.emplace_back(-row.sums[0], row.key[0]);
    }
    std::sort(costs.begin(), costs.end());
    costs.resize(std::min(costs.size(), kTopRows));
    std::vector<std::pair<std::string, std::string>> codes;
    for (const auto& [cost, code] : costs) codes.emplace_back(code, code);
    CutDimension dimension = dimension_of(study_.contacts, "drg", {"DRG", "DRG"}, Role::other);
    dimension.code = table::map_codes(column("drg"), codes);
    dimension.rest = {.code = "other", .label = {"Övriga", "Others"}};
    plans_.push_back({.id = "drg_" + form, .care_forms = {form}, .dimensions = {dimension}});
  }

  Analysis& analysis_;
  Study& study_;
  std::vector<CutPlan> plans_;
};

std::vector<std::string> care_forms_of(Study& study) {
  std::vector<std::string> forms;
  for (const table::CellsRow& row : study.run.cells("care_contact", {.filter = study.judged, .by = {{"care_form", column("care_form")}}}).rows) {
    forms.push_back(row.key[0]);  // "inpatient" sorts before "outpatient"
  }
  return forms;
}

std::set<std::string> judged_years(Study& study) {
  std::set<std::string> years;
  for (const table::CellsRow& row : study.run.cells("care_contact", {.filter = study.judged, .by = {{"year", column("year")}}}).rows) {
    years.insert(row.key[0]);
  }
  return years;
}

Text period_of(const std::set<std::string>& years) {
  if (years.empty()) return {};
  return core::same_text(years.size() == 1 ? *years.begin() : *years.begin() + "–" + *years.rbegin());
}

}  // namespace

const Breakdown* Analysis::find(const std::string& id) const {
  const auto found = std::find_if(breakdowns.begin(), breakdowns.end(), [&](const Breakdown& breakdown) { return breakdown.id == id; });
  return found == breakdowns.end() ? nullptr : &*found;
}

const std::vector<table::Category>& Analysis::categories(const Breakdown& breakdown) const {
  return cuts.at(breakdown.cut).cube.dimensions[breakdown.dimension].categories;
}

Spot Analysis::spot(const Breakdown& breakdown, std::size_t form, std::size_t category) const {
  return whole_of(cuts.at(breakdown.cut), form).with(breakdown.dimension, category);
}

std::int64_t ranked_count(const Spot& spot) {
  const table::CubeCell& cell = spot.cell(kOutlier);
  return cell.persons.value_or(cell.rows);
}

Analysis analyse(Study study) {
  Analysis analysis{.study = std::move(study)};
  analysis.years = judged_years(analysis.study);
  analysis.period = period_of(analysis.years);
  analysis.care_forms = care_forms_of(analysis.study);
  if (analysis.care_forms.empty()) return analysis;
  analysis.nation = read_nation(analysis.study.run, analysis.years);
  if (analysis.nation.currency != analysis.study.contacts.currency) analysis.nation = {};
  analysis.comparable = analysis.nation.is_known() && analysis.study.limits.source != LimitSource::computed;
  if (analysis.comparable && analysis.study.has("drg")) analysis.study.expected = analysis.nation.expected_shares();
  Analyst analyst(analysis);
  analyst.cut_all();
  analyst.split_outliers("sex", column("sex"));
  if (analysis.find("age_band")) analyst.split_outliers("age_band", age_band_code(analysis.study.contacts));
  analyst.count_unjudged();
  return analysis;
}

}  // namespace rodtrad::methods::cost_outliers
