// Splitting into sentences.
#include "domain/plan_reader/sentences.h"

#include "core/unicode.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

constexpr std::u32string_view kClosers = U")]\u201D\"\u2019'";

/// The word that ends before `at`, with the full stops inside it: "t.ex".
std::u32string word_before(std::u32string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 12 && (is_word_part(text[begin - 1]) || text[begin - 1] == U'.')) --begin;
  return lower(text.substr(begin, at - begin));
}

bool is_abbreviation(std::u32string_view text, std::size_t stop, std::size_t sentence_begin) {
  const std::u32string word = word_before(text, stop);
  const bool initial = word.size() == 1 && core::is_letter(word[0]);
  const bool numbering =
      stop - word.size() == sentence_begin && word.size() <= 2 && !word.empty() && std::all_of(word.begin(), word.end(), core::is_digit);
  return initial || numbering || contains(words("sentences", "abbreviations"), word);
}

bool begins_sentence(char32_t c) { return core::is_upper(c) || c == U'(' || c == U'"' || c == U'\u201D' || c == U'\u201C'; }

/// End of the sentence whose mark stands at `at` (after closing brackets and quotes), or `at` when it does not end here.
std::size_t end_after(std::u32string_view text, std::size_t at, std::size_t sentence_begin) {
  std::size_t end = at + 1;
  while (end < text.size() && kClosers.find(text[end]) != kClosers.npos) ++end;
  if (end == text.size()) return end;
  if (!core::is_space(text[end])) return at;
  if (text[at] == U'.' && (is_abbreviation(text, at, sentence_begin) || end + 1 >= text.size() || !begins_sentence(text[end + 1]))) return at;
  return end;
}

}  // namespace

std::vector<Passage> sentences_of(const Passage& paragraph) {
  const std::u32string_view text = paragraph.text;
  const std::size_t last_close = text.rfind(U')');
  std::vector<Passage> sentences;
  std::size_t begin = 0, depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'(' && last_close != text.npos && i < last_close) ++depth;
    if (text[i] == U')' && depth > 0) --depth;
    if (depth > 0 || (text[i] != U'.' && text[i] != U'?' && text[i] != U'!')) continue;
    const std::size_t end = end_after(text, i, begin);
    if (end == i) continue;
    sentences.push_back(paragraph.slice(begin, end));
    begin = end;
    while (begin < text.size() && core::is_space(text[begin])) ++begin;
    i = end - 1;
  }
  if (Passage rest = paragraph.slice(begin); !rest.empty()) sentences.push_back(std::move(rest));
  return sentences;
}

}  // namespace rodtrad::domain
