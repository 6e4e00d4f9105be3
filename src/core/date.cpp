// Dates, EDTF month, season and interval.
#include "core/date.h"

#include <charconv>
#include <chrono>
#include <ctime>

#include "core/unicode.h"

namespace rodtrad::core {

int days_in_month(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool is_valid(const Date& date) { return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month); }

int to_days(const Date& date) {
  const auto ymd = std::chrono::year(date.year) / date.month / date.day;
  return static_cast<int>(std::chrono::sys_days(ymd).time_since_epoch().count());
}

Date from_days(int days) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(days))};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())), static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::string to_iso(const Date& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

static std::optional<int> digits(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty() || text[0] == '-') return std::nullopt;
  return number;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

static std::optional<Date> latest_day_of_interval(std::string_view from, std::string_view to) {
  if (to.find('/') != std::string_view::npos) return std::nullopt;
  const auto first = latest_day(from), last = latest_day(to);
  return first && last && *first <= *last ? last : std::nullopt;
}

std::optional<Date> latest_day(std::string_view edtf) {
  if (const std::size_t slash = edtf.find('/'); slash != std::string_view::npos)
    return latest_day_of_interval(edtf.substr(0, slash), edtf.substr(slash + 1));
  if (const auto day = parse_iso_date(edtf)) return day;
  const auto year = digits(edtf.substr(0, 4));
  if (!year || edtf.size() < 4) return std::nullopt;
  if (edtf.size() == 4) return Date{*year, 12, 31};
  if (edtf.size() != 7 || edtf[4] != '-') return std::nullopt;
  const auto part = digits(edtf.substr(5));
  if (!part) return std::nullopt;
  switch (*part) {
    case 21:
      return Date{*year, 5, 31};
    case 22:
      return Date{*year, 8, 31};
    case 23:
      return Date{*year, 11, 30};
    case 24:
      return Date{*year + 1, 2, days_in_month(*year + 1, 2)};
    default:
      break;
  }
  if (*part < 1 || *part > 12) return std::nullopt;
  return Date{*year, *part, days_in_month(*year, *part)};
}

std::optional<int> month_number(std::string_view name) {
  static constexpr const char* kNames[12][2] = {{"januari", "january"}, {"februari", "february"}, {"mars", "march"},
                                                {"april", "april"},     {"maj", "may"},           {"juni", "june"},
                                                {"juli", "july"},       {"augusti", "august"},    {"september", "september"},
                                                {"oktober", "october"}, {"november", "november"}, {"december", "december"}};
  const std::string wanted = fold_case(name);
  for (int month = 0; month < 12; ++month) {
    for (const std::string_view full : kNames[month]) {
      if (wanted == full || (wanted.size() == 3 && full.substr(0, 3) == wanted)) return month + 1;
    }
  }
  return std::nullopt;
}

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
                     parts.tm_sec);
}

Date today() { return from_days(static_cast<int>(std::time(nullptr) / 86400)); }

}  // namespace rodtrad::core
