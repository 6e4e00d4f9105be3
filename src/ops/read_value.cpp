// Values from words.
#include "ops/read_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/date.h"
#include "core/unicode.h"

namespace rodtrad::ops {
namespace {

using records::Value;

using schema::Field;
using schema::Kind;

/// Digits with spaces of any kind between thousands and a comma or point before decimals; nothing when it is something else.
std::optional<double> read_number(std::string_view text) {
  std::string plain;
  for (const char32_t c : core::to_code_points(text)) {
    if (core::is_space(c)) continue;
    plain += c == U',' ? "." : c == U'\u2212' ? "-" : core::to_utf8(c);
  }
  double number = 0;
  const auto [end, fault] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  const bool whole = fault == std::errc() && end == plain.data() + plain.size() && std::isfinite(number);
  return whole ? std::optional(number) : std::nullopt;
}

struct MoneyUnit {
  const char* word;
  double minor;  // hundredths in one
  const char* currency;
};

/// Longest words first: "mkr" ends with "kr".
constexpr MoneyUnit kUnits[] = {{"mkr", 1e8, "SEK"}, {"tkr", 1e5, "SEK"}, {"kr", 100, "SEK"},  {"sek", 100, "SEK"},
                                {"eur", 100, "EUR"}, {"€", 100, "EUR"},   {"usd", 100, "USD"}, {"", 100, "SEK"}};

Value read_money(std::string_view text) {
  const std::string folded = core::fold_case(text);
  for (const MoneyUnit& unit : kUnits) {
    if (!folded.ends_with(unit.word)) continue;
    const auto number = read_number(std::string_view(folded).substr(0, folded.size() - std::string_view(unit.word).size()));
    if (!number || std::abs(*number) * unit.minor > 9e15) break;
    return core::Money{.minor = std::llround(*number * unit.minor), .currency = unit.currency};
  }
  return std::string(text);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    if (c != ' ' && c != '/' && c != '.') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

int whole(const std::string& text) {
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size() ? number : 0;
}

/// "21/8", "21/8 2014", "21 aug 2014".
std::optional<std::string> read_day(std::string_view text, const std::string& today) {
  const std::vector<std::string> words = words_of(text);
  if (words.size() < 2 || words.size() > 3) return std::nullopt;
  core::Date day{.year = whole(words.size() == 3 ? words[2] : today.substr(0, 4)), .month = whole(words[1]), .day = whole(words[0])};
  if (const auto month = core::month_number(words[1])) day.month = *month;
  return day.year > 0 && core::is_valid(day) ? std::optional(core::to_iso(day)) : std::nullopt;
}

/// "hösten 2020", "mars 2020".
std::optional<std::string> read_part_of_year(std::string_view text) {
  static constexpr std::pair<const char*, int> kSeasons[] = {{"vår", 21},  {"spring", 21}, {"sommar", 22}, {"summer", 22},
                                                             {"höst", 23}, {"autumn", 23}, {"vinter", 24}, {"winter", 24}};
  const std::vector<std::string> words = words_of(core::fold_case(text));
  if (words.size() != 2 || whole(words[1]) < 1000) return std::nullopt;
  if (const auto month = core::month_number(words[0])) return fmt::format("{}-{:02}", words[1], *month);
  for (const auto& [word, number] : kSeasons) {
    if (words[0].starts_with(word)) return fmt::format("{}-{}", words[1], number);
  }
  return std::nullopt;
}

Value read_time(const Field& field, std::string_view text, const std::string& today) {
  if (const auto day = read_day(text, today)) return *day;
  const auto part = field.kind == Kind::fuzzy_date ? read_part_of_year(text) : std::nullopt;
  return part ? *part : std::string(text);
}

Value read_truth(std::string_view text) {
  const std::string folded = core::fold_case(text);
  for (const char* yes : {"ja", "yes", "true", "1"}) {
    if (folded == yes) return true;
  }
  for (const char* no : {"nej", "no", "false", "0"}) {
    if (folded == no) return false;
  }
  return std::string(text);
}

Value read_code(const Field& field, std::string_view text) {
  const std::string folded = core::fold_case(text);
  for (const schema::Code& code : field.codes) {
    if (core::fold_case(code.label.sv) == folded || core::fold_case(code.label.en) == folded) return code.id;
  }
  return std::string(text);
}

Value read_count(std::string_view text) {
  const auto number = read_number(text);
  return number && std::floor(*number) == *number && std::abs(*number) < 9e15 ? Value(static_cast<std::int64_t>(*number)) : Value(std::string(text));
}

}  // namespace

Value read_value(const Field& field, std::string_view written, const std::string& today) {
  const std::string_view text = field.kind == Kind::long_text ? written : core::trim(written);
  if (text.empty()) return {};
  switch (field.kind) {
    case Kind::number:
      return read_number(text) ? Value(*read_number(text)) : Value(std::string(text));
    case Kind::integer:
      return read_count(text);
    case Kind::money:
      return read_money(text);
    case Kind::date:
    case Kind::fuzzy_date:
      return read_time(field, text, today);
    case Kind::boolean:
      return read_truth(text);
    case Kind::code:
      return field.code(text) ? Value(std::string(text)) : read_code(field, text);
    case Kind::link:
      return records::parse_record_id(text) ? Value(*records::parse_record_id(text)) : Value(std::string(text));
    default:
      return std::string(text);
  }
}

}  // namespace rodtrad::ops
