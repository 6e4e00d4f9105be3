// Rates and shares of our own making. Their sum is that of a region that has about 130 inpatient episodes and 600 outpatient
// contacts in specialised care per 1 000 inhabitants and year.
#include "example/patterns.h"

namespace rodtrad::example {
namespace {

constexpr std::array<int, 21> kAges{0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 100};
using Rates = std::array<int, 21>;
constexpr std::array<std::array<Rates, 2>, 2> kRates{{
    {{{280, 55, 30, 35, 70, 100, 160, 190, 130, 80, 75, 80, 95, 115, 145, 195, 270, 360, 450, 500, 500},
      {320, 70, 35, 35, 50, 55, 50, 50, 55, 60, 70, 85, 105, 135, 175, 230, 320, 420, 510, 560, 560}}},
    {{{450, 330, 290, 350, 520, 560, 620, 640, 580, 520, 550, 610, 660, 730, 830, 980, 1150, 1180, 960, 650, 400},
      {500, 400, 350, 380, 420, 330, 310, 320, 350, 390, 440, 510, 600, 720, 880, 1080, 1280, 1350, 1150, 850, 500}}},
}};

// Shares of the levels in per mille: inpatient by age band; outpatient the same for all ages.
constexpr std::array<std::array<std::uint32_t, 2>, 8> kStayLevels{
    {{700, 240}, {740, 215}, {720, 225}, {690, 245}, {600, 300}, {520, 350}, {460, 380}, {430, 400}}};
constexpr std::array<std::uint32_t, 2> kVisitLevels{690, 215};

constexpr std::array<std::array<std::uint32_t, kLevels>, 2> kCentral{{{120, 300, 650}, {150, 200, 450}}};  // per mille

constexpr std::string_view kPregnancy = "15";

bool may_have(const Condition& condition, Sex sex, int band) {
  if (band < condition.from_band) return false;
  return condition.only.empty() || (condition.only == "F") == (sex == Sex::female);
}

std::uint32_t chapter_weight(const Condition& condition, CareForm form, Sex sex, int band) {
  const Chapter& chapter = chapters()[static_cast<std::size_t>(condition.chapter)];
  if (chapter.code == kPregnancy && sex == Sex::male) return 0;
  const auto at = static_cast<std::size_t>(band);
  const int weight = form == CareForm::inpatient ? chapter.inpatient[at] : chapter.outpatient[at];
  const int women = form == CareForm::inpatient ? chapter.women_inpatient : chapter.women_outpatient;
  return static_cast<std::uint32_t>(weight * (sex == Sex::female ? women : 100));
}

std::uint32_t shares_in_chapter(const Condition& of, CareForm form, Sex sex, int band) {
  std::uint32_t sum = 0;
  for (const Condition& condition : conditions(form)) {
    if (condition.chapter == of.chapter && may_have(condition, sex, band)) sum += static_cast<std::uint32_t>(condition.share);
  }
  return sum;
}

}  // namespace

std::int64_t contact_rate(CareForm form, Sex sex, int age) {
  return between(kAges, kRates[static_cast<std::size_t>(form)][static_cast<std::size_t>(sex)], age);
}

Weighted condition_mix(CareForm form, Sex sex, int band) {
  Weighted mix;
  for (const Condition& condition : conditions(form)) {
    const bool possible = may_have(condition, sex, band);
    const auto share = static_cast<std::uint32_t>(condition.share);
    mix.add(possible ? chapter_weight(condition, form, sex, band) * 100 * share / shares_in_chapter(condition, form, sex, band) : 0);
  }
  return mix;
}

int pick_level(CareForm form, int band, Random& random) {
  const auto& shares = form == CareForm::inpatient ? kStayLevels[static_cast<std::size_t>(band)] : kVisitLevels;
  const std::uint32_t drawn = random.below(1000);
  if (drawn < shares[0]) return 0;
  return drawn < shares[0] + shares[1] ? 1 : 2;
}

ClinicNumber clinic_for(const Condition& condition, CareForm form, int age) {
  if (condition.clinic == psychiatry) return age < 18 ? young_psychiatry : psychiatry;
  if (condition.clinic == women) return women;
  if (age >= 15) return condition.clinic == children ? medicine : condition.clinic;
  const bool visit_elsewhere = condition.clinic == eye || condition.clinic == ear || condition.clinic == skin || condition.clinic == orthopaedics;
  return form == CareForm::outpatient && visit_elsewhere ? condition.clinic : children;
}

bool goes_to_centre(const Referral& what, Random& random) {
  const std::uint32_t drawn = random.below(1000);
  if (what.one_centre && clinics()[what.clinic].central_only) return what.form == CareForm::inpatient || drawn < 600;
  return drawn < kCentral[static_cast<std::size_t>(what.form)][static_cast<std::size_t>(what.level)];
}

}  // namespace rodtrad::example
