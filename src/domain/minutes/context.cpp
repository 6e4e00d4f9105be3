// The shared parts.
#include "domain/minutes/context.h"

#include "core/unicode.h"

namespace rodtrad::domain {

const WordBook& minutes_words() {
  static const WordBook book("data/minutes_words.toml");
  return book;
}

void MinutesContext::know(const std::string& name) {
  if (name.empty()) return;
  std::u32string key = bare(core::to_code_points(name));
  if (std::find(known.begin(), known.end(), key) == known.end()) known.push_back(std::move(key));
}

std::string in_year_of(const std::string& edtf, const std::string& date) {
  return edtf.starts_with("--") && date.size() == 10 ? with_year(edtf, std::stoi(date.substr(0, 4))) : edtf;
}

std::size_t next_place(const Zone& zone, std::size_t end) {
  while (end < zone.size() && core::is_space(zone.low[end])) ++end;
  return end;
}

Zone without_marks(const Zone& zone, std::u32string_view marks) { return Zone(strip(zone.words, marks)); }

}  // namespace rodtrad::domain
