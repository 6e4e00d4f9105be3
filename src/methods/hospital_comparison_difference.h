// The difference in cost per contact to a reference, split into four parts that sum to it.
//   Within a year, with DRGs g: cost per contact = Σ s(g)·[(1 − p(g))·m(g) + p(g)·x(g)], where s is the share of contacts,
//   p the share of outliers, m the mean cost of inliers and x that of outliers. Each part is the change when its factor
//   goes from the reference's value to the own one, averaged over all orders of the four (Shapley 1953): mix (s), price of
//   inliers (m), frequency (p) and severity (x) of outliers. Years are weighted by the own contacts.
//   A mean that one side lacks (no outliers in a DRG) is taken from the other, so that it makes no difference.
#pragma once

#include "methods/hospital_comparison_study.h"

namespace rodtrad::methods::hospital_comparison {

enum Factor : std::size_t { kMix, kPrice, kFrequency, kSeverity, kParts };

/// Own and reference figures of one DRG in one year.
struct Stratum {
  ReferenceSums own;
  ReferenceSums reference;
};

struct Difference {
  double own = 0;        // minor units per contact
  double reference = 0;  // likewise, with the own weights of the years
  std::array<double, kParts> parts{};
  std::int64_t contacts = 0;  // own, that could be compared
};

/// Years with their DRGs, sorted; a year needs contacts on both sides. Nothing without any.
std::optional<Difference> split_difference(const std::vector<std::vector<Stratum>>& years);

/// Only DRGs that the nation has in the year; when outliers are told apart also only those in which all contacts could be
/// judged.
struct Differences {
  std::optional<Difference> region;
  std::map<std::string, Difference> hospitals;
};
Differences differences_to_nation(const Study& study);

}  // namespace rodtrad::methods::hospital_comparison
