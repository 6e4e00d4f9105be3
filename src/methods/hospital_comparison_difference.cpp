// Shapley values over four factors, stratum by stratum.
#include "methods/hospital_comparison_difference.h"

#include <bit>

namespace rodtrad::methods::hospital_comparison {

using table::column;

namespace {

using Factors = std::array<double, kParts>;  // share, mean of inliers, share of outliers, mean of outliers

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

/// The stratum of a side; means that it does not have are those of the other side.
Factors factors_of(const ReferenceSums& side, const ReferenceSums& other, double all_contacts) {
  const auto inlier_mean = [](const ReferenceSums& s) {
    return share(static_cast<double>(s.cost - s.outlier_cost), static_cast<double>(s.contacts - s.outliers));
  };
  const auto outlier_mean = [](const ReferenceSums& s) { return share(static_cast<double>(s.outlier_cost), static_cast<double>(s.outliers)); };
  const ReferenceSums& rate = side.contacts > 0 ? side : other;
  Factors factors;
  factors[kMix] = share(static_cast<double>(side.contacts), all_contacts);
  factors[kPrice] = inlier_mean(side.contacts > side.outliers ? side : other);
  factors[kFrequency] = share(static_cast<double>(rate.outliers), static_cast<double>(rate.contacts));
  factors[kSeverity] = outlier_mean(side.outliers > 0 ? side : other);
  return factors;
}

double cost_of(const Factors& f) { return f[kMix] * ((1 - f[kFrequency]) * f[kPrice] + f[kFrequency] * f[kSeverity]); }

/// Average over all orders of the change when each factor goes from the reference's to the own value.
Factors shapley(const Factors& own, const Factors& reference) {
  constexpr std::array<double, kParts> kWeights = {1.0 / 4, 1.0 / 12, 1.0 / 12, 1.0 / 4};  // k!(3 − k)!/4! for k factors changed before
  std::array<double, 1U << kParts> cost{};
  for (unsigned set = 0; set < cost.size(); ++set) {
    Factors mixed = reference;
    for (std::size_t i = 0; i < kParts; ++i) {
      if (set >> i & 1) mixed[i] = own[i];
    }
    cost[set] = cost_of(mixed);
  }
  Factors parts{};
  for (unsigned set = 0; set < cost.size(); ++set) {
    for (std::size_t i = 0; i < kParts; ++i) {
      if (!(set >> i & 1)) parts[i] += kWeights[static_cast<std::size_t>(std::popcount(set))] * (cost[set | 1U << i] - cost[set]);
    }
  }
  return parts;
}

double contacts_in(const std::vector<Stratum>& strata, ReferenceSums Stratum::*side) {
  double sum = 0;
  for (const Stratum& stratum : strata) sum += static_cast<double>((stratum.*side).contacts);
  return sum;
}

void add_year(const std::vector<Stratum>& strata, double weight, Difference& difference) {
  const double own_contacts = contacts_in(strata, &Stratum::own), reference_contacts = contacts_in(strata, &Stratum::reference);
  for (const Stratum& stratum : strata) {
    const Factors own = factors_of(stratum.own, stratum.reference, own_contacts);
    const Factors reference = factors_of(stratum.reference, stratum.own, reference_contacts);
    difference.own += weight * cost_of(own);
    difference.reference += weight * cost_of(reference);
    const Factors parts = shapley(own, reference);
    for (std::size_t i = 0; i < kParts; ++i) difference.parts[i] += weight * parts[i];
  }
}

// ---- the study's figures -------------------------------------------------------------------------------------------

using Group = std::pair<std::string, std::string>;  // year, DRG
using Groups = std::map<Group, ReferenceSums>;
struct OwnFigures {
  Groups region;
  std::map<std::string, Groups> hospitals;
  std::set<Group> unjudged;  // groups with a contact that could not be judged
};

OwnFigures own_figures(const Study& study) {
  table::Cells request{.filter = study.compared, .by = {}, .sums = {column("cost")}};
  for (const char* key : {"hospital", "year", "drg"}) request.by.push_back({key, column(key)});
  request.by.push_back({"case", study.question.case_code});
  OwnFigures figures;
  for (const table::CellsRow& row : study.run.cells("care_contact", request).rows) {
    const Group group{row.key[1], row.key[2]};
    if (row.key[3].empty()) figures.unjudged.insert(group);
    for (Groups* groups : {&figures.region, &figures.hospitals[row.key[0]]}) {
      ReferenceSums& sums = (*groups)[group];
      sums.contacts += row.rows;
      sums.cost += row.sums[0];
      if (row.key[3] != "outlier") continue;
      sums.outliers += row.rows;
      sums.outlier_cost += row.sums[0];
    }
  }
  return figures;
}

/// Own figures beside the nation's, year by year.
std::vector<std::vector<Stratum>> beside(const Study& study, const OwnFigures& figures, const Groups& own) {
  std::map<std::string, std::vector<Stratum>> years;
  for (const auto& [key, nation] : *study.reference.find("nation")) {
    const Group group{key.year, key.drg};
    if (key.care_form != study.care_form() || nation.contacts == 0) continue;
    Stratum stratum{.own = {}, .reference = nation};
    if (const auto found = own.find(group); found != own.end()) stratum.own = found->second;
    if (!study.outliers.code) stratum.reference.outliers = stratum.reference.outlier_cost = 0;
    if (study.outliers.code && figures.unjudged.contains(group)) continue;
    years[key.year].push_back(stratum);
  }
  std::vector<std::vector<Stratum>> out;
  for (auto& [year, strata] : years) out.push_back(std::move(strata));
  return out;
}

}  // namespace

std::optional<Difference> split_difference(const std::vector<std::vector<Stratum>>& years) {
  double contacts = 0;
  for (const auto& strata : years) {
    if (contacts_in(strata, &Stratum::reference) > 0) contacts += contacts_in(strata, &Stratum::own);
  }
  if (contacts == 0) return std::nullopt;
  Difference difference{.contacts = static_cast<std::int64_t>(contacts)};
  for (const auto& strata : years) {
    const double own = contacts_in(strata, &Stratum::own);
    if (own > 0 && contacts_in(strata, &Stratum::reference) > 0) add_year(strata, own / contacts, difference);
  }
  return difference;
}

Differences differences_to_nation(const Study& study) {
  Differences out;
  if (!study.nation.is_known()) return out;
  const OwnFigures figures = own_figures(study);
  out.region = split_difference(beside(study, figures, figures.region));
  for (const auto& [hospital, own] : figures.hospitals) {
    if (const auto difference = split_difference(beside(study, figures, own))) out.hospitals[hospital] = *difference;
  }
  return out;
}

}  // namespace rodtrad::methods::hospital_comparison
