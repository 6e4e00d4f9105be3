// formats: gzip is unpacked on the way; cut-off and damaged files are told.
#include <zlib.h>

#include "formats/csv.h"
#include "support/support.h"

using namespace rodtrad::formats;

namespace {

std::string gzip(const std::string& text) {
  z_stream stream = {};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// Rows read, or the code of the first problem.
std::string outcome(std::string bytes) {
  auto reader = CsvReader::open(memory_source(std::move(bytes), "a.csv.gz"), "a.csv.gz");
  if (!reader) return reader.error()[0].code;
  RowBlock block;
  std::size_t rows = 0;
  for (;;) {
    const auto more = reader->next(block);
    if (!more) return more.error()[0].code;
    if (!*more) return std::to_string(rows);
    rows += block.rows();
  }
}

}  // namespace

TEST_CASE("gzip: whole, joined, cut off, damaged") {
  std::string text = "a,b\n";
  for (int i = 0; i < 200000; ++i) text += std::to_string(i) + ",värde\n";
  const std::string packed = gzip(text);
  CHECK(outcome(packed) == "200000");
  CHECK(outcome(packed + gzip("1,2\n")) == "200001");
  CHECK(outcome(packed.substr(0, packed.size() / 2)) == "truncated_gzip");
  CHECK(outcome(packed.substr(0, packed.size() - 3)) == "truncated_gzip");
  CHECK(outcome(packed.substr(0, 2)) == "truncated_gzip");
  std::string damaged = packed;
  for (std::size_t i = 2000; i < 2100; ++i) damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
  CHECK(outcome(damaged) == "damaged_gzip");
  CHECK(outcome(gzip("")) == "empty_file");
}
