// Making of quotes.
#include "domain/document/quote.h"

namespace rodtrad::domain {

Quote quote_of(const Passage& words, const SourceDocument& source) {
  Quote quote{.text = words.utf8(), .spans = spans_of(words, source.text)};
  if (words.empty()) return quote;
  for (const DocumentPage& page : source.pages) {
    if (words.at[0] >= page.extent.begin && words.at[0] < page.extent.end) quote.page = page.number;
  }
  return quote;
}

Quote derived_from(const Passage& words, const SourceDocument& source, std::string text, std::string rule) {
  Quote quote = quote_of(words, source);
  quote.text = std::move(text);
  quote.rule = std::move(rule);
  return quote;
}

}  // namespace rodtrad::domain
