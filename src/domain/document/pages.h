// Where the pages of a document begin in its text, and which part of the text is the document itself: a web page that
// shows a document has words of its own before and after it.
#pragma once

#include <string>
#include <vector>

namespace rodtrad::domain {

/// Half-open range of code points in the text.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

struct DocumentPage {
  int number = 0;   // as the web page or the sheet counts, from 1
  int printed = 0;  // as a document inside the file counts its own pages; 0: not told
  Extent extent;
};

struct DocumentPages {
  std::vector<DocumentPage> pages;  // one without number when the text does not tell
  Extent document;
};

DocumentPages find_pages(const std::u32string& text);

/// Words between white space, in order.
std::vector<Extent> words_in(std::u32string_view text, Extent within);
/// Digits with points, hyphens, slashes and brackets at most: "7", "(5)", "1(5)", "2014-08-21".
bool is_numeric(std::u32string_view word);

}  // namespace rodtrad::domain
