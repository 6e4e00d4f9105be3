// PX files: tables of published statistics in Statistics Sweden's PC-Axis format. Any bytes give a result or problems.
// Memory: at most 256 times the file (of one that is nothing but empty texts; others take far less).
#pragma once

#include "formats/px_data.h"
#include "formats/px_scan.h"

namespace rodtrad::formats {

struct PxFile {
  StatisticsTable table;
  std::vector<PxEntry> entries;  // every keyword but DATA, in order
  std::string encoding;          // "ascii", "utf-8", "latin-1", "windows-1252", "iso-8859-15", "cp437" …
  bool byte_order_mark = false;
  std::vector<std::string> stub;
  std::vector<std::string> heading;
  std::vector<std::string> keyed;  // variables with KEYS
  PxDataCount count;
  core::Problems problems;  // errors: the file must be refused; warnings: it can be used

  bool is_usable() const { return !core::has_errors(problems); }
  /// The first value of a keyword without parts in the main language; "" when absent.
  std::string word(std::string_view keyword) const;
};

/// Everything that can be read, and all problems. Errors: missing_keyword, damaged_keyword and unknown_value in what the
/// table needs, values_missing, wrong_code_count, wrong_cell_count, bad_decimals …
PxFile read_px(std::string_view bytes, const std::string& file);

/// True when the text begins like a PX file: a keyword of its, then = or ( or [.
bool looks_like_px(std::string_view start);

}  // namespace rodtrad::formats
