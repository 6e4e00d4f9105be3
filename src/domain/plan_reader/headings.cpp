// Known headings and labels.
#include "domain/plan_reader/headings.h"

#include "core/unicode.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kLongestHeading = 60;  // of the known ones
constexpr std::size_t kLongestValue = 2000;  // of metadata: what is longer is running text

/// Length of "3.1 " or "3. " with the white space after it. A number without a full stop is no numbering, nor is a year.
std::size_t numbering_length_of(std::u32string_view text) {
  std::size_t end = 0, digits = 0;
  bool stop = false;
  for (; end < text.size() && (core::is_digit(text[end]) || (text[end] == U'.' && digits > 0)); ++end) {
    stop |= text[end] == U'.';
    digits = text[end] == U'.' ? 0 : digits + 1;
    if (digits > 2) return 0;
  }
  if (!stop || end == text.size() || !core::is_space(text[end])) return 0;
  while (end < text.size() && core::is_space(text[end])) ++end;
  return end;
}

std::u32string lower_heading(const Passage& line) {
  if (line.size() > kLongestHeading) return {};
  return lower(heading_words(line).text);
}

/// "syfte och verksamhetsnytta" → both, when each side is a section.
std::vector<std::string> combined_sections(const std::u32string& heading) {
  static constexpr std::u32string_view kJoints[] = {U" och ", U" samt ", U" & ", U"/", U" / "};
  for (const std::u32string_view joint : kJoints) {
    const std::size_t at = heading.find(joint);
    if (at == heading.npos) continue;
    const std::string first = name_of("sections", heading.substr(0, at)), second = name_of("sections", heading.substr(at + joint.size()));
    if (!first.empty() && !second.empty()) return {first, second};
  }
  return {};
}

std::optional<Label> labelled(const Passage& line, std::string_view table) {
  const std::size_t at = std::u32string_view(line.text).substr(0, kLongestHeading).find_first_of(U":\t");
  if (at == line.text.npos) return std::nullopt;
  const std::string field = name_of(table, lower(line.slice(0, at).text));
  if (field.empty()) return std::nullopt;
  return Label{field, strip(line.slice(at + 1), U"")};
}

}  // namespace

bool is_numbered(const Passage& line) { return numbering_length_of(line.text) > 0; }

Passage heading_words(const Passage& line) { return strip(line.slice(numbering_length_of(line.text)), U":"); }

std::vector<std::string> sections_of(const Passage& line) {
  const std::u32string heading = lower_heading(line);
  if (heading.empty()) return {};
  if (std::string field = name_of("sections", heading); !field.empty()) return {std::move(field)};
  return combined_sections(heading);
}

std::string plan_heading_of(const Passage& line) {
  const std::u32string heading = lower_heading(line);
  if (heading.empty()) return {};
  if (std::string name = name_of("plan_headings", heading); !name.empty()) return name;
  if (heading.back() == U'.' || heading.back() == U',') return {};
  for (const char* name : {"appendix", "horizon_scan"}) {
    if (begins_with_word(heading, words("plan_headings", name))) return name;
  }
  return {};
}

bool is_known_heading(const Passage& line) { return !sections_of(line).empty() || !plan_heading_of(line).empty(); }

std::optional<Label> label_of(const Passage& line) { return line.size() <= kLongestValue ? labelled(line, "labels") : std::nullopt; }

std::optional<Label> inline_section_of(const Passage& line) {
  auto label = labelled(line, "sections");
  return label && !label->value.empty() ? label : std::nullopt;
}

}  // namespace rodtrad::domain
