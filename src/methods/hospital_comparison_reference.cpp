// Summing published aggregates.
#include "methods/hospital_comparison_reference.h"

#include "methods/draft_cells.h"

namespace rodtrad::methods::hospital_comparison {

using model::DraftCell;
using table::Status;

namespace {

constexpr double kPoint = 1e6;  // weights are stored in millionths of a point

void add_points(const ReferenceSums& sums, std::int64_t weight, AreaSums& area) {
  const double points = static_cast<double>(weight) / kPoint;
  area.weighted_contacts += static_cast<double>(sums.contacts);
  area.weighted_cost += static_cast<double>(sums.cost);
  area.weighted_inlier_cost += static_cast<double>(sums.cost - sums.outlier_cost);
  area.points += points * static_cast<double>(sums.contacts);
  area.inlier_points += points * static_cast<double>(sums.contacts - sums.outliers);
}

DraftCell ratio_cell(double a, double b, double n) {
  if (b <= 0) return empty_cell(Status::missing, {"gruppen har inga kontakter här", "the group has no contacts here"});
  return known_cell(a / b, static_cast<std::int64_t>(n));
}

}  // namespace

AreaSums sums_of_area(const Study& study, const std::string& area) {
  AreaSums out;
  const auto* strata = study.reference.find(area);
  if (!strata) return out;
  for (const auto& [key, sums] : *strata) {
    if (key.care_form != study.care_form()) continue;
    out.contacts += static_cast<double>(sums.contacts);
    out.cost += static_cast<double>(sums.cost);
    out.inliers += static_cast<double>(sums.contacts - sums.outliers);
    out.inlier_cost += static_cast<double>(sums.cost - sums.outlier_cost);
    if (!study.weights.nation) continue;
    const auto weight = study.weights.nation->values.find(key);
    if (weight != study.weights.nation->values.end()) add_points(sums, weight->second, out);
  }
  return out;
}

DraftCell area_cell(const Study& study, const std::string& area, const std::string& column) {
  const AreaSums sums = sums_of_area(study, area);
  if (column == "contacts") return known_cell(sums.contacts, static_cast<std::int64_t>(sums.contacts));
  if (!study.same_years(area)) {
    return empty_cell(Status::not_possible, {"jämförelsetalen gäller andra år än kontakterna, och priserna är löpande",
                                             "the figures are for other years than the contacts, and prices are current"});
  }
  if (column == "contact_cost") return ratio_cell(sums.cost, sums.contacts, sums.contacts);
  if (column == "inlier_mean") return ratio_cell(sums.inlier_cost, sums.inliers, sums.inliers);
  if (!study.weights.nation) return empty_cell(Status::not_possible, study.weights.why_no_nation);
  if (column == "mix") return ratio_cell(sums.points, sums.weighted_contacts, sums.weighted_contacts);
  if (column == "point") return ratio_cell(sums.weighted_cost, sums.points, sums.weighted_contacts);
  return ratio_cell(sums.weighted_inlier_cost, sums.inlier_points, sums.inliers);
}

}  // namespace rodtrad::methods::hospital_comparison
