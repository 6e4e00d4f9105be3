// Which contacts are compared, and the sums that ratios and their intervals need.
#include "methods/hospital_comparison_study.h"

namespace rodtrad::methods::hospital_comparison {

using table::column;
using Test = table::Condition::Test;

namespace {

constexpr const char* kKind = "care_contact";

// ---- which contacts ------------------------------------------------------------------------------------------------

table::CubeCell count(model::Run& run, const table::Filter& filter) {
  const table::CellsAnswer& answer = run.cells(kKind, {.filter = filter});
  if (answer.rows.empty()) return {};
  return {.rows = answer.rows[0].rows, .persons = answer.rows[0].persons, .values = {}};
}

/// Contacts where `value` is known go on; the others are counted.
void require(Study& study, const table::Expression& value, LeftOut kind) {
  table::Filter without = study.compared;
  without.push_back({.value = value, .test = Test::is_null});
  study.left_out[kind] = count(study.run, without);
  study.compared.push_back({.value = value, .test = Test::not_null});
}

bool has_any(Study& study, const table::Expression& value) {
  table::Filter with = study.compared;
  with.push_back({.value = value, .test = Test::not_null});
  return count(study.run, with).rows > 0;
}

std::set<std::string> years_of(Study& study) {
  std::set<std::string> years;
  for (const table::CellsRow& row : study.run.cells(kKind, {.filter = study.compared, .by = {{"year", column("year")}}}).rows) {
    years.insert(row.key[0]);
  }
  return years;
}

// ---- what is asked -------------------------------------------------------------------------------------------------

int add_sum(Study& study, table::Expression sum) {
  study.question.sums.sums.push_back(std::move(sum));
  return static_cast<int>(study.question.sums.sums.size()) - 1;
}

Standard add_standard(Study& study, const Expected& expected, bool complete) {
  Standard standard{.observed = kCost};
  if (!complete) {
    const auto known = table::greater(expected.whole, table::constant(-1));
    standard.observed = add_sum(study, table::when(known, column("cost")));
  }
  standard.whole = add_sum(study, expected.whole);
  standard.rest = add_sum(study, expected.rest);
  return standard;
}

void add_ratio(Study& study, int a, int b) {
  table::Cells& sums = study.question.sums;
  for (const auto& pair : {std::pair(a, a), std::pair(a, b), std::pair(b, b)}) {
    const bool counted = pair.first == kContacts || pair.second == kContacts;
    if (!study.contacts.has_persons && counted) continue;  // the sums themselves
    auto& products = study.contacts.has_persons ? sums.person_products : sums.products;
    if (std::find(products.begin(), products.end(), pair) == products.end()) products.push_back(pair);
  }
}

table::Dimension case_dimension() {
  return {.id = "case",
          .label = {"Utfall", "Case"},
          .categories = {total_category(),
                         {.code = "outlier", .label = {"Ytterfall", "Outliers"}},
                         {.code = "inlier", .label = {"Innerfall", "Inliers"}},
                         {.code = "unjudged", .label = {"Ej bedömda", "Not judged"}}}};
}

void add_question(Study& study) {
  CutQuestion& question = study.question;
  question.sums.filter = study.compared;
  question.cases = case_dimension();
  question.case_code =
      study.outliers.code ? table::map_codes(*study.outliers.code, {{"1", "outlier"}, {"0", "inlier"}}) : table::band(table::constant(-1), {{0, ""}});
  question.case_rest = "unjudged";
  question.measures = {kCostMeasure, kExpectedMeasure};
  add_sum(study, column("cost"));
  study.own = add_standard(study, own_standard(study.run, study.compared, study.by_severity), true);
  if (!study.reference.years("nation", study.care_form()).empty()) {
    study.nation = add_standard(study, nation_standard(study.reference), false);
    add_ratio(study, study.nation.observed, study.nation.whole);
  }
  if (study.has("hospital_type") && !study.reference.areas.empty()) {
    study.kind = add_standard(study, kind_standard(study.reference), false);
    add_ratio(study, study.kind.observed, study.kind.whole);
  }
  add_ratio(study, kCost, study.own.whole);
  add_ratio(study, kCost, kContacts);
  if (study.weights.points) {
    study.points = add_sum(study, *study.weights.points);
    question.measures.emplace_back(kPointsMeasure);
    add_ratio(study, kCost, study.points);
    add_ratio(study, study.points, kContacts);
  }
  question.sums.contributions = {kCost, study.own.whole};
  if (study.points >= 0) question.sums.contributions.push_back(study.points);
  question.values = [own = study.own, points = study.points](const table::CellsRow& row) {
    std::vector<double> values = {sum_of(row, kCost), expected_of(row, own)};
    if (points >= 0) values.push_back(sum_of(row, points));
    return values;
  };
}

}  // namespace

Study make_study(model::Run& run, const Settings& settings, const std::string& care_form) {
  Study study{.run = run, .settings = settings, .contacts = *run.dataset(kKind), .care_forms = {care_form}};
  study.compared = contacts_with_cost(settings.first_year, settings.last_year);
  study.compared.push_back({.value = column("care_form"), .test = Test::equals, .codes = {care_form}});
  if (!study.has("drg")) {
    study.left_out[kUngrouped] = count(run, study.compared);
    return study;
  }
  require(study, column("drg"), kUngrouped);
  study.by_severity = settings.by_severity && study.has("severity") && has_any(study, column("severity"));
  if (study.by_severity) require(study, column("severity"), kNoSeverity);
  study.weights = find_weights(run, settings, care_form, study.compared);
  if (study.weights.points) require(study, *study.weights.points, kNoWeight);
  study.outliers = find_outliers(run, settings, care_form, study.compared);
  study.years = years_of(study);
  if (study.years.empty()) return study;
  study.reference = read_reference(run, study.years);
  add_question(study);
  return study;
}

double sum_of(const table::CellsRow& row, int place) {
  if (row.rows == 0) return 0;
  return static_cast<double>(place == kContacts ? row.rows : row.sums[static_cast<std::size_t>(place)]);
}

stats::ClusterSums clusters_of(const Study& study, const table::CellsRow& row, int a, int b) {
  stats::ClusterSums sums{.a = sum_of(row, a), .b = sum_of(row, b)};
  if (row.rows == 0) return sums;
  const bool persons = study.contacts.has_persons;
  const auto& asked = persons ? study.question.sums.person_products : study.question.sums.products;
  const auto& answered = persons ? row.person_products : row.products;
  const auto product = [&](int first, int second) {
    if (!persons && first == kContacts) return sum_of(row, second);
    if (!persons && second == kContacts) return sum_of(row, first);
    return answered[static_cast<std::size_t>(std::find(asked.begin(), asked.end(), std::pair(first, second)) - asked.begin())];
  };
  sums.clusters = persons ? row.persons.value_or(row.rows) : row.rows;
  sums.aa = product(a, a);
  sums.ab = product(a, b);
  sums.bb = product(b, b);
  return sums;
}

double expected_of(const table::CellsRow& row, const Standard& standard) {
  return sum_of(row, standard.whole) + sum_of(row, standard.rest) / static_cast<double>(kRestUnit);
}

double excess_of(const table::CellsRow& row, const Standard& standard) { return sum_of(row, standard.observed) - expected_of(row, standard); }

}  // namespace rodtrad::methods::hospital_comparison
