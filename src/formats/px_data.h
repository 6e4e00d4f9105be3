// The DATA part of a PX file: numbers and marks, with or without keys before each row.
#pragma once

#include "formats/statistics_table.h"

namespace rodtrad::formats {

struct PxDataForm {
  std::vector<std::size_t> keyed;              // dimensions whose codes or values stand before each row (KEYS); empty: all cells in order
  std::vector<std::vector<std::string>> keys;  // of each of them, in the order of its categories
};

struct PxDataCount {
  std::size_t found = 0;           // cells that the file gives
  std::size_t key_rows = 0;        // rows with keys
  std::vector<std::string> first;  // the first four cells and the last three, as the file writes them
  std::vector<std::string> last;
  std::vector<std::string> others;  // cells that are neither numbers nor known marks: each kind once, the first twenty
};

/// "-" (nothing), or dots: one to six, each with a meaning of its own.
bool is_px_mark(std::string_view text);

/// Fills the table's cells. With keys, rows that are not there are all zeros (as the format says). Problems:
/// wrong_cell_count, unknown_key, not_a_cell.
PxDataCount read_px_data(std::string_view data, int line, const std::string& file, const PxDataForm& form, StatisticsTable& table,
                         core::Problems& problems);

}  // namespace rodtrad::formats
