// Texts of a source as values: exact decimal arithmetic, and dates. Nothing is guessed and nothing is rounded unasked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rodtrad::lake {

enum class Rounding { refuse, half_even, half_up };

enum class NumberFault { none, not_a_number, too_many_decimals, too_large };

struct Number {
  std::int64_t value = 0;
  NumberFault fault = NumberFault::none;
};

/// text × 10^shift as an integer. Text: sign (- or U+2212), digits, decimal sign, digits, exponent (R writes 1e+05).
/// Decimals that the shift does not cover must be zeros unless a rounding is given.
Number parse_scaled(std::string_view text, char decimal, int shift, Rounding rounding = Rounding::refuse);

/// The number without the sign between its groups of three digits, when it has them so: "1 234 567,5" → "1234567,5"; else
/// the text as it is. ' ' stands for narrow and unbreakable spaces too.
std::string without_groups(std::string_view text, char sign);

/// Days since 1970-01-01 of "2020-03-31", "20200331" or "2020-03-31" followed by T or a space and a time of day; nothing for all else.
std::optional<std::int64_t> parse_day(std::string_view text);

}  // namespace rodtrad::lake
