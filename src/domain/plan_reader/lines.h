// Lines of the decoded text, cleaned, with what their marks say: bullet, heading mark, footnote, page number.
#pragma once

#include <vector>

#include "core/expected.h"
#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

inline constexpr std::size_t kLongestPlanLine = 1u << 20;  // code points

enum class LineKind {
  blank,
  words,
  bullet,     // a list mark stood before the words
  row,        // cells with tabs between
  footnote,   // begins with a footnote mark
  page_mark,  // a page number alone
};

struct PlanLine {
  std::size_t number = 0;  // from 1
  LineKind kind = LineKind::blank;
  Passage words;              // without bullet and heading marks
  char32_t mark = 0;          // of a footnote
  bool heading_mark = false;  // "## "
  bool new_page = false;      // a form feed stands before
  bool soft_hyphen = false;   // the last word goes on in the next line
  bool debris = false;        // belongs to the page, not to the text
};

/// Problem: plan_line_too_long.
core::Expected<std::vector<PlanLine>> read_lines(const std::u32string& text, const std::string& file);

}  // namespace rodtrad::domain
