// Guesses from the first lines only, so that the same file gives the same guess whatever its length.
#include "formats/csv_sniff.h"

namespace rodtrad::formats {
namespace {

constexpr std::size_t kLines = 50;

/// Times that `wanted` stands outside quotes in each of the first lines.
std::vector<std::size_t> counts_per_line(std::string_view text, char wanted, char row_end) {
  std::vector<std::size_t> counts;
  std::size_t count = 0;
  std::size_t length = 0;
  bool in_quotes = false;
  for (const char c : text) {
    if (c == '"') in_quotes = !in_quotes;
    if (c == row_end && !in_quotes) {
      if (length > 1 || count > 0) counts.push_back(count);
      if (counts.size() == kLines) return counts;
      count = length = 0;
      continue;
    }
    ++length;
    if (c == wanted && !in_quotes) ++count;
  }
  if (counts.empty()) counts.push_back(count);
  return counts;
}

/// Digits, one sign, digits: "12,5", "-0,25", "1 234,5", "12,5 %".
bool is_number_with(std::string_view field, char sign) {
  if (field.ends_with('%')) field.remove_suffix(1);
  while (field.ends_with(' ')) field.remove_suffix(1);
  if (!field.empty() && field.front() == '-') field.remove_prefix(1);
  const std::size_t at = field.find(sign);
  if (at == 0 || at == std::string_view::npos || at + 1 == field.size()) return false;
  const auto digits = [](std::string_view part) { return part.find_first_not_of("0123456789") == std::string_view::npos; };
  return field.substr(0, at).find_first_not_of("0123456789 ") == std::string_view::npos && digits(field.substr(at + 1));
}

}  // namespace

char sniff_row_end(std::string_view text) {
  return text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos ? '\r' : '\n';
}

char sniff_delimiter(std::string_view text, char row_end) {
  char best = ',';
  std::pair<std::size_t, std::size_t> best_score = {0, 0};
  for (const char candidate : {';', ',', '\t', '|'}) {
    const std::vector<std::size_t> counts = counts_per_line(text, candidate, row_end);
    if (counts.front() == 0) continue;
    const auto agreeing = static_cast<std::size_t>(std::count(counts.begin(), counts.end(), counts.front()));
    const std::pair<std::size_t, std::size_t> score = {agreeing, counts.front()};
    if (score > best_score) best_score = score, best = candidate;
  }
  return best;
}

char sniff_decimal(const RowBlock& rows) {
  std::size_t commas = 0;
  std::size_t points = 0;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    for (const std::string_view field : rows.row(i)) {
      commas += is_number_with(field, ',');
      points += is_number_with(field, '.');
    }
  }
  return commas > points ? ',' : '.';
}

}  // namespace rodtrad::formats
