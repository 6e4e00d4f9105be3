// Quartiles, calibration of k and limits, in whole numbers; and limits from deviations of logarithms.
#include "methods/cost_outliers_computed.h"

#include <cmath>

namespace rodtrad::methods::cost_outliers {

using core::Int128;
using table::column;

namespace {

constexpr double kLn = static_cast<double>(table::kLnUnit);

table::Expression measured(const Settings& settings) { return settings.ln ? table::ln(column("cost")) : column("cost"); }

std::vector<table::Key> by_group() { return {{"care_form", column("care_form")}, {"drg", column("drg")}}; }

table::Filter group_filter(const Settings& settings) {
  table::Filter filter = base_filter(settings);
  filter.push_back({.value = column("drg"), .test = table::Condition::Test::not_null});
  return filter;
}

Int128 common_divisor(Int128 a, Int128 b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

WideFraction reduced(Int128 numerator, Int128 denominator) {
  const Int128 divisor = common_divisor(numerator, denominator);
  return {numerator / divisor, denominator / divisor};
}

/// Beyond this, products with quartiles could leave 128 bits.
constexpr Int128 kExactDenominator = Int128(1'000'000'000) * 1'000'000'000;

/// A fraction with a small denominator next to the middle and not below the low end; any k in the interval serves.
WideFraction nearby(const WideFraction& middle, const WideFraction& low_end) {
  const WideFraction near{std::llround(middle.value() * kLn), table::kLnUnit};
  return near.numerator * low_end.denominator >= low_end.numerator * near.denominator ? near : low_end;
}

Int128 floor_of(Int128 numerator, Int128 denominator) {
  const Int128 quotient = numerator / denominator;
  return numerator % denominator < 0 ? quotient - 1 : quotient;
}

void set_limit(GroupLimit& group, double limit) {
  group.whole = static_cast<std::int64_t>(std::floor(limit));
  group.rest = std::llround((limit - std::floor(limit)) * static_cast<double>(kRestUnit));
  group.limit = limit;
}

/// Quartiles of a group as numerators over `parts`.
struct Quartiles {
  std::vector<std::string> key;
  std::int64_t contacts = 0;
  std::int64_t first = 0;
  std::int64_t third = 0;
  std::int64_t parts = 1;
  std::int64_t range() const { return third - first; }
};

std::vector<Quartiles> usable_quartiles(model::Run& run, const Settings& settings) {
  std::vector<Quartiles> usable;
  for (const table::QuantilesRow& row : run.quantiles("care_contact", quartile_request(settings)).rows) {
    const Quartiles q{row.key, row.rows, row.values[0].numerator, row.values[1].numerator, row.values[0].denominator};
    if (q.contacts >= settings.minimum_n && q.range() > 0) usable.push_back(q);
  }
  return usable;
}

std::shared_ptr<table::LookupList> list_of(std::string id, const std::vector<Quartiles>& groups, std::int64_t (*value)(const Quartiles&)) {
  auto list = std::make_shared<table::LookupList>(table::LookupList{std::move(id), {"care_form", "drg"}, {}});
  for (const Quartiles& q : groups) list->rows.push_back({q.key, value(q)});
  return list;
}

/// r = (c − Q3) / (Q3 − Q1) of each contact in a DRG with usable quartiles.
table::Expression distance(const Settings& settings, const std::vector<Quartiles>& groups) {
  const std::vector<table::Expression> keys = {column("care_form"), column("drg")};
  const auto third = table::lookup(list_of("third_quartile", groups, [](const Quartiles& q) { return q.third; }), keys);
  const auto range = table::lookup(list_of("quartile_range", groups, [](const Quartiles& q) { return q.range(); }), keys);
  return table::ratio(table::difference(table::scaled(measured(settings), groups.front().parts), third), range);
}

Calibration calibrate(model::Run& run, const Settings& settings, const table::Expression& distance, const std::string& care_form) {
  table::Ranked request{.filter = group_filter(settings), .by = {}, .value = distance};
  request.filter.push_back({.value = column("care_form"), .test = table::Condition::Test::equals, .codes = {care_form}});
  request.share_numerator = settings.share(care_form);
  request.share_denominator = 100 * kMillion;
  Calibration found{.care_form = care_form};
  for (const table::RankedRow& row : run.ranked("care_contact", request).rows) {
    found.contacts = row.rows;
    found.m = row.m;
    found.low = row.after_m;
    found.high = row.at_m;
  }
  found.k = place_in_interval(found.low, found.high, settings.at_low_end);
  return found;
}

std::vector<Calibration> calibrations(model::Run& run, const Settings& settings, const std::vector<Quartiles>& groups) {
  std::set<std::string> care_forms;
  for (const Quartiles& q : groups) care_forms.insert(q.key[0]);
  std::vector<Calibration> found;
  for (const std::string& form : care_forms) found.push_back(calibrate(run, settings, distance(settings, groups), form));
  return found;
}

double in_minor_units(std::int64_t numerator, std::int64_t parts, bool ln) {
  const double value = static_cast<double>(numerator) / static_cast<double>(parts);
  return ln ? std::exp(value / kLn) : value;
}

ComputedLimits quartile_limits(model::Run& run, const Settings& settings) {
  ComputedLimits out;
  const std::vector<Quartiles> groups = usable_quartiles(run, settings);
  if (settings.rule == Rule::calibrated && !groups.empty()) out.calibrations = calibrations(run, settings, groups);
  for (const Quartiles& q : groups) {
    WideFraction k{settings.multiplier, kMillion};
    for (const Calibration& calibration : out.calibrations) {
      if (calibration.care_form == q.key[0]) k = calibration.k;
    }
    GroupLimit limit = quartile_limit(q.third, q.range(), q.parts, k, settings.ln);
    limit.key = q.key;
    limit.contacts = q.contacts;
    limit.first_quartile = in_minor_units(q.first, q.parts, settings.ln);
    limit.third_quartile = in_minor_units(q.third, q.parts, settings.ln);
    out.groups.push_back(std::move(limit));
  }
  return out;
}

/// Logarithms are summed as differences from the group's median, so that the sums stay small.
ComputedLimits deviation_limits(model::Run& run, const Settings& settings) {
  const table::Expression logarithm = table::ln(column("cost"));
  table::Filter filter = group_filter(settings);
  filter.push_back({.value = logarithm, .test = table::Condition::Test::not_null});
  auto medians = std::make_shared<table::LookupList>(table::LookupList{"median_logarithm", {"care_form", "drg"}, {}});
  const table::Quantiles halves{
      .filter = filter, .by = by_group(), .value = logarithm, .probabilities = {{1, 2}}, .rule = table::QuantileRule::type2};
  for (const table::QuantilesRow& row : run.quantiles("care_contact", halves).rows) {
    medians->rows.push_back({row.key, row.values[0].numerator / row.values[0].denominator});
  }
  const auto from_median = table::difference(logarithm, table::lookup(medians, {column("care_form"), column("drg")}));
  const auto& cells = run.cells("care_contact", {.filter = filter, .by = by_group(), .sums = {from_median}, .products = {{0, 0}}});
  ComputedLimits out;
  for (std::size_t i = 0; i < cells.rows.size(); ++i) {  // both answers have the same groups in the same order
    const table::CellsRow& row = cells.rows[i];
    if (row.rows < std::max<std::int64_t>(settings.minimum_n, 2)) continue;
    const double n = static_cast<double>(row.rows), sum = static_cast<double>(row.sums[0]);
    const double deviation = std::sqrt(std::max(0.0, row.products[0] - sum * sum / n) / (n - 1));
    if (deviation == 0) continue;
    const double logarithm_limit =
        static_cast<double>(*medians->rows[i].value) + sum / n + static_cast<double>(settings.deviations) / kMillion * deviation;
    GroupLimit limit{.key = row.key, .contacts = row.rows};
    set_limit(limit, std::exp(logarithm_limit / kLn));
    out.groups.push_back(std::move(limit));
  }
  return out;
}

}  // namespace

table::Quantiles quartile_request(const Settings& settings) {
  return {.filter = group_filter(settings),
          .by = by_group(),
          .value = measured(settings),
          .probabilities = {{1, 4}, {3, 4}},
          .rule = settings.quantile_rule};
}

WideFraction place_in_interval(const std::optional<table::Fraction>& low, const std::optional<table::Fraction>& high, bool at_low_end) {
  if (!low) return {};
  const WideFraction low_end{low->numerator, low->denominator};
  if (!high || at_low_end) return low_end;
  const Int128 sum = Int128(low->numerator) * high->denominator + Int128(high->numerator) * low->denominator;
  const WideFraction middle = reduced(sum, Int128(2) * low->denominator * high->denominator);
  return middle.denominator <= kExactDenominator ? middle : nearby(middle, low_end);
}

GroupLimit quartile_limit(std::int64_t third_quartile, std::int64_t range, std::int64_t parts, const WideFraction& k, bool ln) {
  const Int128 numerator = third_quartile * k.denominator + k.numerator * range;
  const Int128 denominator = parts * k.denominator;
  const Int128 whole = floor_of(numerator, denominator);
  GroupLimit limit;
  if (ln) {
    limit.ln_whole = static_cast<std::int64_t>(whole);
    set_limit(limit, std::exp(static_cast<double>(numerator) / static_cast<double>(denominator) / kLn));
    return limit;
  }
  const double rest = static_cast<double>(numerator - whole * denominator) / static_cast<double>(denominator);
  limit.whole = static_cast<std::int64_t>(whole);
  limit.rest = std::llround(rest * static_cast<double>(kRestUnit));
  limit.limit = static_cast<double>(limit.whole) + rest;
  return limit;
}

ComputedLimits compute_limits(model::Run& run, const Settings& settings) {
  return settings.rule == Rule::log_deviations ? deviation_limits(run, settings) : quartile_limits(run, settings);
}

}  // namespace rodtrad::methods::cost_outliers
