// Entries end in dots and a page number; the last ones may have lost both.
#include "domain/programme/contents.h"

#include "core/unicode.h"
#include "domain/document/entries.h"

namespace rodtrad::domain {

namespace {

bool has_leader(std::u32string_view word) { return word.ends_with(U"..") || word.ends_with(U"\u2026") || word == U"."; }

std::vector<Zone> entries_of(const Zone& list, const SourceDocument& source) {
  std::vector<Zone> entries;
  std::size_t begin = 0;
  bool ended = false;
  for (std::size_t at = 0; at < list.size(); at = list.next_word(at)) {
    const std::u32string_view word = list.word_at(at);
    if (ended && !is_numeric(word) && !is_mark(word)) {
      entries.emplace_back(strip(list.words.slice(begin, at), U".\u2026 0123456789"));
      begin = at;
      ended = false;
    }
    ended = ended || has_leader(word) || (is_numeric(word) && at > begin && word.size() <= 3);
  }
  const Zone rest = list.part(begin);
  std::vector<std::u32string> known;
  for (const auto& [part, words] : programme_words().group("parts")) known.insert(known.end(), words.begin(), words.end());
  for (const Zone& entry : split_entries(rest, known, source)) entries.emplace_back(strip(entry.words, U".\u2026 0123456789"));
  std::erase_if(entries, [](const Zone& entry) { return entry.empty(); });
  return entries;
}

std::string part_of(const Zone& heading) {
  for (const std::u32string& word : programme_words().list("governance", "words")) {
    if (heading.low.find(word) != kNowhere) return "governance";
  }
  for (const auto& [part, words] : programme_words().group("parts")) {
    if (heading.at(words, 0)) return part;
  }
  return {};
}

/// Where the heading stands as a heading: with a capital, and not inside a sentence that only has the same word.
std::optional<Extent> place_in(const Zone& text, const Zone& heading, std::size_t from) {
  for (auto found = text.find(heading.low, from); found; found = text.find(heading.low, found->end)) {
    if (text.begins_phrase(found->begin)) return found;
  }
  return std::nullopt;
}

}  // namespace

const WordBook& programme_words() {
  static const WordBook book("data/programme_words.toml");
  return book;
}

std::optional<Extent> ProgrammeContents::under(std::string_view part) const {
  for (const ProgrammePart& candidate : parts) {
    if (candidate.part == part) return Extent{candidate.heading.end, candidate.end};
  }
  return std::nullopt;
}

ProgrammeContents read_contents(const Zone& list, const Zone& text, const SourceDocument& source) {
  ProgrammeContents contents;
  std::size_t from = 0;
  for (const Zone& entry : entries_of(list, source)) {
    ProgrammeHeading heading{.title = entry.utf8(), .part = part_of(entry)};
    if (const auto place = place_in(text, entry, from)) {
      heading.in_text = true;
      if (!contents.parts.empty()) contents.parts.back().end = place->begin;
      contents.parts.push_back({heading.part, *place, text.size()});
      from = place->end;
    }
    contents.headings.push_back(std::move(heading));
  }
  return contents;
}

}  // namespace rodtrad::domain
