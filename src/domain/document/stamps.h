// Running heads and feet: words that most pages of a part of the document begin or end with.
#pragma once

#include "domain/document/pages.h"

namespace rodtrad::domain {

struct PageWords {
  int number = 0;
  int printed = 0;  // number at the foot, of a document inside the file
  std::vector<Extent> words;
  std::vector<bool> debris;  // beside each word: it belongs to the page, not to the text
};

/// Marks running heads, feet and page numbers. A heading that stands inside a running head stays.
void mark_stamps(const std::u32string& text, std::vector<PageWords>& pages);

}  // namespace rodtrad::domain
