// Costs of our own making, set so that about 5 per cent of inpatient episodes hold about a fifth of the cost, as in the
// national cost-per-patient statistics, and 3 per cent of outpatient contacts are outliers.
#include "example/cost.h"

#include <algorithm>

namespace rodtrad::example {
namespace {

constexpr std::int64_t kPrice = 63'493;
constexpr int kLongestStay = 350;

constexpr Spread kTreatment = spread(380);  // the part of a stay that does not follow its length
constexpr Spread kDays = spread(520);
constexpr Spread kDayPrice = spread(180);
constexpr Spread kVisit = spread(420);
constexpr std::int64_t kStayTail = kOne * 25 / 10;
constexpr std::int64_t kVisitTail = kOne * 27 / 10;

// Very expensive contacts per 10 000, before the factors below.
constexpr std::array<std::uint32_t, 2> kTailBase{520, 380};
constexpr std::array<int, 8> kTailByBand{120, 80, 85, 85, 100, 112, 112, 100};  // per cent
constexpr int kTailMen = 108;                                                   // per cent of women's

}  // namespace

std::int64_t point_price(int year) {
  std::int64_t price = kPrice;
  for (int at = kPriceYear; at < year; ++at) price = (price * 1035 + 500) / 1000;
  for (int at = kPriceYear; at > year; --at) price = (price * 1000 + 517) / 1035;
  return price;
}

std::uint32_t tail_probability(const World& world, const TailCase& what) {
  std::uint64_t share = kTailBase[static_cast<std::size_t>(what.form)];
  share = share * static_cast<std::uint64_t>(kTailByBand[static_cast<std::size_t>(care_band(what.age))]);
  share = share * static_cast<std::uint64_t>(what.condition.tail) / 100;
  if (!world.chapter_outliers.empty()) {
    share = share * static_cast<std::uint64_t>(world.chapter_outliers[static_cast<std::size_t>(what.condition.chapter)]) / 100;
  }
  share = share * static_cast<std::uint64_t>(what.sex == Sex::male ? kTailMen : 100) / 100;
  share = share * static_cast<std::uint64_t>(world.hospitals[static_cast<std::size_t>(what.hospital)].outliers) / 100;
  share = share * static_cast<std::uint64_t>(100 + world.outlier_trend * (what.year - world.first_year)) / 100;
  if (what.inland && what.age >= 75) share = share * static_cast<std::uint64_t>(world.inland_outliers) / 100;
  return static_cast<std::uint32_t>(share * 65536 / 1'000'000);
}

Draw draw_stay(const Group& group, bool tail, Random& random) {
  std::int64_t days = scaled(group.days * kOne, lognormal(random, kDays));
  std::int64_t treatment = lognormal(random, kTreatment);
  if (tail) {
    const std::int64_t factor = heavy_tail(random, kStayTail);
    const bool long_stay = random.below(100) < 65;
    days = long_stay ? scaled(days, factor) : days * 3 / 2;
    treatment = scaled(treatment, long_stay ? kOne * 13 / 10 : 2 * factor);
  }
  const auto whole = static_cast<int>(std::clamp<std::int64_t>((days + kOne / 2) / kOne, 1, kLongestStay));
  const std::int64_t days_part = scaled(std::min(days, kLongestStay * kOne) / group.days, lognormal(random, kDayPrice));
  return {.days = whole, .factor = (treatment * 40 + days_part * 60) / 100};
}

Draw draw_visit(bool tail, Random& random) {
  const std::int64_t body = lognormal(random, kVisit);
  return {.days = 0, .factor = tail ? scaled(body, heavy_tail(random, kVisitTail)) : body};
}

std::int64_t cost_of(const Group& group, std::int64_t factor, int year, const CostLevel& level) {
  const std::int64_t mean = group.weight / 100 * point_price(year) * level.price / 10'000;  // öre
  return std::max<std::int64_t>(scaled(mean, factor), 1);
}

}  // namespace rodtrad::example
