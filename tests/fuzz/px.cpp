// Any bytes as a PX file: a table with a category for every cell, or problems.
#include "formats/px.h"

#include "fuzz/replay.h"

RODTRAD_FUZZ_TARGET(px) {
  const rodtrad::formats::PxFile px = rodtrad::formats::read_px(bytes, "x.px");
  if (!px.is_usable()) return;
  FUZZ_CHECK(px.table.combinations() == px.table.cells.size());
  const auto rows = rodtrad::formats::statistics_rows(px.table, "x.px");
  rodtrad::formats::RowBlock block;
  while (*rows->next(block)) FUZZ_CHECK(block.row(0).size() == rows->header().size());
}
