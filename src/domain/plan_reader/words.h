// The words by which the plan reader knows what it sees: data/plan_words.toml.
#pragma once

#include "domain/document/word_book.h"

namespace rodtrad::domain {

/// A table of the file: "labels". It must be there.
const WordGroup& word_group(std::string_view table);
/// One list of a table: words("people", "particles"). It must be there.
const WordList& words(std::string_view table, std::string_view name);
/// Name of the list in the table that holds the word, or "".
std::string name_of(std::string_view table, std::u32string_view word);

}  // namespace rodtrad::domain
