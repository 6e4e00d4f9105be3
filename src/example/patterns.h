// How much care people of a sex and age use, for what, and where.
#pragma once

#include <vector>

#include "example/groups.h"
#include "example/random.h"

namespace rodtrad::example {

/// Contacts in a year per 1 000 persons of this sex and age.
std::int64_t contact_rate(CareForm form, Sex sex, int age);

/// Conditions of a form by how often they occur among people of a sex and age band.
Weighted condition_mix(CareForm form, Sex sex, int band);

/// Level (0–2) of a condition: worse with age.
int pick_level(CareForm form, int band, Random& random);

/// The clinic that takes the condition at this age: children have their own.
ClinicNumber clinic_for(const Condition& condition, CareForm form, int age);

struct Referral {
  ClinicNumber clinic = medicine;
  CareForm form = CareForm::inpatient;
  int level = 0;
  bool one_centre = false;  // see World
};
/// Whether the contact goes to the central hospital instead of the nearest one.
bool goes_to_centre(const Referral& what, Random& random);

}  // namespace rodtrad::example
