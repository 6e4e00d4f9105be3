// Any bytes as CSV: rows with places inside the file, or problems.
#include "formats/csv.h"

#include "fuzz/replay.h"

RODTRAD_FUZZ_TARGET(csv) {
  auto reader = rodtrad::formats::CsvReader::open(rodtrad::formats::memory_source(bytes, "x.csv"), "x.csv");
  if (!reader) return;
  rodtrad::formats::RowBlock block;
  for (auto more = reader->next(block); more && *more; more = reader->next(block)) {
    for (std::size_t row = 0; row < block.rows(); ++row) FUZZ_CHECK(block.place("x.csv", row, 0).line >= 1);
  }
}
