// The sums that a cut asks for, and how they are read.
#include "methods/cost_outliers_cuts.h"

namespace rodtrad::methods::cost_outliers {

using table::column;

namespace {

enum Sum : int { kSumOutlier, kSumCost, kSumOutlierCost };

/// Places of the sums that only some studies ask for.
struct SumPlaces {
  std::optional<std::size_t> excess, rest, expected, observed;
};

table::Cells sums_asked(const Study& study, SumPlaces& places) {
  const table::Expression& outlier = study.limits.outlier;
  table::Cells request{.filter = study.judged, .by = {}, .sums = {outlier, column("cost"), table::when(outlier, column("cost"))}};
  const auto add = [&](table::Expression sum) {
    request.sums.push_back(std::move(sum));
    return request.sums.size() - 1;
  };
  if (study.limits.whole) places.excess = add(table::when(outlier, table::positive(table::difference(column("cost"), *study.limits.whole))));
  if (study.limits.rest) places.rest = add(table::when(outlier, *study.limits.rest));
  request.contributions = {kSumCost};
  if (places.excess) request.contributions.push_back(static_cast<int>(*places.excess));
  if (study.expected) {
    const auto share = table::lookup(study.expected, {column("care_form"), column("drg")});
    places.expected = add(share);
    places.observed = add(table::both(outlier, table::greater(share, table::constant(-1))));
  }
  const std::vector<std::pair<int, int>> products = {{kSumOutlier, kSumOutlier},         {kSumOutlier, -1},           {-1, -1},
                                                     {kSumOutlierCost, kSumOutlierCost}, {kSumOutlierCost, kSumCost}, {kSumCost, kSumCost}};
  if (study.contacts.has_persons)
    request.person_products = products;
  else
    request.products = {products[0], products[3], products[4], products[5]};
  return request;
}

stats::ClusterSums clusters(double a, double b, std::int64_t count, double aa, double ab, double bb) {
  return {.clusters = count, .a = a, .b = b, .aa = aa, .ab = ab, .bb = bb};
}

CellSums sums_of(const table::CellsRow& row, const SumPlaces& places) {
  const double n = static_cast<double>(row.rows), outliers = static_cast<double>(row.sums[kSumOutlier]);
  const double cost = static_cast<double>(row.sums[kSumCost]), outlier_cost = static_cast<double>(row.sums[kSumOutlierCost]);
  CellSums sums{.contacts = row.rows, .outliers = row.sums[kSumOutlier]};
  if (const auto& p = row.person_products; !p.empty()) {
    sums.share = clusters(outliers, n, *row.persons, p[0], p[1], p[2]);
    sums.cost_share = clusters(outlier_cost, cost, *row.persons, p[3], p[4], p[5]);
  } else {
    const auto& q = row.products;
    sums.share = clusters(outliers, n, row.rows, q[0], q[0], n);
    sums.cost_share = clusters(outlier_cost, cost, row.rows, q[1], q[2], q[3]);
  }
  if (places.expected) sums.expected = static_cast<double>(row.sums[*places.expected]) / kShareUnit;
  if (places.observed) sums.observed = row.sums[*places.observed];
  return sums;
}

std::vector<double> values_of(const table::CellsRow& row, const SumPlaces& places) {
  std::vector<double> values = {static_cast<double>(row.sums[kSumCost])};
  if (places.excess) {
    const double rest = places.rest ? static_cast<double>(row.sums[*places.rest]) / static_cast<double>(kRestUnit) : 0;
    values.push_back(static_cast<double>(row.sums[*places.excess]) - rest);
  }
  return values;
}

table::Dimension case_dimension() {
  return {.id = "case",
          .label = {"Utfall", "Case"},
          .categories = {
              total_category(), {.code = "outlier", .label = {"Ytterfall", "Outliers"}}, {.code = "inlier", .label = {"Innerfall", "Inliers"}}}};
}

CutQuestion question_of(const Study& study, SumPlaces& places) {
  CutQuestion question{.sums = sums_asked(study, places),
                       .cases = case_dimension(),
                       .case_code = table::map_codes(study.limits.outlier, {{"1", "outlier"}, {"0", "inlier"}}),
                       .measures = {"cost"}};
  if (study.has_excess()) question.measures.emplace_back("excess");
  question.values = [places](const table::CellsRow& row) { return values_of(row, places); };
  return question;
}

}  // namespace

bool Study::has(const std::string& name) const { return contacts.has(name); }

std::vector<Cut> make_cuts(Study& study, const std::vector<CutPlan>& plans) {
  SumPlaces places;
  const CutQuestion question = question_of(study, places);
  std::vector<Cut> cuts;
  for (methods::Cut& asked : methods::make_cuts(study.run, question, plans)) {
    Cut& cut = cuts.emplace_back(Cut{.cube = std::move(asked.cube), .sums = {}, .persons = study.contacts.has_persons});
    for (const table::CellsRow& row : asked.answers) cut.sums.push_back(row.rows > 0 ? sums_of(row, places) : CellSums{});
  }
  return cuts;
}

}  // namespace rodtrad::methods::cost_outliers
