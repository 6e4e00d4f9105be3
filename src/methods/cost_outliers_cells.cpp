// Values, intervals and what they rest on.
#include "methods/cost_outliers_cells.h"

#include <cmath>

namespace rodtrad::methods::cost_outliers {

using model::DraftCell;
using table::Status;

namespace {

constexpr double kLevel = 0.95;

const core::Text kNoContacts = {"inga kontakter", "no contacts"};

/// The counts of these cases, and the measure if any.
model::Basis basis_of(const Spot& spot, std::initializer_list<Case> cases, std::optional<Measure> measure = std::nullopt) {
  model::Basis basis{.cube = spot.cut->cube.id, .cells = {}, .measures = {{}}};
  for (const Case which : cases) basis.cells.push_back(spot.index(which));
  if (measure) basis.measures->push_back(spot.cut->cube.measures[*measure]);
  return basis;
}

DraftCell no_contacts(const Spot& spot) {
  DraftCell cell = empty_cell(Status::missing, kNoContacts);
  cell.basis = {basis_of(spot, {kAll})};
  return cell;
}

void set_interval(table::Cell& cell, const stats::Interval& interval, double factor) {
  cell.low = interval.low * factor;
  cell.high = interval.high * factor;
}

}  // namespace

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

Spot whole_of(const Cut& cut, std::size_t form) {
  Spot spot{.cut = &cut, .at = std::vector<std::size_t>(cut.cube.dimensions.size(), 0)};
  spot.at[kForm] = form;
  return spot;
}

stats::Interval share_interval(const stats::ClusterSums& sums, bool persons, double level) {
  return persons ? stats::clustered_share(sums, level) : stats::wilson(sums.a, sums.b, level);
}

double share_of(const Spot& spot) { return spot.sums().share.a / spot.sums().share.b; }

stats::Verdict difference(const Spot& a, const Spot& b) {
  const double gap = share_of(a) - share_of(b);
  const double error = std::sqrt(stats::ratio_variance(a.sums().share) + stats::ratio_variance(b.sums().share));
  const double wide = stats::two_sided_z(0.95) * error, narrow = stats::two_sided_z(0.8) * error;
  return stats::compare({gap - wide, gap + wide}, {gap - narrow, gap + narrow}, 0);
}

DraftCell contacts_cell(const Spot& spot) { return value_cell(static_cast<double>(spot.cell(kAll).rows), {basis_of(spot, {kAll})}); }

DraftCell outliers_cell(const Spot& spot) {
  DraftCell cell = value_cell(static_cast<double>(spot.cell(kOutlier).rows), {basis_of(spot, {kOutlier, kAll})});
  cell.cell.n = spot.cell(kAll).rows;
  return cell;
}

DraftCell share_cell(const Spot& spot) {
  const CellSums& sums = spot.sums();
  if (sums.contacts == 0) return no_contacts(spot);
  DraftCell cell = value_cell(100 * sums.share.a / sums.share.b, {basis_of(spot, {kOutlier, kInlier, kAll})});
  set_interval(cell.cell, share_interval(sums.share, spot.cut->persons, kLevel), 100);
  cell.cell.n = sums.contacts;
  return cell;
}

DraftCell outlier_cost_cell(const Spot& spot) { return value_cell(spot.cell(kOutlier).values[kCost], {basis_of(spot, {kOutlier}, kCost)}); }

DraftCell all_cost_cell(const Spot& spot) { return value_cell(spot.cell(kAll).values[kCost], {basis_of(spot, {kAll}, kCost)}); }

DraftCell cost_share_cell(const Spot& spot) {
  const stats::ClusterSums& sums = spot.sums().cost_share;
  if (sums.b <= 0) return no_contacts(spot);
  DraftCell cell = value_cell(100 * sums.a / sums.b, {basis_of(spot, {kOutlier, kInlier, kAll}, kCost)});
  const stats::Interval interval = stats::ratio_interval(sums, kLevel);
  set_interval(cell.cell, {std::max(interval.low, 0.0), std::min(interval.high, 1.0)}, 100);
  cell.cell.n = spot.sums().contacts;
  return cell;
}

DraftCell excess_cell(const Spot& spot) { return value_cell(spot.cell(kOutlier).values[kExcess], {basis_of(spot, {kOutlier}, kExcess)}); }

DraftCell excess_share_cell(const Spot& spot) {
  const double cost = spot.cell(kAll).values[kCost];
  if (cost <= 0) return no_contacts(spot);
  return value_cell(100 * spot.cell(kOutlier).values[kExcess] / cost, {basis_of(spot, {kOutlier}, kExcess), basis_of(spot, {kInlier, kAll}, kCost)});
}

DraftCell mix_cell(const Spot& spot) {
  const CellSums& sums = spot.sums();
  if (sums.expected <= 0) return no_contacts(spot);
  const double observed = static_cast<double>(sums.observed);
  DraftCell cell = value_cell(observed / sums.expected, {basis_of(spot, {kOutlier, kInlier, kAll})});
  set_interval(cell.cell, stats::poisson(observed, kLevel), 1 / sums.expected);
  cell.cell.n = sums.contacts;
  return cell;
}

DraftCell split_cell(const Spot& whole, const Spot& part, const std::optional<Spot>& complement, const stats::ClusterSums& sums) {
  if (sums.b <= 0) return empty_cell(Status::missing, {"inga ytterfall", "no outliers"});
  DraftCell cell = value_cell(100 * sums.a / sums.b, {basis_of(whole, {kOutlier})});
  cell.basis[0].cells.push_back(part.index(kOutlier));
  if (complement) cell.basis[0].cells.push_back(complement->index(kOutlier));
  set_interval(cell.cell, share_interval(sums, whole.cut->persons, kLevel), 100);
  cell.cell.n = static_cast<std::int64_t>(sums.b);
  return cell;
}

static DraftCell no_nation() { return empty_cell(Status::missing, {"riket har inga kontakter här", "the nation has no contacts here"}); }

DraftCell nation_share_cell(const NationFigures* figures) {
  if (!figures) return no_nation();
  return known_cell(100 * static_cast<double>(figures->outliers) / static_cast<double>(figures->contacts), figures->contacts);
}

DraftCell nation_split_cell(const NationFigures* part, const NationFigures* whole) {
  if (!part || !whole || whole->outliers == 0) return no_nation();
  return known_cell(100 * static_cast<double>(part->outliers) / static_cast<double>(whole->outliers), whole->outliers);
}

}  // namespace rodtrad::methods::cost_outliers
