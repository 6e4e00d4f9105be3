// Any bytes as a SIE file: vouchers that balance or are told, or problems; rows as long as their header; what is written of
// it is read back.
#include "formats/sie_write.h"
#include "fuzz/replay.h"

using namespace rodtrad::formats;

RODTRAD_FUZZ_TARGET(sie) {
  SieFile file = read_sie(bytes, "x.se");
  const bool told = std::any_of(file.problems.begin(), file.problems.end(), [](const auto& one) { return one.code == "unbalanced_voucher"; });
  if (file.is_usable()) {
    for (const SieVoucher& voucher : file.vouchers) FUZZ_CHECK((told || voucher.difference() == 0));
    std::size_t lost = 0;
    const SieFile again = read_sie(write_sie(file, lost), "x.se");
    FUZZ_CHECK(again.vouchers.size() == file.vouchers.size());
    FUZZ_CHECK(again.transactions() == file.transactions());
    FUZZ_CHECK(again.balances.size() == file.balances.size());
  }
  const auto rows = sie_rows(std::move(file), "x.se");
  RowBlock block;
  while (*rows->next(block)) {
    if (block.rows() > 0) FUZZ_CHECK(block.row(0).size() == rows->header().size());
  }
}
