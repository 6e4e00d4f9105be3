// Any bytes as answers of services: rows as wide as their header, selections cut without loss, or problems.
#include "formats/answers.h"

#include "formats/pxweb.h"
#include "fuzz/replay.h"

using namespace rodtrad::formats;

namespace {

/// Reads all rows; false when the source ends in a problem.
void read_through(RowSource& rows) {
  RowBlock block;
  for (auto more = rows.next(block); more && *more; more = rows.next(block)) {
    for (std::size_t row = 0; row < block.rows(); ++row) FUZZ_CHECK(block.row(row).size() == rows.header().size());
  }
}

/// The table that metadata describe, asked for whole, in parts of at most ten cells.
void ask_for(const rodtrad::core::Json& metadata) {
  constexpr std::size_t kCells = 10, kMostCells = 10'000;
  const auto table = pxweb_table(metadata);
  const auto address = pxweb_address("https://a.se/api/v2/tables/T1");
  if (!table) return;
  const auto query = choose(*table, *address);
  if (!query || cells_of(*query) > kMostCells) return;
  std::size_t cells = 0;
  for (const PxWebQuery& part : split(*query, kCells)) {
    FUZZ_CHECK(cells_of(part) <= kCells);
    FUZZ_CHECK(!query_text(PxWebVersion::v2, part).empty());
    cells += cells_of(part);
  }
  FUZZ_CHECK(cells == cells_of(*query));
}

}  // namespace

RODTRAD_FUZZ_TARGET(answers) {
  if (const auto rows = answer_rows(bytes, "x.json")) read_through(**rows);
  if (const auto rows = json_list_rows(bytes, "x.json")) read_through(*rows);
  const auto json = rodtrad::core::parse_json(bytes, "x.json");
  if (!json) return;
  FUZZ_CHECK(pxweb_limits(*json).cells > 0);
  ask_for(*json);
}
