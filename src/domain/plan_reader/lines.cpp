// Splitting into lines and cleaning of each.
#include "domain/plan_reader/lines.h"

#include "core/unicode.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

using core::is_digit;
using core::is_space;

namespace {

constexpr std::u32string_view kLineEnds = U"\n\r\f\v\u0085\u2028\u2029";
constexpr std::u32string_view kBullets = U"-\u2013\u2014\u2212\u2022*\u00B7\u25AA\u25E6\u2023\u25CF\u25CB\u25A0\u25A1\uF0B7\uF0A7";

struct Range {
  std::size_t begin;
  std::size_t end;
};

Range trimmed(const std::u32string& text, Range range) {
  const auto is_edge = [](char32_t c) { return is_space(c) || is_unseen(c); };
  while (range.begin < range.end && is_edge(text[range.begin])) ++range.begin;
  while (range.end > range.begin && is_edge(text[range.end - 1])) --range.end;
  return range;
}

/// "-----" or "=====": a drawn line.
bool is_rule(std::u32string_view words) { return words.size() >= 3 && words.find_first_not_of(U"-=_*~\u2013\u2014") == words.npos; }

/// "12", "- 12 -", "Sida 12 av 30", "12 (30)", "12/30".
bool is_page_mark(std::u32string_view line) {
  if (line.size() > 24 || (kBullets.find(line.front()) != kBullets.npos && kBullets.find(line.back()) == kBullets.npos)) return false;
  int numbers = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && is_word_part(line[end])) ++end;
    const std::u32string word = lower(line.substr(at, end - at));
    const bool number = !word.empty() && word.size() <= 3 && std::all_of(word.begin(), word.end(), is_digit);
    if (!word.empty() && !number && !contains(words("pages", "words"), word)) return false;
    numbers += number ? 1 : 0;
    at = std::max(end, at + 1);
  }
  return numbers == 1 || numbers == 2;
}

bool ends_in_unit(std::u32string_view text) {
  const std::size_t begin = text.find_last_of(U" \t") + 1;
  const std::u32string_view word = text.substr(begin);
  return word == U"m" || word == U"km" || word == U"dm" || word == U"cm" || word == U"mm";
}

/// A raised mark after a word or its punctuation is a footnote mark; after a number or a unit it is an exponent.
bool marks_footnote(std::u32string_view before) {
  return !before.empty() && !is_digit(before.back()) && !is_space(before.back()) && !ends_in_unit(before);
}

/// The words of a range: white space as one space (or one tab), without unseen characters, emphasis and footnote marks.
Passage clean(const std::u32string& text, Range range) {
  Passage passage;
  std::size_t space = range.end;  // where the white space before the next character begins
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const char32_t c = text[at];
    if (is_space(c)) {
      if (space == range.end || c == U'\t') space = at;
      continue;
    }
    const bool emphasis = c == U'*' && ((at + 1 < range.end && text[at + 1] == U'*') || (at > range.begin && text[at - 1] == U'*'));
    if (emphasis || is_unseen(c) || (is_footnote_mark(c) && marks_footnote(passage.text))) continue;
    if (space != range.end && !passage.empty()) passage.add(text[space] == U'\t' ? U'\t' : U' ', static_cast<std::uint32_t>(space));
    space = range.end;
    passage.add(c, static_cast<std::uint32_t>(at));
  }
  return passage;
}

/// Length of a list mark: "-", "•", "a)", "3)"; 0 when there is none.
std::size_t list_mark_length(std::u32string_view line) {
  if (kBullets.find(line.front()) != kBullets.npos) return 1;
  if (const std::size_t close = line.find(U')'); close == 1 || close == 2) {
    const bool all = std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(close), is_word_part);
    return all ? close + 1 : 0;
  }
  return line.front() == U'o' && line.size() > 1 && line[1] == U'\t' ? 1 : 0;
}

/// The same with the white space after it, which must be there.
std::size_t bullet_length(std::u32string_view line) {
  const std::size_t mark = list_mark_length(line);
  std::size_t end = mark;
  while (end < line.size() && is_space(line[end])) ++end;
  return mark == 0 || end == mark ? 0 : end;
}

std::size_t heading_mark_length(std::u32string_view line) {
  std::size_t end = std::min(line.find_first_not_of(U'#'), line.size());
  const std::size_t marks = end;
  while (end < line.size() && is_space(line[end])) ++end;
  return marks == 0 || marks > 6 || end == marks ? 0 : end;
}

LineKind kind_of(std::u32string_view line, PlanLine& result, Range& range) {
  if (line.empty() || is_rule(line)) return LineKind::blank;
  if (is_page_mark(line)) return LineKind::page_mark;
  if (is_footnote_mark(line.front())) {
    result.mark = line.front();
    ++range.begin;
    return LineKind::footnote;
  }
  if (const std::size_t length = bullet_length(line)) {
    range.begin += length;
    return LineKind::bullet;
  }
  if (const std::size_t length = heading_mark_length(line)) {
    result.heading_mark = true;
    range.begin += length;
  }
  return line.substr(line.size() - (range.end - range.begin)).find(U'\t') == line.npos ? LineKind::words : LineKind::row;
}

PlanLine read_line(const std::u32string& text, Range whole, std::size_t number) {
  PlanLine line{.number = number};
  Range range = trimmed(text, whole);
  line.soft_hyphen = range.end < whole.end && text[range.end] == U'\u00AD';
  line.kind = kind_of(std::u32string_view(text).substr(range.begin, range.end - range.begin), line, range);
  line.words = clean(text, range);
  if (line.words.empty()) line.kind = LineKind::blank;
  return line;
}

core::Problem too_long(const std::string& file, std::size_t number) {
  return {.code = "plan_line_too_long",
          .place = {.file = file, .line = static_cast<int>(number)},
          .message = {.sv = "raden har över en miljon tecken", .en = "the line has over a million characters"},
          .hint = {.sv = "spara planen som text med radbrytningar", .en = "save the plan as text with line breaks"}};
}

}  // namespace

core::Expected<std::vector<PlanLine>> read_lines(const std::u32string& text, const std::string& file) {
  std::vector<PlanLine> lines;
  bool new_page = false;
  for (std::size_t begin = 0, number = 1; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find_first_of(kLineEnds, begin), text.size());
    if (end - begin > kLongestPlanLine) return core::fail(too_long(file, number));
    lines.push_back(read_line(text, {begin, end}, number));
    lines.back().new_page = std::exchange(new_page, end < text.size() && text[end] == U'\f');
    begin = end + (text.compare(end, 2, U"\r\n") == 0 ? 2 : 1);
  }
  return lines;
}

}  // namespace rodtrad::domain
