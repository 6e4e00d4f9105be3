// Finding of page numbers, running heads and footnotes.
#include "domain/plan_reader/debris.h"

#include "core/unicode.h"
#include "domain/plan_reader/headings.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kFewestRunningHeads = 3;
constexpr std::size_t kMostAboveTitle = 6;  // lines

using Lines = std::vector<PlanLine>;

bool is_empty(const Lines& lines, std::size_t i) { return i >= lines.size() || lines[i].kind == LineKind::blank || lines[i].debris; }

bool has_gap_above(const Lines& lines, std::size_t i) { return i == 0 || lines[i].new_page || is_empty(lines, i - 1); }

bool stands_alone(const Lines& lines, std::size_t i) { return has_gap_above(lines, i) || is_empty(lines, i + 1) || lines[i + 1].new_page; }

/// A line right below others is the end of a paragraph, unless the page ends right after it.
bool may_stand_at_edge(const Lines& lines, std::size_t i) {
  if (has_gap_above(lines, i)) return true;
  return i + 1 < lines.size() && (lines[i + 1].new_page || lines[i + 1].kind == LineKind::page_mark);
}

void mark_page_numbers(Lines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::page_mark && stands_alone(lines, i)) lines[i].debris = true;
    if (lines[i].kind == LineKind::page_mark && !lines[i].debris) lines[i].kind = LineKind::words;
  }
}

/// A footnote reaches to the next empty line.
std::vector<Footnote> take_footnotes(Lines& lines) {
  std::vector<Footnote> footnotes;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::footnote) continue;
    footnotes.push_back({.mark = lines[i].mark, .words = lines[i].words});
    lines[i].debris = true;
    while (i + 1 < lines.size() && lines[i + 1].kind == LineKind::words && !lines[i + 1].new_page) {
      ++i;
      lines[i].debris = true;
      footnotes.back().words.add(U' ', lines[i].words.at.front() - 1);
      footnotes.back().words.add(lines[i].words);
    }
  }
  return footnotes;
}

/// The words without the page number that may stand before or after them.
std::u32string running_key(const PlanLine& line) {
  std::u32string key = bare(line.words.text);
  while (!key.empty() && !core::is_letter(key.back())) key.pop_back();
  const auto first = std::find_if(key.begin(), key.end(), core::is_letter);
  return key.substr(static_cast<std::size_t>(first - key.begin()));
}

bool may_run(const PlanLine& line) {
  const std::u32string& text = line.words.text;
  const bool plain = line.kind == LineKind::words || line.kind == LineKind::row;
  return plain && text.size() <= 120 && text.back() != U':' && text.find(U"...") == text.npos && !is_known_heading(line.words) &&
         !label_of(line.words);
}

/// A number of at most three digits stands last, or first.
bool carries_page_number(std::u32string_view text) {
  const std::size_t last = text.find_last_of(U" \t"), first = text.find_first_of(U" \t");
  if (first == text.npos) return false;
  const auto is_number = [](std::u32string_view word) { return word.size() <= 3 && std::all_of(word.begin(), word.end(), core::is_digit); };
  return is_number(text.substr(last + 1)) || is_number(text.substr(0, first));
}

/// The nearest line with words above or below is a page number, or a new page begins between.
bool at_page_edge(const Lines& lines, std::size_t i) {
  if (lines[i].new_page || carries_page_number(lines[i].words.text)) return true;
  for (std::size_t up = i; up-- > 0 && i - up < 6;) {
    if (lines[up].kind == LineKind::page_mark) return true;
    if (lines[up].kind != LineKind::blank) break;
  }
  for (std::size_t down = i + 1; down < lines.size() && down - i < 6; ++down) {
    if (lines[down].kind == LineKind::page_mark || lines[down].new_page) return true;
    if (lines[down].kind != LineKind::blank) break;
  }
  return false;
}

bool names_plan(const PlanLine& line) {
  if (!may_run(line) || line.words.text.back() == U'.') return false;
  const std::u32string text = lower(line.words.text);
  const WordList& stems = words("front", "title");
  return std::any_of(stems.begin(), stems.end(), [&](const std::u32string& stem) { return text.find(stem) != text.npos; });
}

/// The first line, or a line near it that alone speaks of a plan: above it may stand the head of the page.
std::optional<std::size_t> title_line(const Lines& lines) {
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < lines.size() && first.size() < kMostAboveTitle; ++i) {
    if (!is_empty(lines, i)) first.push_back(i);
  }
  if (first.empty()) return std::nullopt;
  const auto named = std::find_if(first.begin(), first.end(), [&](std::size_t i) { return names_plan(lines[i]); });
  return named == first.end() ? first.front() : *named;
}

/// A line that comes back at least three times, mostly at page edges, is a running head. The plan's title is kept once
/// and runs wherever it comes back.
void mark_running_heads(Lines& lines) {
  std::map<std::u32string, std::vector<std::size_t>> places;
  const std::optional<std::size_t> title = title_line(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_empty(lines, i)) continue;
    if (may_run(lines[i]) && may_stand_at_edge(lines, i)) places[running_key(lines[i])].push_back(i);
  }
  for (const auto& [key, found] : places) {
    if (key.empty() || found.size() < kFewestRunningHeads) continue;
    const auto edges = std::count_if(found.begin(), found.end(), [&](std::size_t i) { return at_page_edge(lines, i); });
    if (found.front() != *title && 2 * static_cast<std::size_t>(edges) < found.size()) continue;
    for (const std::size_t i : found) lines[i].debris = i != *title;
  }
}

}  // namespace

std::vector<Footnote> take_debris(Lines& lines) {
  mark_page_numbers(lines);
  std::vector<Footnote> footnotes = take_footnotes(lines);
  mark_running_heads(lines);
  return footnotes;
}

}  // namespace rodtrad::domain
