// Searching in zones.
#include "domain/document/zone.h"

#include "core/unicode.h"
#include "domain/document/document_words.h"

namespace rodtrad::domain {

std::optional<Extent> Zone::find(const WordList& phrases, std::size_t from) const {
  std::optional<Extent> first;
  for (const std::u32string& phrase : phrases) {
    const auto found = find(phrase, from);
    if (!found) continue;
    const bool better = !first || found->begin < first->begin || (found->begin == first->begin && found->end > first->end);
    if (better) first = found;
  }
  return first;
}

std::optional<Extent> Zone::find(std::u32string_view phrase, std::size_t from) const {
  const std::size_t place = find_word(low, phrase, from);
  return place == low.npos ? std::nullopt : std::optional(Extent{place, place + phrase.size()});
}

std::optional<Extent> Zone::at(const WordList& phrases, std::size_t place) const {
  std::optional<Extent> longest;
  for (const std::u32string& phrase : phrases) {
    if (place < low.size() && domain::word_at(low, place, phrase) && (!longest || phrase.size() > longest->size()))
      longest = {place, place + phrase.size()};
  }
  return longest;
}

std::u32string_view Zone::word_at(std::size_t place) const {
  const std::size_t end = std::min(words.text.find(U' ', place), words.text.size());
  return std::u32string_view(words.text).substr(std::min(place, words.text.size()), end - std::min(place, end));
}

std::size_t Zone::next_word(std::size_t place) const {
  const std::size_t space = words.text.find(U' ', place);
  return space == words.text.npos ? words.text.size() : space + 1;
}

bool Zone::is_capital(std::size_t place) const { return place < size() && core::is_upper(words.text[place]); }

bool Zone::begins_phrase(std::size_t place) const {
  if (!is_capital(place) || (place > 0 && words.text[place - 1] != U' ')) return false;
  if (place < 2) return true;
  const std::size_t space = words.text.rfind(U' ', place - 2);
  const std::size_t before = space == words.text.npos ? 0 : space + 1;
  const std::u32string_view word = word_at(before);
  return word.back() != U',' && !contains(document_words().list("lists", "joins"), lower(word));
}

Zone without_begin(const Zone& zone, const WordList& words) {
  const auto begin = zone.at(words, 0);
  return begin ? zone.part(begin->end) : zone;
}

std::optional<Extent> find_heading(const Zone& zone, const WordList& phrases, std::size_t from) {
  for (auto found = zone.find(phrases, from); found; found = zone.find(phrases, found->begin + 1)) {
    if (zone.is_capital(found->begin)) return found;
  }
  return std::nullopt;
}

bool is_mark(std::u32string_view word) { return std::none_of(word.begin(), word.end(), is_word_part); }

}  // namespace rodtrad::domain
