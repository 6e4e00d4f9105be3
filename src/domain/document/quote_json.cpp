// Writing of quotes.
#include "domain/document/quote_json.h"

namespace rodtrad::domain {

using core::JsonWriter;

static void write_value(JsonWriter& out, const Quote& quote) {
  if (quote.spans.empty()) {
    out.null();
    return;
  }
  out.begin_object();
  if (quote.page > 0) out.member("page", quote.page);
  out.member("start", quote.spans.front().begin).member("end", quote.spans.back().end).member("quote", quote.text).end_object();
}

void write_text(JsonWriter& out, std::string_view name, const std::string& text) {
  out.key(name);
  text.empty() ? out.null() : out.value(text);
}

void write_some(JsonWriter& out, std::string_view name, const std::vector<std::string>& list) {
  if (!list.empty()) write_list(out, name, list);
}

void write_quote(JsonWriter& out, std::string_view name, const Quote& quote) {
  out.key(name);
  write_value(out, quote);
}

void write_quotes(JsonWriter& out, std::string_view name, const std::vector<Quote>& quotes) { write_list(out, name, quotes, write_value); }

}  // namespace rodtrad::domain
