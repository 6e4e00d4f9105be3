// Numbers digit by digit, so that 0,1 + 0,2 is 0,3.
#include "lake/value.h"

#include <limits>

#include "core/date.h"
#include "core/unicode.h"

namespace rodtrad::lake {
namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
constexpr int kMostExponent = 100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What the text says: digits × 10^exponent, and whether more digits than fit followed after them.
struct Digits {
  std::int64_t value = 0;
  int exponent = 0;
  bool any = false;
  bool rest = false;  // digits that did not fit were not all zeros
  bool too_large = false;
};

/// Reads digits into `digits`; returns how many characters were used. `after_sign`: they stand after the decimal sign.
std::size_t read_digits(std::string_view text, bool after_sign, Digits& digits) {
  std::size_t used = 0;
  for (; used < text.size() && is_digit(text[used]); ++used) {
    const int digit = text[used] - '0';
    digits.any = true;
    if (digits.value > (kLargest - digit) / 10 || (after_sign && digits.rest)) {
      digits.too_large |= !after_sign;
      digits.rest |= digit != 0;
      continue;
    }
    digits.value = digits.value * 10 + digit;
    if (after_sign) --digits.exponent;
  }
  return used;
}

/// "e+05" at the end of a number.
bool read_exponent(std::string_view text, Digits& digits) {
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (text.empty()) return false;
  int exponent = 0;
  for (const char c : text) {
    if (!is_digit(c)) return false;
    exponent = std::min(exponent * 10 + (c - '0'), kMostExponent);
  }
  digits.exponent += negative ? -exponent : exponent;
  return true;
}

/// value / 10^decimals, rounded as told. From 20 decimals on, every 64-bit value is far below a half.
Number divided(std::int64_t value, int decimals, bool rest, Rounding rounding) {
  constexpr int kMostDecimals = 19;
  std::uint64_t power = 1;
  for (int i = 0; i < std::min(decimals, kMostDecimals); ++i) power *= 10;
  const auto digits = static_cast<std::uint64_t>(value);
  const std::uint64_t whole = decimals > kMostDecimals ? 0 : digits / power;
  const std::uint64_t left = decimals > kMostDecimals ? digits : digits % power;
  if (left == 0 && !rest) return {static_cast<std::int64_t>(whole)};
  if (rounding == Rounding::refuse) return {0, NumberFault::too_many_decimals};
  if (decimals == 0) return {0, NumberFault::too_large};
  if (decimals > kMostDecimals) return {0};
  const std::uint64_t other = power - left;
  const bool up = left > other || (left == other && (rest || rounding == Rounding::half_up || whole % 2 != 0));
  return {static_cast<std::int64_t>(whole + (up ? 1 : 0))};
}

Number scaled(const Digits& digits, int shift, Rounding rounding) {
  std::int64_t value = digits.value;
  int power = digits.exponent + shift;
  if (power <= 0) return divided(value, -power, digits.rest, rounding);
  if (digits.rest) return {0, NumberFault::too_large};
  for (; power > 0 && value != 0; --power) {
    if (value > kLargest / 10) return {0, NumberFault::too_large};
    value *= 10;
  }
  return {value};
}

}  // namespace

Number parse_scaled(std::string_view text, char decimal, int shift, Rounding rounding) {
  constexpr std::string_view kMinus = "\u2212";
  const bool negative = text.starts_with('-') || text.starts_with(kMinus);
  if (negative) text.remove_prefix(text[0] == '-' ? 1 : kMinus.size());
  if (!negative && text.starts_with('+')) text.remove_prefix(1);
  Digits digits;
  text.remove_prefix(read_digits(text, false, digits));
  if (!text.empty() && text[0] == decimal) text.remove_prefix(1 + read_digits(text.substr(1), true, digits));
  if (!digits.any || !read_exponent(text, digits)) return {0, NumberFault::not_a_number};
  if (digits.too_large) return {0, NumberFault::too_large};
  Number number = scaled(digits, shift, rounding);
  if (negative) number.value = -number.value;
  return number;
}

std::string without_groups(std::string_view text, char sign) {
  std::string one(text);
  if (sign == ' ') {
    for (const char* space : {"\u00A0", "\u202F", "\u2009"}) one = core::replace_all(one, space, " ");
  }
  constexpr std::size_t kGroup = 3;
  std::string plain;
  std::size_t group = 0;  // digits since the start or the last sign
  bool grouped = false, whole = true;
  for (const char c : one) {
    if (c == sign && whole) {
      if (group == 0 || group > kGroup || (grouped && group != kGroup)) return std::string(text);
      grouped = true;
      group = 0;
      continue;
    }
    if (whole && is_digit(c)) ++group;
    if (whole && !is_digit(c) && group > 0) whole = false;
    plain += c;
  }
  return grouped && group == kGroup ? plain : std::string(text);
}

std::optional<std::int64_t> parse_day(std::string_view text) {
  const bool has_time = text.size() > 10 && (text[10] == 'T' || text[10] == ' ');
  if (has_time) text = text.substr(0, 10);
  std::string spaced;
  if (text.size() == 8) {
    spaced = fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
    text = spaced;
  }
  const auto date = core::parse_iso_date(text);
  if (!date) return std::nullopt;
  return core::to_days(*date);
}

}  // namespace rodtrad::lake
