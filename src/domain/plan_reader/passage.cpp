// Passages, their spans, and comparing of words.
#include "domain/plan_reader/passage.h"

#include "core/unicode.h"

namespace rodtrad::domain {

using core::is_space;

void Passage::add(char32_t c, std::uint32_t place) {
  text.push_back(c);
  at.push_back(place);
}

void Passage::add(const Passage& other) {
  text += other.text;
  at.insert(at.end(), other.at.begin(), other.at.end());
}

Passage Passage::slice(std::size_t begin, std::size_t end) const {
  end = std::min(end, text.size());
  begin = std::min(begin, end);
  while (begin < end && is_space(text[begin])) ++begin;
  while (end > begin && is_space(text[end - 1])) --end;
  const auto first = static_cast<std::ptrdiff_t>(begin), last = static_cast<std::ptrdiff_t>(end);
  return {text.substr(begin, end - begin), {at.begin() + first, at.begin() + last}};
}

std::string Passage::utf8() const { return core::to_utf8(text); }

bool is_footnote_mark(char32_t c) { return c == U'\u00B9' || c == U'\u00B2' || c == U'\u00B3' || (c >= U'\u2070' && c <= U'\u2079'); }

bool is_unseen(char32_t c) { return c == U'\u00AD' || c == U'\u200B' || c == U'\u2060' || c == U'\uFEFF'; }

bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

bool is_word_part(char32_t c) { return core::is_letter(c) || core::is_digit(c); }

static bool is_cleaned_away(char32_t c) { return is_space(c) || is_unseen(c) || is_hyphen(c) || is_footnote_mark(c) || c == U'*'; }

Spans spans_of(const Passage& passage, const std::u32string& source) {
  Spans spans;
  for (const std::uint32_t place : passage.at) {
    if (spans.empty()) {
      spans.push_back({place, place + 1u});
      continue;
    }
    std::size_t& end = spans.back().end;
    std::size_t reach = end;
    while (reach < place && is_cleaned_away(source[reach])) ++reach;
    if (reach < place) {
      if (is_hyphen(source[end])) ++end;
      spans.push_back({place, place});
    }
    spans.back().end = std::max<std::size_t>(spans.back().end, place + 1u);
  }
  return spans;
}

std::u32string lower(std::u32string_view text) {
  std::u32string result(text);
  for (char32_t& c : result) c = core::to_lower(c);
  return result;
}

std::u32string bare(std::u32string_view text) {
  std::u32string result;
  for (const char32_t c : text) {
    if (!is_space(c) && !is_hyphen(c)) result += core::to_lower(c);
  }
  return result;
}

bool word_at(std::u32string_view text, std::size_t at, std::u32string_view word) {
  if (text.substr(at, word.size()) != word) return false;
  const std::size_t end = at + word.size();
  return (at == 0 || !is_word_part(text[at - 1])) && (end == text.size() || !is_word_part(text[end]));
}

std::size_t find_word(std::u32string_view text, std::u32string_view word, std::size_t from) {
  for (std::size_t at = text.find(word, from); at != text.npos; at = text.find(word, at + 1)) {
    if (word_at(text, at, word)) return at;
  }
  return text.npos;
}

bool begins_with_word(std::u32string_view text, const std::vector<std::u32string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::u32string& word) { return word_at(text, 0, word); });
}

bool has_word(std::u32string_view text, const std::vector<std::u32string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::u32string& word) { return find_word(text, word) != text.npos; });
}

Passage strip(const Passage& passage, std::u32string_view unwanted) {
  const auto is_unwanted = [&](char32_t c) { return is_space(c) || unwanted.find(c) != unwanted.npos; };
  std::size_t begin = 0, end = passage.size();
  while (begin < end && is_unwanted(passage.text[begin])) ++begin;
  while (end > begin && is_unwanted(passage.text[end - 1])) --end;
  return passage.slice(begin, end);
}

}  // namespace rodtrad::domain
