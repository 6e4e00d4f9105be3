// lake: numbers are exact, dates exist, fingerprints find what was seen.
#include "lake/value.h"

#include "core/date.h"
#include "lake/seen_rows.h"
#include "lake/text_numbers.h"
#include "support/support.h"

using namespace rodtrad::lake;

namespace {

std::int64_t number(std::string_view text, int shift, Rounding rounding = Rounding::refuse, char decimal = '.') {
  const Number parsed = parse_scaled(text, decimal, shift, rounding);
  CHECK_MESSAGE(parsed.fault == NumberFault::none, std::string(text));
  return parsed.value;
}

NumberFault fault(std::string_view text, int shift = 2, char decimal = '.') { return parse_scaled(text, decimal, shift).fault; }

}  // namespace

TEST_CASE("numbers are scaled exactly") {
  CHECK(number("7067.1", 2) == 706710);
  CHECK(number("0.1", 2) + number("0.2", 2) == number("0.3", 2));
  CHECK(number("-12,5", 2, Rounding::refuse, ',') == -1250);
  CHECK(number("\u221212.5", 2) == -1250);
  CHECK(number("+3", 0) == 3);
  CHECK(number(".5", 2) == 50);
  CHECK(number("5.", 2) == 500);
  CHECK(number("12.5", 5) == 1250000);
  CHECK(number("3.000", 0) == 3);
  CHECK(number("1e+05", 2) == 10000000);
  CHECK(number("1.5E2", 0) == 150);
  CHECK(number("25e-1", 2) == 250);
  CHECK(number("1.234567", 6) == 1234567);
  CHECK(number("92233720368547758.07", 2) == 9223372036854775807);
  CHECK(number("-92233720368547758.07", 2) == -9223372036854775807);
  CHECK(number("0.00000000000000000000000000", 2) == 0);
}

TEST_CASE("more decimals than are stored are refused, or rounded as told") {
  CHECK(fault("1.005") == NumberFault::too_many_decimals);
  CHECK(fault("1.00000000000000000000000001") == NumberFault::too_many_decimals);
  CHECK(number("1.005", 2, Rounding::half_even) == 100);
  CHECK(number("1.015", 2, Rounding::half_even) == 102);
  CHECK(number("1.005", 2, Rounding::half_up) == 101);
  CHECK(number("-1.005", 2, Rounding::half_up) == -101);
  CHECK(number("1.0050000000000000000000000001", 2, Rounding::half_even) == 101);
  CHECK(number("1.004999999999999999999999999", 2, Rounding::half_up) == 100);
  CHECK(number("0.9223372036854775807", 0, Rounding::half_up) == 1);
  CHECK(number("1e-90", 2, Rounding::half_up) == 0);
}

TEST_CASE("what is no number is told") {
  for (const char* text : {"", "-", ".", "1,5", "1 000", "abc", "1.2.3", "1e", "1e+", "--1", "NA", "0x10", "1.5kr"})
    CHECK_MESSAGE(fault(text) == NumberFault::not_a_number, text);
  CHECK(fault("92233720368547758.08") == NumberFault::too_large);
  CHECK(fault("100000000000000000000") == NumberFault::too_large);
  CHECK(fault("1e30") == NumberFault::too_large);
}

TEST_CASE("dates are days that exist") {
  CHECK(parse_day("1970-01-01") == 0);
  CHECK(parse_day("2024-02-29") == rodtrad::core::to_days({2024, 2, 29}));
  CHECK(parse_day("20240229") == parse_day("2024-02-29"));
  CHECK(parse_day("2024-02-29T13:45") == parse_day("2024-02-29"));
  CHECK(parse_day("2024-02-29 13:45:00") == parse_day("2024-02-29"));
  for (const char* text : {"2023-02-29", "2024-13-01", "24-01-01", "2024-1-1", "", "2024-02-29x", "29/02/2024"})
    CHECK_MESSAGE(!parse_day(text), text);
}

TEST_CASE("seen rows and persons are told apart and found again") {
  SeenRows seen;
  TextNumbers persons;
  for (std::uint32_t i = 1; i <= 20000; ++i) {
    Fingerprint fingerprint;
    fingerprint.add(fmt::format("row {}", i));
    CHECK_FALSE(seen.add(fingerprint, i).has_value());
    CHECK(persons.of(fmt::format("P{}", i)) == i - 1);
  }
  Fingerprint again;
  again.add("row 17");
  CHECK(seen.add(again, 30000) == 17);
  CHECK(seen.size() == 20000);
  CHECK(persons.of("P4711") == 4710);
  CHECK(persons.text(4710) == "P4711");
  CHECK(persons.of("") == 20000);
  CHECK(persons.of("") == 20000);
  const std::string long_text(200'000, 'x');
  CHECK(persons.text(persons.of(long_text)) == long_text);
  CHECK(persons.text(17) == "P18");
  Fingerprint joined, split;
  joined.add("ab");
  joined.add("c");
  split.add("a");
  split.add("bc");
  CHECK((joined.first != split.first && joined.second != split.second));
}
