// A passage: cleaned words that remember where each of their code points stands in the decoded text. Every value of a
// plan is cut from a passage, so that its spans follow by themselves.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan_document.h"

namespace rodtrad::domain {

struct Passage {
  std::u32string text;
  std::vector<std::uint32_t> at;  // place of each code point in the decoded text

  bool empty() const { return text.empty(); }
  std::size_t size() const { return text.size(); }
  void add(char32_t c, std::uint32_t place);
  void add(const Passage& other);
  /// Part [begin, end), without white space around.
  Passage slice(std::size_t begin, std::size_t end = std::u32string::npos) const;
  std::string utf8() const;
};

/// Spans of a passage: what cleaning took away (white space, soft hyphens, a hyphen at a line end, emphasis, footnote
/// marks) lies inside a span; a page number or a running head between two lines parts it.
Spans spans_of(const Passage& passage, const std::u32string& source);

/// Lower case, code point by code point: places stay.
std::u32string lower(std::u32string_view text);
/// For comparing names and headings: lower case, without spaces and hyphens.
std::u32string bare(std::u32string_view text);

/// One of the marks ¹²³⁴… or ⁱ.
bool is_footnote_mark(char32_t c);
/// Soft hyphen, zero-width space, byte order mark: characters that are not seen.
bool is_unseen(char32_t c);
bool is_hyphen(char32_t c);
bool is_word_part(char32_t c);  // letter or digit

/// `word` (in lower case) stands in `text` (in lower case) at `at` and does not go on in a longer word on either side.
bool word_at(std::u32string_view text, std::size_t at, std::u32string_view word);
/// Place of the first such word from `from` on, or npos.
std::size_t find_word(std::u32string_view text, std::u32string_view word, std::size_t from = 0);

/// `text` begins with one of the words or phrases (in lower case), as whole words.
bool begins_with_word(std::u32string_view text, const std::vector<std::u32string>& words);
bool has_word(std::u32string_view text, const std::vector<std::u32string>& words);

/// `text` without any of the characters in `unwanted` at its ends.
Passage strip(const Passage& passage, std::u32string_view unwanted);

}  // namespace rodtrad::domain
