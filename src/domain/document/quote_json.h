// Quotes and texts in JSON.
#pragma once

#include "core/json_list.h"
#include "domain/document/quote.h"

namespace rodtrad::domain {

/// null when the text is empty.
void write_text(core::JsonWriter& out, std::string_view name, const std::string& text);
/// Only when there is something in it.
void write_some(core::JsonWriter& out, std::string_view name, const std::vector<std::string>& list);
/// {"page", "start", "end", "quote"}; null when empty.
void write_quote(core::JsonWriter& out, std::string_view name, const Quote& quote);
void write_quotes(core::JsonWriter& out, std::string_view name, const std::vector<Quote>& quotes);

}  // namespace rodtrad::domain
