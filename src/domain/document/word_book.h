// The words by which a reader of documents knows what it sees: one TOML file of data/, tables of lists, read once. All
// in lower case; compared without regard to case.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rodtrad::domain {

using WordList = std::vector<std::u32string>;
using WordGroup = std::vector<std::pair<std::string, WordList>>;  // name → words, in the order of the file

class WordBook {
 public:
  /// "data/minutes_words.toml". The file is a part of the program: a fault in it is ours.
  explicit WordBook(const std::string& file);

  /// A table of the file. It must be there.
  const WordGroup& group(std::string_view table) const;
  /// One list of a table: list("people", "particles"). It must be there.
  const WordList& list(std::string_view table, std::string_view name) const;
  /// Name of the list in the table that holds the word, or "".
  std::string name_of(std::string_view table, std::u32string_view word) const;

 private:
  std::map<std::string, WordGroup, std::less<>> groups_;
};

bool contains(const WordList& list, std::u32string_view word);

}  // namespace rodtrad::domain
