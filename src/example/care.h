// The care of one synthetic person through the years: contacts with group, hospital, days and cost.
#pragma once

#include <cstdint>
#include <vector>

#include "example/cost.h"
#include "example/groups.h"
#include "example/person.h"

namespace rodtrad::example {

struct Contact {
  std::int64_t person = 0;
  std::int64_t cost = 0;  // öre
  int start = 0;          // day numbers
  int end = 0;
  std::int16_t year = 0;   // of the end
  std::int16_t age = 0;    // at the start
  std::int16_t group = 0;  // number in groups()
  bool grouped = true;     // false: the source system could not group the contact
  Sex sex = Sex::female;
  std::uint8_t area = 0;
  std::uint8_t hospital = 0;
  std::uint8_t clinic = 0;
};

/// Draws care in one world, which must outlive it.
class Care {
 public:
  explicit Care(const World& world);
  /// The person's contacts, in order of start.
  void draw(const Person& person, Random& random, std::vector<Contact>& contacts) const;

 private:
  struct Year;
  /// Expected contacts in the days that the person lives this year (q16).
  std::int64_t expected(const Year& now, CareForm form) const;
  void draw_stays(const Year& now, Random& random, int& free_from, std::vector<Contact>& contacts) const;
  void draw_visits(const Year& now, Random& random, std::vector<Contact>& contacts) const;
  Contact contact(const Year& now, CareForm form, int end, Random& random) const;
  bool draws_tail(const Contact& contact, CareForm form, Random& random) const;

  const World& world_;
  std::vector<Weighted> mix_;  // conditions by form, sex and age band
};

}  // namespace rodtrad::example
