// What a PX file says besides dimensions and cells: contents, subject, units, when it was updated, and its notes.
#pragma once

#include "formats/px_lookup.h"

namespace rodtrad::formats {

/// Fills them in the table, whose dimensions with their words in all languages must be there. Names and values in notes
/// become ids and codes; those that are unknown stay as they are.
void read_px_facts(const PxLookup& lookup, PxFile& px);

}  // namespace rodtrad::formats
