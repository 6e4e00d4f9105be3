// Lists that were printed with one entry to a line, split into their entries when the lines have been lost.
#pragma once

#include "domain/document/source_document.h"
#include "domain/document/zone.h"

namespace rodtrad::domain {

/// Splits where a new entry must begin: before a name that is known, before words that always begin one ("Enheten"),
/// at a capital after a word in small letters, and between a word and itself. When the text has lines of its own they part the entries.
/// `known` in lower case, without spaces and hyphens (`bare`).
std::vector<Zone> split_entries(const Zone& list, const std::vector<std::u32string>& known, const SourceDocument& source);

}  // namespace rodtrad::domain
