// Deciding the cuts and asking for them.
#include "methods/hospital_comparison_analysis.h"

namespace rodtrad::methods::hospital_comparison {

using core::Text;
using table::column;
using table::Role;

namespace {

/// Makes the cuts of one care form. Reasons are the same for all care forms.
class Cutter {
 public:
  Cutter(FormAnalysis& form, std::map<std::string, Text>& impossible) : form_(form), study_(form.study), impossible_(impossible) {}

  void cut_all() {
    cut_hospitals();
    cut_types();
    cut_place("area", {"Verksamhetsområde", "Area of care"}, Role::other,
              {"källan anger inget verksamhetsområde", "the source gives no area of care"});
    cut_people();
    cut_place("municipality", {"Kommun", "Municipality"}, Role::geography, {"källan anger ingen kommun", "the source gives no municipality"});
    if (study_.nation.is_known()) cut_groups();
    if (study_.years.size() > 1) cut({"year"}, {dimension_of(study_.contacts, "year", {"År", "Year"}, Role::time)});
    for (Cut& cut : make_cuts(study_.run, study_.question, plans_)) form_.cuts.emplace(cut.cube.id, std::move(cut));
  }

 private:
  /// A cut with one breakdown per dimension; "" makes none.
  void cut(const std::vector<std::string>& breakdowns, const std::vector<CutDimension>& dimensions, const std::string& name = "") {
    const std::string id = form_.cut_id(name.empty() ? breakdowns.front() : name);
    plans_.push_back({.id = id, .care_forms = study_.care_forms, .dimensions = dimensions});
    for (std::size_t i = 0; i < breakdowns.size(); ++i) {
      if (!breakdowns[i].empty()) form_.breakdowns.push_back({.id = breakdowns[i], .cut = id, .dimension = kFirstCut + i});
    }
  }

  CutDimension hospital() const { return dimension_of(study_.contacts, "hospital", {"Sjukhus", "Hospital"}, Role::geography); }

  /// Clinics that each belong to one hospital are parts of it, and protected together with it.
  void cut_hospitals() {
    if (!study_.has("clinic")) {
      impossible_["clinic"] = {"källan anger ingen klinik", "the source gives no clinic"};
      return cut({"hospital"}, {hospital()});
    }
    CutDimension clinic = dimension_of(study_.contacts, "clinic", {"Klinik", "Clinic"}, Role::other);
    clinic.inside_previous = lies_inside(study_.run, study_.compared, clinic, hospital());
    if (clinic.inside_previous) return cut({"hospital", "clinic"}, {hospital(), clinic});
    cut({"hospital"}, {hospital()});
    cut({"clinic"}, {clinic});
  }

  void cut_types() {
    if (!study_.has("hospital_type")) {
      impossible_["hospital_type"] = {"källan anger ingen sjukhustyp", "the source gives no kind of hospital"};
      return;
    }
    const CutDimension type = dimension_of(study_.contacts, "hospital_type", {"Sjukhustyp", "Kind of hospital"}, Role::other);
    CutDimension inside = hospital();
    inside.inside_previous = lies_inside(study_.run, study_.compared, inside, type);
    if (inside.inside_previous) return cut({"hospital_type", ""}, {type, inside});
    cut({"hospital_type"}, {type});
  }

  void cut_people() {
    const PeopleDimensions people = people_dimensions(study_.contacts);
    if (people.why_no_age_band) impossible_["age_band"] = *people.why_no_age_band;
    cut(people.names, people.dimensions, "people");
  }

  void cut_place(const std::string& id, Text label, Role role, Text why_not) {
    if (study_.has(id)) return cut({id}, {dimension_of(study_.contacts, id, std::move(label), role)});
    impossible_[id] = std::move(why_not);
  }

