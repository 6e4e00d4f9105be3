// Finding of pages: form feeds, or paragraphs that begin with their page number, as web viewers of documents write.
#include "domain/document/pages.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/unicode.h"
#include "domain/document/document_words.h"
#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kFewestPages = 3;
constexpr std::size_t kShareOfAlike = 4;  // one page in so many begins or ends as others do

std::u32string_view part(std::u32string_view text, Extent extent) { return text.substr(extent.begin, extent.size()); }

/// What stands between empty lines, without white space around.
std::vector<Extent> paragraphs_of(std::u32string_view text) {
  std::vector<Extent> paragraphs;
  bool open = false;
  int line_ends = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (core::is_space(text[i])) {
      line_ends += text[i] == U'\n' ? 1 : 0;
      open = open && line_ends < 2;
      continue;
    }
    if (!open) paragraphs.push_back({i, i});
    open = true;
    line_ends = 0;
    paragraphs.back().end = i + 1;
  }
  return paragraphs;
}

/// Length of the number that begins the paragraph and stands alone as a word; 0 when it is not `number`.
std::size_t length_of_number(std::u32string_view paragraph, int number) {
  const std::u32string wanted = core::to_code_points(std::to_string(number));
  if (paragraph.substr(0, wanted.size()) != wanted) return 0;
  return paragraph.size() == wanted.size() || core::is_space(paragraph[wanted.size()]) ? wanted.size() : 0;
}

std::vector<DocumentPage> numbered_pages(std::u32string_view text, const std::vector<Extent>& paragraphs) {
  std::vector<DocumentPage> pages;
  for (const Extent paragraph : paragraphs) {
    const int next = static_cast<int>(pages.size()) + 1;
    const std::size_t length = length_of_number(part(text, paragraph), next);
    if (length == 0) continue;
    if (!pages.empty()) pages.back().extent.end = paragraph.begin;
    pages.push_back({next, 0, {paragraph.begin + length, paragraph.end}});
  }
  return pages;
}

/// Numbered paragraphs may be a list: pages begin or end alike, with a running head or foot of two words.
bool begin_or_end_alike(std::u32string_view text, const std::vector<DocumentPage>& pages) {
  std::map<std::u32string, std::size_t> heads, feet;
  for (const DocumentPage& page : pages) {
    const std::vector<Extent> words = words_in(text, page.extent);
    if (words.size() < 2) continue;
    ++heads[std::u32string(text.substr(words[0].begin, words[1].end - words[0].begin))];
    ++feet[std::u32string(text.substr(words.end()[-2].begin, words.back().end - words.end()[-2].begin))];
  }
  const auto enough = [&](const auto& entry) { return entry.second >= kFewestPages && entry.second * kShareOfAlike >= pages.size(); };
  return std::any_of(heads.begin(), heads.end(), enough) || std::any_of(feet.begin(), feet.end(), enough);
}

std::vector<DocumentPage> pages_by_form_feed(std::u32string_view text) {
  std::vector<DocumentPage> pages;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(U'\f', begin), text.size());
    pages.push_back({static_cast<int>(pages.size()) + 1, 0, {begin, end}});
    begin = end + 1;
  }
  return pages;
}

/// Begin of the teaser before the first "Läs mer" that stands alone: its title and its excerpt are two paragraphs.
std::size_t begin_of_teasers(std::u32string_view text, const std::vector<Extent>& paragraphs) {
  for (std::size_t i = 2; i < paragraphs.size(); ++i) {
    if (contains(document_words().list("pages", "teasers"), lower(part(text, paragraphs[i])))) return paragraphs[i - 2].begin;
  }
  return text.size();
}

}  // namespace

DocumentPages find_pages(const std::u32string& text) {
  if (text.find(U'\f') != text.npos) return {pages_by_form_feed(text), {0, text.size()}};
  const std::vector<Extent> paragraphs = paragraphs_of(text);
  std::vector<DocumentPage> pages = numbered_pages(text, paragraphs);
  if (pages.size() >= kFewestPages && begin_or_end_alike(text, pages)) {
    const Extent document = {pages.front().extent.begin, pages.back().extent.end};
    return {std::move(pages), document};
  }
  const Extent document = {0, begin_of_teasers(text, paragraphs)};
  return {{{0, 0, document}}, document};
}

std::vector<Extent> words_in(std::u32string_view text, Extent within) {
  std::vector<Extent> words;
  for (std::size_t i = within.begin; i < within.end;) {
    while (i < within.end && core::is_space(text[i])) ++i;
    const std::size_t begin = i;
    while (i < within.end && !core::is_space(text[i])) ++i;
    if (i > begin) words.push_back({begin, i});
  }
  return words;
}

bool is_numeric(std::u32string_view word) {
  const bool has_digit = std::any_of(word.begin(), word.end(), core::is_digit);
  return has_digit && std::all_of(word.begin(), word.end(), [](char32_t c) {
           return core::is_digit(c) || std::u32string_view(U"()-.,:/\u2013").find(c) != std::u32string_view::npos;
         });
}

}  // namespace rodtrad::domain
