// Writing of PX files: the same file always gives the same bytes.
#pragma once

#include "formats/px.h"

namespace rodtrad::formats {

enum class PxEncoding { utf8, windows_1252 };

/// The file's keywords in their order, with CHARSET and CODEPAGE of the encoding, then its cells. With KEYS, rows of zeros
/// are left out. Keywords that are damaged are left out. `lost` says how many characters the encoding lacks: they are "?".
std::string write_px(const PxFile& px, PxEncoding encoding, std::size_t& lost);
std::string write_px(const PxFile& px);  // in UTF-8

/// A table as a PX file with all keywords that the format asks for. The last `headings` dimensions are the heading, unless there
/// is only one. Marks that are not those of PX (`-` and dots) get one of them, told by DATASYMBOL1 to 6; what the table does
/// not say is "..". Most rows zeros: with KEYS. Quotation marks in texts become ', since the format has no way to write
/// them.
PxFile px_file(const StatisticsTable& table, std::size_t headings = 1);
/// How many dimensions, categories and notes are looked at for that: for tests of how the work grows.
std::size_t px_effort(const StatisticsTable& table);
inline std::string write_px(const StatisticsTable& table) { return write_px(px_file(table)); }

}  // namespace rodtrad::formats
