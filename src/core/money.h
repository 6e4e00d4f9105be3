// Money: whole minor units (öre, cent) and a currency. Two currencies are never added or compared.
#pragma once

#include <cstdint>
#include <string>

#include "core/text.h"

namespace rodtrad::core {

struct Money {
  std::int64_t minor = 0;        // 1/100 of the currency
  std::string currency = "SEK";  // ISO 4217
  bool operator==(const Money&) const = default;
};

/// "1,3 mkr", "450 tkr", "320 kr" / "1.3 million SEK": unit chosen by size; `decimals` for millions, one
/// fewer for thousands.
std::string show_money(double minor, const std::string& currency, Language language, int decimals = 1);

}  // namespace rodtrad::core
