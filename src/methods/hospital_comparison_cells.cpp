// Values, intervals and what they rest on.
#include "methods/hospital_comparison_cells.h"

#include <cmath>

namespace rodtrad::methods::hospital_comparison {

using core::Text;
using model::DraftCell;
using table::Status;

namespace {

constexpr double kLevel = 0.95;
constexpr double kPoint = 1e6;  // weights are stored in millionths of a point

const Text kNone = {"inga kontakter", "no contacts"};

using Measures = std::vector<std::string>;

std::vector<model::Basis> basis_of(const Spot& spot, std::initializer_list<Case> cases, Measures measures) {
  model::Basis basis{.cube = spot.cut->cube.id, .cells = {}, .measures = std::move(measures)};
  for (const Case which : cases) basis.cells.push_back(spot.index(which));
  return {basis};
}

/// Σa / Σb over the contacts of a case; nothing when Σb is not above 0.
std::optional<Estimate> ratio(const Spot& spot, Case which, int a, int b) {
  const stats::ClusterSums sums = clusters_of(*spot.study, spot.answer(which), a, b);
  if (sums.b <= 0) return std::nullopt;
  return Estimate{.value = sums.a / sums.b, .error = std::sqrt(stats::ratio_variance(sums)), .has_interval = sums.clusters > 1};
}

/// Observed / expected. The rests of the means count in the ratio; in its variance they would not be seen.
std::optional<Estimate> against(const Spot& spot, const Standard& standard) {
  if (!standard.is_known()) return std::nullopt;
  std::optional<Estimate> estimate = ratio(spot, kAll, standard.observed, standard.whole);
  const table::CellsRow& answer = spot.answer(kAll);
  const double expected = expected_of(answer, standard);
  if (estimate) estimate->value = sum_of(answer, standard.observed) / expected;
  return estimate;
}

DraftCell cell_of(const std::optional<Estimate>& estimate, double factor, std::vector<model::Basis> basis, std::int64_t n, const Text& why_none) {
  if (!estimate) {
    DraftCell none = empty_cell(Status::missing, why_none);
    none.basis = std::move(basis);
    return none;
  }
  DraftCell cell = value_cell(estimate->value * factor, std::move(basis));
  cell.cell.n = n;
  if (!estimate->has_interval) return cell;
  const stats::Interval interval = estimate->interval(kLevel);
  cell.cell.low = interval.low * factor;
  cell.cell.high = interval.high * factor;
  return cell;
}

DraftCell whole_cell(const Spot& spot, const std::optional<Estimate>& estimate, double factor, Measures measures, const Text& why_none = kNone) {
  return cell_of(estimate, factor, basis_of(spot, {kAll}, std::move(measures)), spot.cell(kAll).rows, why_none);
}

DraftCell inlier_cell(const Spot& spot, const std::optional<Estimate>& estimate, double factor, Measures measures) {
  return cell_of(estimate, factor, basis_of_all_cases(spot, std::move(measures)), spot.cell(kInlier).rows, {"inga innerfall", "no inliers"});
}

DraftCell not_possible(const Text& why) { return empty_cell(Status::not_possible, why); }

}  // namespace

stats::Interval Estimate::interval(double level) const {
  const double reach = stats::two_sided_z(level) * error;
  return {value >= 0 ? std::max(value - reach, 0.0) : value - reach, value + reach};
}

std::size_t Spot::index(Case which) const {
  std::vector<std::size_t> place = at;
  place[kCase] = which;
  return cut->cube.index(place);
}

Spot Spot::with(std::size_t dimension, std::size_t category) const {
  Spot other = *this;
  other.at[dimension] = category;
  return other;
}

Spot whole_of(const Study& study, const Cut& cut) {
  return {.study = &study, .cut = &cut, .at = std::vector<std::size_t>(cut.cube.dimensions.size(), 0)};
}

std::vector<model::Basis> basis_of_all_cases(const Spot& spot, std::vector<std::string> measures) {
  return basis_of(spot, {kAll, kOutlier, kInlier, kUnjudged}, std::move(measures));
}

std::optional<Estimate> own_ratio(const Spot& spot) { return against(spot, spot.study->own); }
std::optional<Estimate> nation_ratio(const Spot& spot) { return against(spot, spot.study->nation); }

std::optional<Estimate> cost_per_point(const Spot& spot, Case which) {
  if (!spot.study->weights.points) return std::nullopt;
  std::optional<Estimate> estimate = ratio(spot, which, kCost, spot.study->points);
  if (!estimate) return estimate;
  estimate->value *= kPoint;
  estimate->error *= kPoint;
  return estimate;
}

DraftCell contacts_cell(const Spot& spot) { return value_cell(static_cast<double>(spot.cell(kAll).rows), basis_of(spot, {kAll}, {})); }

DraftCell cost_cell(const Spot& spot) { return value_cell(spot.cell(kAll).values[0], basis_of(spot, {kAll}, {kCostMeasure})); }

DraftCell contact_cost_cell(const Spot& spot) { return whole_cell(spot, ratio(spot, kAll, kCost, kContacts), 1, {kCostMeasure}); }

DraftCell inlier_mean_cell(const Spot& spot) {
  if (!spot.study->outliers.code) return not_possible(spot.study->outliers.why_none);
  return inlier_cell(spot, ratio(spot, kInlier, kCost, kContacts), 1, {kCostMeasure});
}

DraftCell mix_cell(const Spot& spot) {
  if (!spot.study->weights.points) return not_possible(spot.study->weights.why_none);
  return whole_cell(spot, ratio(spot, kAll, spot.study->points, kContacts), 1 / kPoint, {kPointsMeasure});
}

DraftCell point_cell(const Spot& spot) {
  if (!spot.study->weights.points) return not_possible(spot.study->weights.why_none);
  return whole_cell(spot, cost_per_point(spot, kAll), 1, {kCostMeasure, kPointsMeasure}, {"inga DRG-poäng", "no DRG points"});
}

DraftCell inlier_point_cell(const Spot& spot) {
  if (!spot.study->weights.points) return not_possible(spot.study->weights.why_none);
  if (!spot.study->outliers.code) return not_possible(spot.study->outliers.why_none);
  return inlier_cell(spot, cost_per_point(spot, kInlier), 1, {kCostMeasure, kPointsMeasure});
}

DraftCell expected_cell(const Spot& spot) { return value_cell(spot.cell(kAll).values[1], basis_of(spot, {kAll}, {kExpectedMeasure})); }

DraftCell own_ratio_cell(const Spot& spot) { return whole_cell(spot, own_ratio(spot), 1, {kCostMeasure, kExpectedMeasure}); }

DraftCell nation_ratio_cell(const Spot& spot) {
  return whole_cell(spot, nation_ratio(spot), 1, {kCostMeasure},
                    {"riket har inga kontakter i dessa DRG", "the nation has no contacts in these DRGs"});
}

DraftCell kind_ratio_cell(const Spot& spot) {
  return whole_cell(spot, against(spot, spot.study->kind), 1, {kCostMeasure},
                    {"sjukhus av samma slag har inga kontakter i dessa DRG", "hospitals of the same kind have no contacts in these DRGs"});
}

double nation_excess(const Spot& spot) { return excess_of(spot.answer(kAll), spot.study->nation); }

DraftCell nation_excess_cell(const Spot& spot) { return value_cell(nation_excess(spot), basis_of(spot, {kAll}, {kCostMeasure})); }

std::int64_t ranked_count(const Spot& spot) {
  const table::CubeCell& cell = spot.cell(kAll);
  return cell.persons.value_or(cell.rows);
}

}  // namespace rodtrad::methods::hospital_comparison
