// Any bytes as a PX file: a table with a category for every cell, or problems; what is written of it is read back.
#include "formats/px_write.h"
#include "fuzz/replay.h"

using namespace rodtrad::formats;

RODTRAD_FUZZ_TARGET(px) {
  const PxFile px = read_px(bytes, "x.px");
  if (!px.is_usable()) return;
  FUZZ_CHECK(px.table.combinations() == px.table.cells.size());
  const auto rows = statistics_rows(px.table, "x.px");
  RowBlock block;
  while (*rows->next(block)) FUZZ_CHECK(block.row(0).size() == rows->header().size());
  const PxFile again = read_px(write_px(px), "x.px");
  FUZZ_CHECK(again.is_usable());
  FUZZ_CHECK(again.table.cells.values == px.table.cells.values);
  FUZZ_CHECK(again.table.cells.states == px.table.cells.states);
}
