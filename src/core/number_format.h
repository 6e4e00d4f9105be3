// Numbers and dates as people read them: Swedish ("12 450", "4,2 %", "1,3 mkr") and English ("12,450", "4.2%").
// No-break spaces, true minus. Rounding is half to even on the exact binary value.
#pragma once

#include <cstdint>
#include <string>

#include "core/date.h"
#include "core/text.h"

namespace rodtrad::core {

/// Number with a fixed count of decimals and grouped thousands.
std::string show_number(double value, int decimals, Language language);
std::string show_integer(std::int64_t value, Language language);
/// "4,2 %" / "4.2%"; the value is already in percent.
std::string show_percent(double percent, int decimals, Language language);
/// "21 aug 2014" / "21 Aug 2014"
std::string show_date(const Date& date, Language language);
/// "mars 2020", "hösten 2020", "oktober–december 2020" for an EDTF text; the text itself when it is unknown.
std::string show_edtf(const std::string& edtf, Language language);

}  // namespace rodtrad::core
