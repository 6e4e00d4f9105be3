// Year by year: how many stays and visits (Poisson, with the person's own need), when, for what, where, how long and at
// what cost. A person's stays never overlap; visits avoid weekends and, half of them, July.
#include "example/care.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "example/patterns.h"

namespace rodtrad::example {

/// One person in one year.
struct Care::Year {
  const Person& person;
  int year;
  int first;  // the days when the person lives in this year: first … last
  int last;
  bool dies;
};

namespace {

constexpr std::array<std::uint32_t, 2> kUngrouped{262, 655};  // 0.4 and 1 per cent, in 1/65536
constexpr std::array<std::int64_t, 2> kLastYear{32, 14};      // use of care in the year of death, in tenths
constexpr std::array<std::int64_t, 2> kGrowth{12, 20};        // more care for each year, in per mille

std::size_t mix_index(CareForm form, Sex sex, int band) {
  return (static_cast<std::size_t>(form) * 2 + static_cast<std::size_t>(sex)) * kCareBandStarts.size() + static_cast<std::size_t>(band);
}

/// Completed years on a day of the year or of the one before.
int age_at(const World& world, const Person& person, int year, int day) {
  const int of_year = day < world.new_year(year) ? year - 1 : year;
  return std::max(age_on(person, of_year, day - world.new_year(of_year)), 0);
}

/// A weekday (a weekend's visits are spread over its week); half of the days drawn in July are drawn again.
int visit_day(int first, int last, int new_year, Random& random) {
  const auto days = static_cast<std::uint32_t>(last - first + 1);
  int day = first + static_cast<int>(random.below(days));
  const int in_year = day - new_year;
  if (in_year >= 181 && in_year < 212 && random.chance(kOne / 2)) day = first + static_cast<int>(random.below(days));
  const int weekday = (day + 3) % 7;  // 1970-01-01 was a Thursday; 0 = Monday
  const int moved = weekday < 5 ? day : day - weekday + static_cast<int>(random.below(5));
  return std::clamp(moved, first, last);
}

}  // namespace

std::int64_t Care::expected(const Year& now, CareForm form) const {
  const auto which = static_cast<std::size_t>(form);
  const std::int64_t rate = contact_rate(form, now.person.sex, now.year - now.person.birth_year) * (now.dies ? kLastYear[which] : 10);
  const std::int64_t grown = rate * (1000 + kGrowth[which] * (now.year - world_.first_year)) / 1000;
  return grown * now.person.need / 10'000 * (now.last - now.first + 1) / 365;
}

Care::Care(const World& world) : world_(world) {
  for (const CareForm form : {CareForm::inpatient, CareForm::outpatient}) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      for (int band = 0; band < static_cast<int>(kCareBandStarts.size()); ++band) mix_.push_back(condition_mix(form, sex, band));
    }
  }
}

Contact Care::contact(const Year& now, CareForm form, int end, Random& random) const {
  const Person& person = now.person;
  Contact made{.person = person.number, .start = end, .end = end, .year = static_cast<std::int16_t>(now.year), .sex = person.sex};
  const int age = age_at(world_, person, now.year, end);
  const int band = care_band(age);
  const auto number = static_cast<int>(mix_[mix_index(form, person.sex, band)].pick(random));
  const int level = pick_level(form, band, random);
  const ClinicNumber clinic = clinic_for(conditions(form)[static_cast<std::size_t>(number)], form, age);
  const int nearest = world_.areas[static_cast<std::size_t>(person.area)].hospital;
  made.group = static_cast<std::int16_t>(group_number(form, number, level));
  made.age = static_cast<std::int16_t>(age);
  made.area = static_cast<std::uint8_t>(person.area);
  made.clinic = clinic;
  made.hospital = static_cast<std::uint8_t>(goes_to_centre({clinic, form, level, world_.one_centre}, random) ? 0 : nearest);
  made.grouped = !random.chance(kUngrouped[static_cast<std::size_t>(form)]);
  return made;
}

bool Care::draws_tail(const Contact& contact, CareForm form, Random& random) const {
  return random.chance(tail_probability(world_, {.condition = condition_of(contact.group),
                                                 .form = form,
                                                 .sex = contact.sex,
                                                 .age = contact.age,
                                                 .inland = world_.areas[contact.area].inland,
                                                 .hospital = contact.hospital,
                                                 .year = contact.year}));
}

void Care::draw_stays(const Year& now, Random& random, int& free_from, std::vector<Contact>& contacts) const {
  std::array<int, 64> room{};
  const auto count = std::min(static_cast<std::size_t>(poisson(random, expected(now, CareForm::inpatient))), room.size());
  const auto ends = std::span(room).first(count);
  for (int& end : ends) end = now.first + static_cast<int>(random.below(static_cast<std::uint32_t>(now.last - now.first + 1)));
  std::ranges::sort(ends);
  for (const int end : ends) {
    Contact stay = contact(now, CareForm::inpatient, end, random);
    const Group& group = groups()[static_cast<std::size_t>(stay.group)];
    const Draw draw = draw_stay(group, draws_tail(stay, CareForm::inpatient, random), random);
    stay.start = std::max(end - draw.days, free_from);
    stay.end = stay.start + draw.days;
    if (stay.end > now.last) continue;
    stay.cost = cost_of(group, draw.factor, stay.year, world_.hospitals[stay.hospital]);
    stay.age = static_cast<std::int16_t>(age_at(world_, now.person, now.year, stay.start));
    free_from = stay.end;
    contacts.push_back(stay);
  }
}

void Care::draw_visits(const Year& now, Random& random, std::vector<Contact>& contacts) const {
  const int count = poisson(random, expected(now, CareForm::outpatient));
  for (int i = 0; i < count; ++i) {
    Contact visit = contact(now, CareForm::outpatient, visit_day(now.first, now.last, world_.new_year(now.year), random), random);
    const Draw draw = draw_visit(draws_tail(visit, CareForm::outpatient, random), random);
    visit.cost = cost_of(groups()[static_cast<std::size_t>(visit.group)], draw.factor, visit.year, world_.hospitals[visit.hospital]);
    contacts.push_back(visit);
  }
}

void Care::draw(const Person& person, Random& random, std::vector<Contact>& contacts) const {
  const std::size_t before = contacts.size();
  int free_from = person.born;
  for (int year = world_.first_year; year <= world_.last_year(); ++year) {
    const int last = std::min(world_.new_year(year + 1) - 1, person.died);
    const Year now{person, year, std::max(world_.new_year(year), person.born), last, person.died == last};
    if (now.first > now.last) continue;
    draw_stays(now, random, free_from, contacts);
    draw_visits(now, random, contacts);
  }
  std::sort(contacts.begin() + static_cast<std::ptrdiff_t>(before), contacts.end(), [](const Contact& a, const Contact& b) {
    return std::tie(a.start, a.end, a.group, a.cost, a.hospital, a.grouped) < std::tie(b.start, b.end, b.group, b.cost, b.hospital, b.grouped);
  });
}

}  // namespace rodtrad::example
