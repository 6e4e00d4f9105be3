// Reads programmes out of a document: a programme by itself, or those that lie behind minutes.
#pragma once

#include "core/json.h"
#include "domain/programme/programme_document.h"

namespace rodtrad::domain {

struct PageRange {
  int first = 0;
  int last = 0;
};

/// "33-40" or "7"; nothing when the text is neither.
std::optional<PageRange> parse_pages(std::string_view text);

/// Every programme of the document, known by its title and its list of contents; with `pages` one that those pages hold.
/// Problems: programme_not_found, pages_unknown.
core::Expected<std::vector<ProgrammeDocument>> read_programmes(const SourceDocument& source, const std::string& file, std::optional<PageRange> pages);

/// Members of the open object.
void write_programme(core::JsonWriter& out, const ProgrammeDocument& programme);

}  // namespace rodtrad::domain
