// A document as the readers of minutes, programmes and portfolios take it: its words in order, each with its place in the
// text, without what belongs to the pages. Line breaks say nothing, so that text pasted with other widths reads the same.
#pragma once

#include "core/expected.h"
#include "domain/document/pages.h"
#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

struct SourceDocument {
  std::u32string text;              // decoded, unchanged
  std::vector<DocumentPage> pages;  // in order
  Extent document;                  // the rest of the text is about other things
  Passage words;                    // of the document, with one space between
  std::vector<std::size_t> starts;  // of pages in `words`, beside `pages`
  std::vector<Passage> stamps;      // running heads and feet, one for each page and edge
  bool has_lines = false;           // most lines are shorter than the longest: the text is set in lines of its own

  /// Page of a place in `words`; 0 when the text does not tell.
  int page_at(std::size_t place) const;
  /// A line of the text begins at this place in `words`.
  bool begins_line(std::size_t place) const;
};

/// Problems: those of read_document_text and decode_document.
core::Expected<SourceDocument> read_source_document(const std::string& bytes, const std::string& file, core::Problems& notes);

/// Words of a part of the text, without regard to pages.
Passage words_of(const std::u32string& text, Extent within);

}  // namespace rodtrad::domain
