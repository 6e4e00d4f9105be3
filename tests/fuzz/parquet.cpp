// Any bytes as the footer of a Parquet file: judged, whatever they promise.
#include "formats/parquet_guard.h"
#include "fuzz/replay.h"

RODTRAD_FUZZ_TARGET(parquet) {
  using rodtrad::formats::is_parquet_footer;
  const bool with_room = is_parquet_footer(bytes, std::uint64_t{1} << 40);
  if (is_parquet_footer(bytes, bytes.size())) FUZZ_CHECK(with_room);  // more room never makes a footer worse
}
