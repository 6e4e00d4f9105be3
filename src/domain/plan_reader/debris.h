// What belongs to the page and not to the text: page numbers, running heads, footnotes.
#pragma once

#include <vector>

#include "domain/plan_reader/lines.h"

namespace rodtrad::domain {

struct Footnote {
  char32_t mark = 0;
  Passage words;
};

/// Marks the lines that are debris and returns the footnotes among them.
std::vector<Footnote> take_debris(std::vector<PlanLine>& lines);

}  // namespace rodtrad::domain
