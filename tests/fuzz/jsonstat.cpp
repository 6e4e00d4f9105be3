// Any bytes as JSON-stat: tables with a category for every cell, or problems.
#include "formats/jsonstat.h"

#include "fuzz/replay.h"

RODTRAD_FUZZ_TARGET(jsonstat) {
  const rodtrad::formats::JsonStatFile file = rodtrad::formats::read_jsonstat(bytes, "x.json");
  if (!file.is_usable()) return;
  for (const auto& one : file.datasets) FUZZ_CHECK(one.table.combinations() == one.table.cells.size());
}
