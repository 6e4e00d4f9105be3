// lake: rows and texts with hashes that are equal, in part or whole.
#include "lake/seen_rows.h"

#include "lake/text_numbers.h"
#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;

namespace {

Fingerprint fingerprint_of(std::string_view text) {
  Fingerprint fingerprint;
  fingerprint.add(text);
  return fingerprint;
}

/// Another text of eight bytes with the same first lane. That lane begins as (v ^ A)(v ^ B), folded, A and B being its two constants, and
/// v ^ A ^ B only swaps the factors; what is added after that (the length) is the same for both.
std::string twin_of(const std::string& text) {
  constexpr std::uint64_t kBoth = 0x6A09E667F3BCC909 ^ 0xBB67AE8584CAA73B;
  std::uint64_t word = 0;
  REQUIRE(text.size() == sizeof word);
  std::memcpy(&word, text.data(), sizeof word);
  word ^= kBoth;
  return {reinterpret_cast<const char*>(&word), sizeof word};
}

}  // namespace

TEST_CASE("seen rows: one bit of difference in what is kept makes two rows; what is not kept cannot tell them apart") {
  constexpr Fingerprint kRow{.first = 0x0123456789ABCDEF, .second = 0xFEDCBA9876543210};
  constexpr int kBits = 64, kPartBits = 10, kUpper = 32;
  SeenRows seen;
  CHECK_FALSE(seen.add(kRow, 1));
  for (int bit = 0; bit < kBits; ++bit) {
    Fingerprint other = kRow;
    other.first ^= std::uint64_t{1} << bit;
    CHECK_FALSE_MESSAGE(seen.add(other, 2), bit);
    other = kRow;
    other.second ^= std::uint64_t{1} << bit;
    const bool is_kept = bit < kPartBits || bit >= kUpper;
    CHECK_MESSAGE(seen.add(other, 2).has_value() != is_kept, bit);
  }
  CHECK(seen.size() == 1 + 64 + 10 + 32);
  CHECK(seen.add(kRow, 3) == 1);
}

TEST_CASE("seen rows: keys that are alike in half of their hash are two rows") {
  SeenRows seen;
  for (int i = 0; i < 2000; ++i) {
    const std::string key = fmt::format("K{:07}", i);
    const Fingerprint one = fingerprint_of(key), twin = fingerprint_of(twin_of(key));
    REQUIRE(one.first == twin.first);
    CHECK_FALSE(seen.add(one, static_cast<std::uint32_t>(2 * i + 1)));
    CHECK_FALSE(seen.add(twin, static_cast<std::uint32_t>(2 * i + 2)));
    CHECK(seen.add(one, 9999) == 2 * i + 1);
    CHECK(seen.add(twin, 9999) == 2 * i + 2);
  }
}

TEST_CASE("numbers of texts: texts with the same hash have each their own number") {
  TextNumbers texts;
  for (std::uint32_t i = 0; i < 200; ++i) {
    const std::string text = fmt::format("P{:07}", i), twin = twin_of(text);
    REQUIRE(fingerprint_of(text).first == fingerprint_of(twin).first);  // all that is looked at before the texts
    CHECK(texts.of(text) == 2 * i);
    CHECK(texts.of(twin) == 2 * i + 1);
    CHECK(texts.of(text) == 2 * i);
    CHECK(texts.text(2 * i + 1) == twin);
  }
}

TEST_CASE("duplicates: no number in a key is taken for a number that is missing") {
  const LakeFixture fixture;
  const auto report = fixture.take("ledger_entry", "ledger",
                                   "date,series,voucher,row,account,amount\n2020-01-01,A,1,,4010,10\n2020-01-01,A,1,1853189228,1910,-10\n"
                                   "2020-01-01,A,1,2147483647,4010,10\n2020-01-01,A,1,1,1910,-10\n");
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : rodtrad::core::to_json(report.error())));
  CHECK(report->rows_taken == 4);
}
