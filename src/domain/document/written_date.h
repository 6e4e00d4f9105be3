// Days, months and years as documents write them.
#pragma once

#include "domain/document/zone.h"

namespace rodtrad::domain {

struct WrittenDate {
  Extent place;      // with "den" or "i" before it
  std::string edtf;  // "2020-03-31", "2020-05", "2020"; without a year "--03-31"
  bool has_year() const { return !edtf.starts_with("--"); }
};

/// A date that begins here: "den 31 mars 2020", "31 mars", "2020-03-31", "2020 03 31", "maj 2020", "2020".
std::optional<WrittenDate> date_at(const Zone& zone, std::size_t place);
/// The first date that begins in [from, to).
std::optional<WrittenDate> find_date(const Zone& zone, std::size_t from = 0, std::size_t to = kNowhere);

/// "--05-22" with a year.
std::string with_year(const std::string& edtf, int year);

}  // namespace rodtrad::domain
