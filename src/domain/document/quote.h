// What was read, with its places: the words as cleaned, their spans in the text, the page. A value that follows from
// words by a rule names the rule.
#pragma once

#include "domain/document/source_document.h"
#include "domain/document/zone.h"

namespace rodtrad::domain {

struct Quote {
  std::string text;
  Spans spans;
  int page = 0;      // 0: the text does not tell
  std::string rule;  // of a derived value
  bool empty() const { return text.empty(); }
};

Quote quote_of(const Passage& words, const SourceDocument& source);
/// Another text that follows from these words by the rule.
Quote derived_from(const Passage& words, const SourceDocument& source, std::string text, std::string rule);

}  // namespace rodtrad::domain
