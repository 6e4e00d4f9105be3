// Reading of dates.
#include "domain/document/written_date.h"

#include <fmt/format.h>

#include "core/date.h"
#include "core/unicode.h"
#include "domain/document/document_words.h"

namespace rodtrad::domain {

namespace {

struct Number {
  int value = 0;
  Extent place;
  std::size_t digits() const { return place.size(); }
};

std::optional<Number> number_at(const Zone& zone, std::size_t place) {
  Number number{.place = {place, place}};
  while (number.place.end < zone.size() && core::is_digit(zone.low[number.place.end]) && number.digits() < 4) {
    number.value = number.value * 10 + static_cast<int>(zone.low[number.place.end] - U'0');
    ++number.place.end;
  }
  const bool whole = number.place.end == zone.size() || !is_word_part(zone.low[number.place.end]);
  return number.digits() > 0 && whole ? std::optional(number) : std::nullopt;
}

bool is_year(const Number& number) { return number.digits() == 4 && number.value >= 1900 && number.value < 2200; }

/// "2014-08-21" or "2014 08 21".
std::optional<WrittenDate> numeric_date(const Zone& zone, const Number& year) {
  const std::size_t at = year.place.end;
  if (at >= zone.size() || (zone.low[at] != U'-' && zone.low[at] != U' ')) return std::nullopt;
  const auto month = number_at(zone, at + 1);
  if (!month || month->digits() != 2 || month->place.end >= zone.size() || zone.low[month->place.end] != zone.low[at]) return std::nullopt;
  const auto day = number_at(zone, month->place.end + 1);
  if (!day || day->digits() != 2) return std::nullopt;
  const core::Date date{year.value, month->value, day->value};
  if (!core::is_valid(date)) return std::nullopt;
  return WrittenDate{{year.place.begin, day->place.end}, core::to_iso(date)};
}

std::optional<int> month_at(const Zone& zone, std::size_t place, std::size_t& end) {
  end = place;
  while (end < zone.size() && core::is_letter(zone.low[end])) ++end;
  return core::month_number(core::to_utf8(std::u32string_view(zone.low).substr(place, end - place)));
}

/// The year after a month, with a space between.
std::optional<Number> year_after(const Zone& zone, std::size_t end) {
  if (end >= zone.size() || zone.low[end] != U' ') return std::nullopt;
  const auto year = number_at(zone, end + 1);
  return year && is_year(*year) ? year : std::nullopt;
}

/// "21 augusti 2014", "21 augusti".
std::optional<WrittenDate> day_in_month(const Zone& zone, const Number& day) {
  if (day.digits() > 2 || day.place.end >= zone.size() || zone.low[day.place.end] != U' ') return std::nullopt;
  std::size_t end = 0;
  const auto month = month_at(zone, day.place.end + 1, end);
  if (!month || day.value < 1 || day.value > core::days_in_month(2000, *month)) return std::nullopt;
  const auto year = year_after(zone, end);
  if (!year) return WrittenDate{{day.place.begin, end}, fmt::format("--{:02}-{:02}", *month, day.value)};
  if (!core::is_valid({year->value, *month, day.value})) return std::nullopt;
  return WrittenDate{{day.place.begin, year->place.end}, core::to_iso({year->value, *month, day.value})};
}

std::optional<WrittenDate> month_of_year(const Zone& zone, std::size_t place) {
  std::size_t end = 0;
  const auto month = month_at(zone, place, end);
  const auto year = month ? year_after(zone, end) : std::nullopt;
  if (!year) return std::nullopt;
  return WrittenDate{{place, year->place.end}, fmt::format("{}-{:02}", year->value, *month)};
}

/// Place after "den " or "i ", or the same.
std::size_t skip_before(const Zone& zone, std::size_t place, const char* list) {
  const auto word = zone.at(document_words().list("dates", list), place);
  return word && word->end < zone.size() && zone.low[word->end] == U' ' ? word->end + 1 : place;
}

}  // namespace

std::optional<WrittenDate> date_at(const Zone& zone, std::size_t place) {
  if (place >= zone.size() || (place > 0 && is_word_part(zone.low[place - 1]))) return std::nullopt;
  std::optional<WrittenDate> date;
  if (const auto number = number_at(zone, skip_before(zone, place, "before"))) {
    date = day_in_month(zone, *number);
    if (!date && is_year(*number)) date = numeric_date(zone, *number);
    if (!date && is_year(*number) && number->place.begin == place) date = WrittenDate{number->place, std::to_string(number->value)};
  } else {
    date = month_of_year(zone, skip_before(zone, place, "month_before"));
  }
  if (date) date->place.begin = place;
  return date;
}

std::optional<WrittenDate> find_date(const Zone& zone, std::size_t from, std::size_t to) {
  for (std::size_t place = from; place < std::min(to, zone.size()); ++place) {
    if (auto date = date_at(zone, place)) return date;
  }
  return std::nullopt;
}

std::string with_year(const std::string& edtf, int year) { return fmt::format("{}{}", year, edtf.substr(1)); }

}  // namespace rodtrad::domain
