// Telling of names.
#include "domain/document/person_name.h"

#include "core/unicode.h"
#include "domain/document/document_words.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kLongestParty = 4;

char32_t without_accent(char32_t c) {
  static constexpr std::u32string_view kAccented = U"éèêëáàâíìîïóòôúùûüÉÈÊËÁÀÂÍÌÎÏÓÒÔÚÙÛÜçÇñÑ";
  static constexpr std::u32string_view kPlain = U"eeeeaaaiiiiooouuuuEEEEAAAIIIIOOOUUUUcCnN";
  const std::size_t at = kAccented.find(c);
  return at == kAccented.npos ? c : kPlain[at];
}

std::u32string_view bare_word(std::u32string_view word) {
  while (!word.empty() && std::u32string_view(U",.;:").find(word.back()) != std::u32string_view::npos) word.remove_suffix(1);
  return word;
}

bool ends_in(std::u32string_view word, const char* list) {
  const std::u32string low = lower(bare_word(word));
  const WordList& endings = document_words().list("people", list);
  return std::any_of(endings.begin(), endings.end(), [&](const std::u32string& ending) { return low.ends_with(ending); });
}

bool is_particle(std::u32string_view word) { return contains(document_words().list("people", "particles"), word); }

}  // namespace

bool is_office(std::u32string_view word) { return ends_in(word, "offices"); }

bool is_title(std::u32string_view word) { return ends_in(word, "titles"); }

bool is_name_word(std::u32string_view word) {
  const std::u32string_view bare = bare_word(word);
  if (bare.size() < 2 || !core::is_upper(bare[0]) || is_office(bare)) return false;
  const bool letters =
      std::all_of(bare.begin(), bare.end(), [](char32_t c) { return core::is_letter(c) || is_hyphen(c) || c == U'\'' || c == U'\u2019'; });
  return letters && std::any_of(bare.begin() + 1, bare.end(), [](char32_t c) { return core::is_letter(c) && !core::is_upper(c); });
}

std::optional<Extent> name_at(const Zone& zone, std::size_t place, std::size_t most_words) {
  Extent name{place, place};
  std::size_t count = 0;
  for (std::size_t at = place; at < zone.size() && count < most_words; at = zone.next_word(at)) {
    const std::u32string_view word = zone.word_at(at);
    if (count > 0 && is_particle(word)) continue;
    if (!is_name_word(word)) break;
    ++count;
    name.end = at + bare_word(word).size();
    if (bare_word(word).size() < word.size()) break;
  }
  return count >= 2 ? std::optional(name) : std::nullopt;
}

std::optional<Extent> party_at(const Zone& zone, std::size_t place) {
  if (place >= zone.size() || zone.words.text[place] != U'(') return std::nullopt;
  std::size_t end = place + 1;
  while (end < zone.size() && core::is_upper(zone.words.text[end])) ++end;
  const std::size_t letters = end - place - 1;
  if (letters == 0 || letters > kLongestParty || end == zone.size() || zone.words.text[end] != U')') return std::nullopt;
  return Extent{place, end + 1};
}

bool same_but_for_accents(std::u32string_view a, std::u32string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char32_t x, char32_t y) { return without_accent(x) == without_accent(y); });
}

}  // namespace rodtrad::domain
