// What was decided: the kind by its words, and the terms of each kind.
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

/// Terms whose cue stands there without a value go to `lost`, as "decision.cap_sek".
Decision read_decision(const Zone& text, const MinutesContext& context, Names& lost);

/// "450 000 kr" after a place: the amount, or nothing with the unit alone: lost.
struct Amount {
  bool is_there = false;  // the unit stands there
  std::optional<std::int64_t> kronor;
};
Amount amount_at(const Zone& zone, std::size_t place);

/// "projekt X." after the words for carrying out: X.
Zone project_after(const Zone& zone, std::size_t from);

}  // namespace rodtrad::domain