  /// The DRGs that cost most above the nation's mean; all others together.
  void cut_groups() {
    const std::vector<table::Expression>& sums = study_.question.sums.sums;
    const Standard& nation = study_.nation;
    table::Cells request{.filter = study_.compared, .by = {{"drg", column("drg")}}, .sums = {}};
    for (const int place : {nation.observed, nation.whole, nation.rest}) request.sums.push_back(sums[static_cast<std::size_t>(place)]);
    const Standard asked{.observed = 0, .whole = 1, .rest = 2};
    std::vector<std::pair<double, std::string>> groups;
    for (const table::CellsRow& row : study_.run.cells("care_contact", request).rows) {
      const double excess = excess_of(row, asked);
      if (row.persons.value_or(row.rows) >= kLeastRanked && excess > 0) groups.emplace_back(-excess, row.key[0]);
    }
    std::sort(groups.begin(), groups.end());
    groups.resize(std::min(groups.size(), kTopGroups));
    std::vector<std::pair<std::string, std::string>> codes;
    for (const auto& [excess, code] : groups) codes.emplace_back(code, code);
    if (codes.empty()) return;
    CutDimension dimension = dimension_of(study_.contacts, "drg", {"DRG", "DRG"}, Role::other);
    dimension.code = table::map_codes(column("drg"), codes);
    dimension.rest = {.code = "other", .label = {"Övriga", "Others"}};
    plans_.push_back({.id = form_.cut_id("drg"), .care_forms = study_.care_forms, .dimensions = {dimension}});
  }
  static constexpr std::size_t kTopGroups = 12;

  FormAnalysis& form_;
  Study& study_;
  std::map<std::string, Text>& impossible_;
  std::vector<CutPlan> plans_;
};

Text period_of(const std::set<std::string>& years) {
  return core::same_text(years.size() == 1 ? *years.begin() : *years.begin() + "–" + *years.rbegin());
}

}  // namespace

const Breakdown* FormAnalysis::find(const std::string& id) const {
  const auto found = std::find_if(breakdowns.begin(), breakdowns.end(), [&](const Breakdown& breakdown) { return breakdown.id == id; });
  return found == breakdowns.end() ? nullptr : &*found;
}

std::vector<Part> FormAnalysis::parts(const Breakdown& breakdown) const {
  const Cut& cut = cuts.at(breakdown.cut);
  const std::vector<table::Category>& categories = cut.cube.dimensions[breakdown.dimension].categories;
  std::vector<Part> out;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    Part part{categories[i], whole_of(study, cut).with(breakdown.dimension, i)};
    if (part.spot.cell(kAll).rows > 0) out.push_back(std::move(part));
  }
  return out;
}

std::vector<Part> FormAnalysis::groups() const {
  const std::string id = cut_id("drg");
  if (!cuts.contains(id)) return {};
  std::vector<Part> out = parts({.id = "drg", .cut = id, .dimension = kFirstCut});
  const auto rank = [](const Part& part) { return part.category.total ? 2 : part.category.code == "other" ? 1 : 0; };
  std::stable_sort(out.begin(), out.end(), [&](const Part& a, const Part& b) {
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return nation_excess(a.spot) > nation_excess(b.spot);
  });
  return out;
}

Analysis analyse(model::Run& run, const Settings& settings) {
  Analysis analysis;
  const table::Cells forms{.filter = contacts_with_cost(settings.first_year, settings.last_year), .by = {{"care_form", column("care_form")}}};
  for (const table::CellsRow& row : run.cells("care_contact", forms).rows) {  // "inpatient" sorts before "outpatient"
    Study study = make_study(run, settings, row.key[0]);
    if (study.years.empty()) {
      analysis.ungrouped.push_back(std::make_unique<Study>(std::move(study)));
      continue;
    }
    auto form = std::make_unique<FormAnalysis>(FormAnalysis{.study = std::move(study)});
    form->period = period_of(form->study.years);
    Cutter(*form, analysis.impossible).cut_all();
    form->differences = differences_to_nation(form->study);
    analysis.forms.push_back(std::move(form));
  }
  return analysis;
}

}  // namespace rodtrad::methods::hospital_comparison
