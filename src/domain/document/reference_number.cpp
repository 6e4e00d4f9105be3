// Reading of reference numbers.
#include "domain/document/reference_number.h"

#include "core/unicode.h"
#include "domain/document/document_words.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kLongestSeries = 7;  // letters before the number: "RFUL", "VOHJS"

bool has_digit(std::u32string_view word) { return std::any_of(word.begin(), word.end(), core::is_digit); }

bool is_series(std::u32string_view word) {
  return word.size() <= kLongestSeries && !word.empty() && std::all_of(word.begin(), word.end(), core::is_upper);
}

/// Letters, digits and - / : . only, with a digit: "14-160", "KS/2016:51", "RS150304", "/13".
bool is_number_part(std::u32string_view word) {
  return has_digit(word) && std::all_of(word.begin(), word.end(), [](char32_t c) {
           return core::is_digit(c) || core::is_upper(c) || std::u32string_view(U"-/:.").find(c) != std::u32string_view::npos;
         });
}

std::size_t end_of_word(const Zone& zone, std::size_t place) {
  std::size_t end = place + zone.word_at(place).size();
  while (end > place && std::u32string_view(U",.;").find(zone.words.text[end - 1]) != std::u32string_view::npos) --end;
  return end;
}

std::u32string_view word_of(const Zone& zone, std::size_t place) {
  return std::u32string_view(zone.words.text).substr(place, end_of_word(zone, place) - place);
}

/// The number that begins here, perhaps of two or three words: "LS 1301-0117", "RJL2015 /1943", "RJL 2015/ 1862".
Extent number_at(const Zone& zone, std::size_t place) {
  std::size_t at = place;
  if (at < zone.size() && is_series(word_of(zone, at))) at = zone.next_word(at);
  if (at >= zone.size() || !is_number_part(word_of(zone, at))) return {place, place};
  Extent number{place, end_of_word(zone, at)};
  const std::size_t next = zone.next_word(at);
  if (next >= zone.size()) return number;
  const bool goes_on = zone.words.text[number.end - 1] == U'/' ? is_number_part(word_of(zone, next))
                                                               : zone.words.text[next] == U'/' && is_number_part(word_of(zone, next));
  if (goes_on) number.end = end_of_word(zone, next);
  return number;
}

}  // namespace

std::optional<ReferenceNumber> reference_at(const Zone& zone, std::size_t place) {
  const auto label = zone.at(document_words().list("reference", "labels"), place);
  if (!label) return std::nullopt;
  std::size_t at = label->end;
  while (at < zone.size() && (zone.words.text[at] == U':' || zone.words.text[at] == U' ')) ++at;
  const Extent number = at < zone.size() ? number_at(zone, at) : Extent{label->end, label->end};
  return ReferenceNumber{{label->begin, number.size() > 0 ? number.end : label->end}, number};
}

std::optional<ReferenceNumber> find_reference(const Zone& zone, std::size_t from, std::size_t to) {
  const auto label = zone.find(document_words().list("reference", "labels"), from);
  return label && label->begin < to ? reference_at(zone, label->begin) : std::nullopt;
}

}  // namespace rodtrad::domain
