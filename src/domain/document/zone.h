// A zone: a stretch of a document's words with its lower-case twin for searching. Places count from the zone's begin.
#pragma once

#include <optional>

#include "domain/document/pages.h"
#include "domain/document/word_book.h"
#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

inline constexpr std::size_t kNowhere = std::u32string::npos;

struct Zone {
  Passage words;
  std::u32string low;

  Zone() = default;
  explicit Zone(Passage passage) : words(std::move(passage)), low(lower(words.text)) {}

  std::size_t size() const { return words.size(); }
  bool empty() const { return words.empty(); }
  std::string utf8() const { return words.utf8(); }
  /// Part [begin, end), without white space around.
  Zone part(std::size_t begin, std::size_t end = kNowhere) const { return Zone(words.slice(begin, end)); }

  /// First place at or after `from` where one of the phrases stands as whole words; the longest of those that begin there.
  std::optional<Extent> find(const WordList& phrases, std::size_t from = 0) const;
  std::optional<Extent> find(std::u32string_view phrase, std::size_t from = 0) const;
  /// One of the phrases stands right here.
  std::optional<Extent> at(const WordList& phrases, std::size_t place) const;
  bool has(const WordList& phrases) const { return find(phrases).has_value(); }

  /// The word that begins at a place.
  std::u32string_view word_at(std::size_t place) const;
  /// Place of the next word.
  std::size_t next_word(std::size_t place) const;
  bool is_capital(std::size_t place) const;
  /// Here a sentence or a heading may begin: a capital, and no comma or small joining word before.
  bool begins_phrase(std::size_t place) const;
};

/// Without the words at its beginning when it begins with one of them.
Zone without_begin(const Zone& zone, const WordList& words);

/// A phrase that begins with a capital, as headings and labels do.
std::optional<Extent> find_heading(const Zone& zone, const WordList& phrases, std::size_t from = 0);

/// Stands in a text only as a mark: "-", "–", ",".
bool is_mark(std::u32string_view word);

}  // namespace rodtrad::domain
