// Dates and fuzzy dates. A fuzzy date is an EDTF level 1 text ("2020-03", "2020-23", "2020-10/2020-12") with the last
// day that it allows.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace rodtrad::core {

/// Day in the proleptic Gregorian calendar.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  auto operator<=>(const Date&) const = default;
};

int days_in_month(int year, int month);
bool is_valid(const Date& date);
/// Days since 1970-01-01, and back.
int to_days(const Date& date);
Date from_days(int days);
/// "2020-03-31"
std::string to_iso(const Date& date);
/// Exactly YYYY-MM-DD and a day that exists.
std::optional<Date> parse_iso_date(std::string_view text);

/// Last day of an EDTF month, season (21 spring → 05-31, 22 summer → 08-31, 23 autumn → 11-30, 24 winter → 02 of the
/// next year), year or interval; nothing when the text is none of these.
std::optional<Date> latest_day(std::string_view edtf);

/// Number (1–12) of a Swedish or English month name, full or three letters, in any case; nothing when it is none.
std::optional<int> month_number(std::string_view name);

/// Now in UTC, "2020-03-31T12:00:00Z".
std::string now_utc();
Date today();

}  // namespace rodtrad::core
