// The synthetic nation: cost limits per group, and the aggregates that a region compares itself with.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "example/care.h"

namespace rodtrad::example {

/// Limits in öre at the price level of kPriceYear, by group number; 0 = the group has none (too few contacts).
class Limits {
 public:
  explicit Limits(std::vector<std::int64_t> base) : base_(std::move(base)) {}
  /// Limit in whole kronor for a year, in öre; 0 when the group has none.
  std::int64_t in_year(int group, int year) const;
  bool is_outlier(const Contact& contact) const;

 private:
  std::vector<std::int64_t> base_;
};

/// Quartile limits of each group, Q3 + k × (Q3 − Q1) with type 7 quartiles over all years at one price level, and one k per
/// care form such that 5 per cent of inpatient and 3 per cent of outpatient contacts lie above. Found from
/// every n:th person of the nation.
Limits national_limits(const World& nation, int threads);

/// Sums of one cell of the nation.
struct NationCell {
  std::int64_t contacts = 0;
  std::int64_t cost = 0;  // öre
  std::int64_t outliers = 0;
  std::int64_t outlier_cost = 0;
};

enum AgeBand : std::uint8_t { under_65, from_65 };
inline constexpr int kKinds = 3;  // university, county, district hospitals

/// Cells by year, kind of hospital, group, age band and sex.
class NationTally {
 public:
  explicit NationTally(const World& nation);
  void add(const Contact& contact, bool outlier);
  void add(const NationTally& other);
  const NationCell& cell(int year, int kind, int group, AgeBand band, Sex sex) const { return cells_[index(year, kind, group, band, sex)]; }

 private:
  std::size_t index(int year, int kind, int group, AgeBand band, Sex sex) const;
  int first_year_;
  std::vector<NationCell> cells_;
};

NationTally tally_nation(const World& nation, const Limits& limits, int threads);

}  // namespace rodtrad::example
