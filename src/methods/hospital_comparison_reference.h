// Cells of the nation and of kinds of hospital: they rest on nothing personal.
#pragma once

#include "methods/hospital_comparison_study.h"
#include "model/draft.h"

namespace rodtrad::methods::hospital_comparison {

/// Sums over the DRGs and years of an area in a care form.
struct AreaSums {
  double contacts = 0, cost = 0, inliers = 0, inlier_cost = 0;
  double weighted_contacts = 0, weighted_cost = 0, weighted_inlier_cost = 0;  // in DRGs that have a weight
  double points = 0, inlier_points = 0;
};

AreaSums sums_of_area(const Study& study, const std::string& area);

/// Columns as in the own tables: contacts, contact_cost, mix, point, inlier_point, inlier_mean. Not possible when the area's
/// years are others than the own, or when its points cannot be counted with the own weights.
model::DraftCell area_cell(const Study& study, const std::string& area, const std::string& column);

}  // namespace rodtrad::methods::hospital_comparison
