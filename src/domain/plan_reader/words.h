// The words by which the reader knows what it sees: data/plan_words.toml, read once. All in lower case.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rodtrad::domain {

using WordList = std::vector<std::u32string>;
using WordGroup = std::vector<std::pair<std::string, WordList>>;  // name → words, in the order of the file

/// A table of the file: "labels". It must be there.
const WordGroup& word_group(std::string_view table);
/// One list of a table: words("people", "particles"). It must be there.
const WordList& words(std::string_view table, std::string_view name);

bool contains(const WordList& list, std::u32string_view word);
/// Name of the list in the table that holds the word, or "".
std::string name_of(std::string_view table, std::u32string_view word);

}  // namespace rodtrad::domain
