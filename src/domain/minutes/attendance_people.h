// Persons in a block of the attendance list, in order.
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

struct PeopleBlock {
  std::vector<Attendee> people;
  std::string rest;  // words that belong to no person: parts of a label
};

PeopleBlock read_people(const Zone& block, const MinutesContext& context);

}  // namespace rodtrad::domain
