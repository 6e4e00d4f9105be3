// Money as people read it.
#include "core/money.h"

#include "core/number_format.h"

namespace rodtrad::core {

std::string show_money(double minor, const std::string& currency, Language language, int decimals) {
  const double whole = minor / 100;
  const double size = std::abs(whole);
  if (language == Language::sv && currency == "SEK") {
    if (size >= 1e6) return show_number(whole / 1e6, decimals, language) + "\u00A0mkr";
    if (size >= 1e4) return show_number(whole / 1e3, std::max(decimals - 1, 0), language) + "\u00A0tkr";
    return show_number(whole, 0, language) + "\u00A0kr";
  }
  const std::string million = language == Language::sv ? "\u00A0miljoner\u00A0" : "\u00A0million\u00A0";
  if (size >= 1e6) return show_number(whole / 1e6, decimals, language) + million + currency;
  return show_number(whole, 0, language) + "\u00A0" + currency;
}

}  // namespace rodtrad::core
