// Format codes by unit and language.
#include "publish/office/number_code.h"

#include <cmath>

namespace rodtrad::publish {

namespace {

using core::Language;
using table::Unit;

/// "[$-41D]#,##0.0": the digits of a section, in the language.
std::string digits(int decimals, Language language) {
  std::string code = language == Language::sv ? "[$-41D]#,##0" : "[$-809]#,##0";
  if (decimals > 0) code += "." + std::string(static_cast<std::size_t>(decimals), '0');
  return code;
}

std::string quoted_unit(const std::string& words) { return "\"\u00A0" + words + "\""; }

std::string percent_sign(Language language) { return language == Language::sv ? "\"\u00A0%\"" : "\"%\""; }

std::string million_words(const std::string& currency, Language language) {
  if (language == Language::en) return "million " + currency;
  return currency == "SEK" ? "mkr" : "miljoner " + currency;
}

std::string unit_words(const std::string& currency, Language language) { return language == Language::sv && currency == "SEK" ? "kr" : currency; }

int decimals_of_step(double step) {
  for (int decimals = 0; decimals < 6; ++decimals) {
    const double scaled = step * std::pow(10, decimals);
    if (std::abs(scaled - std::round(scaled)) < 1e-9 * scaled) return decimals;
  }
  return 6;
}

}  // namespace

double workbook_value(double value, Unit unit) { return unit == Unit::money ? value / 100 : value; }

std::string value_code(Unit unit, int decimals, const std::string& currency, Language language) {
  if (unit == Unit::percent) return digits(decimals, language) + percent_sign(language);
  if (unit != Unit::money) return digits(decimals, language);
  const std::string millions = "[>=1000000]" + digits(decimals, language) + ",," + quoted_unit(million_words(currency, language));
  const std::string units = digits(0, language) + quoted_unit(unit_words(currency, language));
  if (language == Language::sv && currency == "SEK")
    return millions + ";[>=10000]" + digits(std::max(decimals - 1, 0), language) + "," + quoted_unit("tkr") + ";" + units;
  return millions + ";" + units;
}

std::string axis_code(Unit unit, double step, double high, const std::string& currency, Language language) {
  if (unit == Unit::percent) return digits(decimals_of_step(step), language) + percent_sign(language);
  if (unit != Unit::money) return digits(decimals_of_step(step), language);
  const bool thousands = high >= 1e4 && language == Language::sv && currency == "SEK";
  const double size = high >= 1e6 ? 1e6 : thousands ? 1e3 : 1;
  const std::string scaled = digits(decimals_of_step(step / size), language) + (size == 1e6 ? ",," : size == 1e3 ? "," : "");
  const std::string words = size == 1e6 ? million_words(currency, language) : size == 1e3 ? "tkr" : unit_words(currency, language);
  // The unit stands once, at the axis's end: repeated at each step it would fill the axis.
  return fmt::format("[>={}]{}{};{}", high - step / 2, scaled, quoted_unit(words), scaled);
}

}  // namespace rodtrad::publish
