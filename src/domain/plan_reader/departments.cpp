// Telling departments from units.
#include "domain/plan_reader/departments.h"

#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

bool looks_like_department(const Passage& part) {
  const std::u32string text = lower(part.text);
  const WordList& endings = words("departments", "endings");
  return std::any_of(endings.begin(), endings.end(), [&](const std::u32string& ending) { return text.ends_with(ending); });
}

bool looks_like_unit(const Passage& part) {
  const std::u32string text = lower(part.text);
  const WordList& units = words("departments", "units");
  return begins_with_word(text, units) ||
         std::any_of(units.begin(), units.end(), [&](const std::u32string& ending) { return text.ends_with(ending); });
}

struct Part {
  Passage words;
  bool new_department;  // a semicolon stands before
};

/// Parts between commas and semicolons; "och" parts only two departments.
std::vector<Part> parts_of(const Passage& raw) {
  static constexpr std::u32string_view kAnd = U" och ";
  std::vector<Part> parts;
  bool new_department = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= raw.size(); ++i) {
    const bool end = i == raw.size();
    const bool sign = !end && (raw.text[i] == U',' || raw.text[i] == U';');
    const bool two = !end && raw.text.compare(i, kAnd.size(), kAnd) == 0 && looks_like_department(raw.slice(begin, i));
    if (!end && !sign && !two) continue;
    if (Passage part = strip(raw.slice(begin, i), U"."); !part.empty()) parts.push_back({std::move(part), new_department});
    new_department = !end && raw.text[i] == U';';
    begin = i + (two ? kAnd.size() : 1);
  }
  return parts;
}

}  // namespace

std::vector<DepartmentPlace> read_departments(const Passage& raw) {
  std::vector<DepartmentPlace> departments;
  for (Part& part : parts_of(raw)) {
    const bool fits = !departments.empty() && !departments.back().unit && !part.new_department;
    if (fits && (looks_like_unit(part.words) || !looks_like_department(part.words))) {
      departments.back().unit = std::move(part.words);
    } else if (!departments.empty() && departments.back().unit && looks_like_unit(part.words) && !part.new_department) {
      departments.push_back({departments.back().department, std::move(part.words)});
    } else {
      departments.push_back({std::move(part.words), std::nullopt});
    }
  }
  return departments;
}

}  // namespace rodtrad::domain
