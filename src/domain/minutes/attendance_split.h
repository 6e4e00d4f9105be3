// Parting a row of persons among the labels that stand before it.
#pragma once

#include "domain/minutes/minutes_document.h"

namespace rodtrad::domain {

/// Where each label's persons begin, beside `classes`; the first begins at 0. Chosen so that as few things as possible speak against it:
/// classes with party have a party and others none, chairs and adjusters decide, and parties come in one order.
std::vector<std::size_t> split_people(const std::vector<Attendee>& people, const Names& classes, const Names& adjusters);

}  // namespace rodtrad::domain
