// Any bytes as a SIE file: vouchers that balance, or problems; rows as long as their header.
#include "formats/sie.h"

#include "fuzz/replay.h"

RODTRAD_FUZZ_TARGET(sie) {
  rodtrad::formats::SieFile file = rodtrad::formats::read_sie(bytes, "x.se");
  if (file.is_usable()) {
    for (const auto& voucher : file.vouchers) FUZZ_CHECK(voucher.difference() == 0);
  }
  const auto rows = rodtrad::formats::sie_rows(std::move(file), "x.se");
  rodtrad::formats::RowBlock block;
  while (*rows->next(block)) {
    if (block.rows() > 0) FUZZ_CHECK(block.row(0).size() == rows->header().size());
  }
}
