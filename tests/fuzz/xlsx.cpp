// Any bytes as a workbook, and any text as the rows of a sheet inside a sound one.
#include "formats/xlsx_reader.h"

#include "fuzz/replay.h"
#include "support/sheet_file.h"

static void read_workbook(const std::string& bytes) {
  const auto reader = rodtrad::formats::XlsxReader::open(bytes, "x.xlsx");
  if (!reader) return;
  rodtrad::formats::RowBlock block;
  for (auto more = (*reader)->next(block); more && *more; more = (*reader)->next(block)) {
    FUZZ_CHECK(block.row(0).size() >= (*reader)->header().size());
  }
}

RODTRAD_FUZZ_TARGET(xlsx) { read_workbook(bytes.starts_with("PK") ? bytes : rodtrad::test::sheet_file(bytes)); }
