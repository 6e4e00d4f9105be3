// Writing of SIE files (SIE-gruppen, format 4B), in CP437 with CRLF: the same file always gives the same bytes.
#pragma once

#include "formats/sie.h"

namespace rodtrad::formats {

/// The file with the type that it states, 4 when it states none; with a checksum when it has one. `lost` says how many
/// characters CP437 lacks: they are "?".
std::string write_sie(const SieFile& file, std::size_t& lost);

}  // namespace rodtrad::formats
