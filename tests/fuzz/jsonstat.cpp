// Any bytes as JSON-stat: tables with a category for every cell, or problems; what is written of them is read back.
#include "formats/jsonstat_write.h"
#include "fuzz/replay.h"

using namespace rodtrad::formats;

RODTRAD_FUZZ_TARGET(jsonstat) {
  const JsonStatFile file = read_jsonstat(bytes, "x.json");
  if (!file.is_usable()) return;
  for (const JsonStatDataset& one : file.datasets) {
    FUZZ_CHECK(one.table.combinations() == one.table.cells.size());
    const JsonStatFile again = read_jsonstat(write_jsonstat(one.table), "x.json");
    FUZZ_CHECK(again.is_usable());
    FUZZ_CHECK(again.datasets.at(0).table.cells.values == one.table.cells.values);
    FUZZ_CHECK(again.datasets.at(0).table.cells.states == one.table.cells.states);
  }
}
