// Reference numbers (diarienummer) after their label: "dnr 14-160", "Dnr: RFUL 2013/59", "dnr" alone when the number was lost.
#pragma once

#include "domain/document/zone.h"

namespace rodtrad::domain {

struct ReferenceNumber {
  Extent place;   // label and number
  Extent number;  // empty when the source has lost it
  bool is_lost() const { return number.size() == 0; }
};

/// The label stands here.
std::optional<ReferenceNumber> reference_at(const Zone& zone, std::size_t place);
/// The first label in [from, to).
std::optional<ReferenceNumber> find_reference(const Zone& zone, std::size_t from = 0, std::size_t to = kNowhere);

}  // namespace rodtrad::domain
