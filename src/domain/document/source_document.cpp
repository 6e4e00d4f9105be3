// From bytes to words.
#include "domain/document/source_document.h"

#include "core/unicode.h"
#include "domain/document/decode.h"
#include "domain/document/document_text.h"
#include "domain/document/document_words.h"
#include "domain/document/stamps.h"

namespace rodtrad::domain {

namespace {

bool is_heading_mark(std::u32string_view word) { return word.find_first_not_of(U'#') == word.npos; }

/// "rekryte-" at the end of a line and "ringsbehov" after it are one word when the text has that word elsewhere too; "hälso-"
/// and "och" are not, nor is "samverkan-" and "förstudie", which a wrapped text may part at a space.
bool goes_on(const std::u32string& text, Extent before, Extent after) {
  if (before.size() < 3 || !is_hyphen(text[before.end - 1]) || !core::is_letter(text[before.end - 2])) return false;
  const std::u32string_view between = std::u32string_view(text).substr(before.end, after.begin - before.end);
  const char32_t first = text[after.begin];
  if (contains(document_words().list("lists", "joins"), lower(std::u32string_view(text).substr(after.begin, after.size())))) return false;
  if (between.find(U'\n') == between.npos || !core::is_letter(first) || core::is_upper(first) || core::is_upper(text[before.end - 2])) return false;
  std::size_t end = after.begin;
  while (end < after.end && is_word_part(text[end])) ++end;
  return find_word(text, text.substr(before.begin, before.size() - 1) + text.substr(after.begin, end - after.begin)) != text.npos;
}

void add_word(Passage& words, const std::u32string& text, Extent word, Extent before) {
  if (before.size() > 0 && goes_on(text, before, word)) {
    words.text.pop_back();
    words.at.pop_back();
  } else if (!words.empty()) {
    words.add(U' ', static_cast<std::uint32_t>(before.end));
  }
  for (std::size_t i = word.begin; i < word.end; ++i) {
    if (!is_unseen(text[i])) words.add(text[i], static_cast<std::uint32_t>(i));
  }
}

std::vector<PageWords> page_words(const std::u32string& text, const std::vector<DocumentPage>& pages) {
  std::vector<PageWords> all;
  for (const DocumentPage& page : pages) {
    PageWords words{.number = page.number, .words = words_in(text, page.extent)};
    for (const Extent word : words.words) words.debris.push_back(is_heading_mark(std::u32string_view(text).substr(word.begin, word.size())));
    all.push_back(std::move(words));
  }
  return all;
}

/// The words of a page that are no text, each run of them by itself.
void keep_stamps(SourceDocument& document, const PageWords& page) {
  Extent before;
  bool open = false;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (page.debris[i]) {
      if (!open) document.stamps.emplace_back();
      add_word(document.stamps.back(), document.text, page.words[i], open ? before : Extent{});
    }
    open = page.debris[i];
    before = page.words[i];
  }
}

void join_words(SourceDocument& document) {
  std::vector<PageWords> pages = page_words(document.text, document.pages);
  mark_stamps(document.text, pages);
  Extent before;
  for (std::size_t p = 0; p < pages.size(); ++p) document.pages[p].printed = pages[p].printed;
  for (const PageWords& page : pages) {
    keep_stamps(document, page);
    document.starts.push_back(document.words.size() + (document.words.empty() ? 0 : 1));
    for (std::size_t i = 0; i < page.words.size(); ++i) {
      if (page.debris[i]) continue;
      add_word(document.words, document.text, page.words[i], before);
      before = page.words[i];
    }
  }
}

/// Lines of a wrapped text are nearly as long as the longest, but for the last of each paragraph.
bool has_own_lines(const std::u32string& text, Extent within) {
  std::size_t lines = 0, shorter = 0, longest = 0;
  std::vector<std::size_t> lengths;
  for (std::size_t begin = within.begin; begin < within.end;) {
    const std::size_t end = std::min(text.find(U'\n', begin), within.end);
    if (end > begin) lengths.push_back(end - begin);
    longest = std::max(longest, end - begin);
    begin = end + 1;
  }
  for (const std::size_t length : lengths) {
    ++lines;
    shorter += 3 * length < 2 * longest ? 1 : 0;
  }
  return lines > 20 && 2 * shorter > lines;
}

}  // namespace

int SourceDocument::page_at(std::size_t place) const {
  const auto after = std::upper_bound(starts.begin(), starts.end(), place);
  return after == starts.begin() || pages.empty() ? 0 : pages[static_cast<std::size_t>(after - starts.begin()) - 1].number;
}

bool SourceDocument::begins_line(std::size_t place) const {
  if (place == 0 || place >= words.size()) return place == 0;
  const std::size_t from = place > 1 ? words.at[place - 2] : 0;
  return std::u32string_view(text).substr(from, words.at[place] - from).find_first_of(U"\n\f") != std::u32string_view::npos;
}

core::Expected<SourceDocument> read_source_document(const std::string& bytes, const std::string& file, core::Problems& notes) {
  SourceDocument document;
  document.text = TRY(decode_document(TRY(read_document_text(bytes, file, notes)), file, notes));
  DocumentPages found = find_pages(document.text);
  document.pages = std::move(found.pages);
  document.document = found.document;
  document.has_lines = has_own_lines(document.text, document.document);
  join_words(document);
  return document;
}

Passage words_of(const std::u32string& text, Extent within) {
  Passage words;
  Extent before;
  for (const Extent word : words_in(text, within)) {
    add_word(words, text, word, before);
    before = word;
  }
  return words;
}

}  // namespace rodtrad::domain
