// The plan reader's word book.
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

static const WordBook& book() {
  static const WordBook plan_words("data/plan_words.toml");
  return plan_words;
}

const WordGroup& word_group(std::string_view table) { return book().group(table); }

const WordList& words(std::string_view table, std::string_view name) { return book().list(table, name); }

std::string name_of(std::string_view table, std::u32string_view word) { return book().name_of(table, word); }

}  // namespace rodtrad::domain
