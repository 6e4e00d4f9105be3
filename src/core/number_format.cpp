// Swedish and English forms of numbers and dates.
#include "core/number_format.h"

#include "core/unicode.h"

namespace rodtrad::core {

static std::string grouped(std::string_view digits, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

std::string show_number(double value, int decimals, Language language) {
  std::string plain = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool zero = plain.find_first_not_of("0.") == std::string::npos;
  const std::size_t point = plain.find('.');
  const std::string_view whole = std::string_view(plain).substr(0, point);
  const bool swedish = language == Language::sv;
  std::string out = value < 0 && !zero ? "\u2212" : "";
  out += grouped(whole, swedish ? "\u00A0" : ",");
  if (point != std::string::npos) out += (swedish ? "," : ".") + plain.substr(point + 1);
  return out;
}

std::string show_integer(std::int64_t value, Language language) { return show_number(static_cast<double>(value), 0, language); }

std::string show_percent(double percent, int decimals, Language language) {
  return show_number(percent, decimals, language) + (language == Language::sv ? "\u00A0%" : "%");
}

static constexpr const char* kMonths[2][12] = {
    {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}};

static std::string month_name(int month, Language language) { return kMonths[language == Language::sv ? 0 : 1][month - 1]; }

std::string show_date(const Date& date, Language language) {
  const std::string name = month_name(date.month, language);
  return fmt::format("{}\u00A0{}\u00A0{}", date.day, name.size() <= 4 ? name : name.substr(0, 3), date.year);
}

static std::string show_month(const std::string& edtf, Language language, bool with_year) {
  const int part = std::stoi(edtf.substr(5, 2));
  const std::string year = with_year ? "\u00A0" + edtf.substr(0, 4) : "";
  static constexpr const char* kSeasons[2][4] = {{"våren", "sommaren", "hösten", "vintern"}, {"spring", "summer", "autumn", "winter"}};
  if (part >= 21 && part <= 24) return kSeasons[language == Language::sv ? 0 : 1][part - 21] + year;
  return month_name(part, language) + year;
}

std::string show_edtf(const std::string& edtf, Language language) {
  if (!latest_day(edtf)) return edtf;
  if (const auto day = parse_iso_date(edtf)) return show_date(*day, language);
  if (const std::size_t slash = edtf.find('/'); slash != std::string::npos) {
    const std::string from = edtf.substr(0, slash), to = edtf.substr(slash + 1);
    if (from.size() != 7 || to.size() != 7) return from + "\u2013" + to;
    return show_month(from, language, from.substr(0, 4) != to.substr(0, 4)) + "\u2013" + show_month(to, language, true);
  }
  return edtf.size() == 7 ? show_month(edtf, language, true) : edtf;
}

}  // namespace rodtrad::core
