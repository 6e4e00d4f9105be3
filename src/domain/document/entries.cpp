// Splitting of lists.
#include "domain/document/entries.h"

#include "core/unicode.h"
#include "domain/document/document_words.h"

namespace rodtrad::domain {

namespace {

/// End of the known name that begins here, compared without spaces, hyphens and case; the place itself when none does.
std::size_t end_of_known(const Zone& list, std::size_t place, const std::vector<std::u32string>& known) {
  std::size_t longest = place;
  for (const std::u32string& name : known) {
    std::size_t at = place, matched = 0;
    while (at < list.size() && matched < name.size()) {
      const char32_t c = list.low[at];
      if (!core::is_space(c) && !is_hyphen(c) && c != name[matched++]) break;
      ++at;
    }
    const bool whole = matched == name.size() && (at == list.size() || !is_word_part(list.low[at]));
    if (whole && bare(list.words.slice(place, at).text) == name) longest = std::max(longest, at);
  }
  return longest;
}

class Splitter {
 public:
  Splitter(const Zone& list, const std::vector<std::u32string>& known, const SourceDocument& source) : list_(list), known_(known), source_(source) {
    by_lines_ = source.has_lines && begins_line(0);
  }

  std::vector<Zone> split() {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < list_.size(); at = std::max(list_.next_word(at), closed_until_)) {
      if (at > begin && begins_entry(at)) {
        add(begin, at);
        begin = at;
      }
      note_known(at);
    }
    add(begin, list_.size());
    return std::move(entries_);
  }

 private:
  bool begins_line(std::size_t place) const {
    if (place >= list_.size()) return false;
    const std::uint32_t at = list_.words.at[place];
    const auto found = std::lower_bound(source_.words.at.begin(), source_.words.at.end(), at);
    return source_.begins_line(static_cast<std::size_t>(found - source_.words.at.begin()));
  }

  bool begins_entry(std::size_t at) const {
    if (!list_.is_capital(at)) return false;
    if (by_lines_) return begins_line(at) && list_.begins_phrase(at);
    if (!list_.begins_phrase(at)) return false;
    if (at == known_end_ || end_of_known(list_, at, known_) > at) return true;
    if (contains(document_words().list("lists", "starters"), lower(list_.word_at(at)))) return true;
    const std::u32string_view before = word_before(at);
    return !core::is_upper(before.front()) || before == list_.word_at(at);
  }

  std::u32string_view word_before(std::size_t at) const {
    const std::size_t space = at < 2 ? list_.words.text.npos : list_.words.text.rfind(U' ', at - 2);
    return list_.word_at(space == list_.words.text.npos ? 0 : space + 1);
  }

  /// What lies inside a known name is not parted.
  void note_known(std::size_t at) {
    closed_until_ = 0;
    if (by_lines_ || !list_.is_capital(at)) return;
    const std::size_t end = end_of_known(list_, at, known_);
    if (end == at) return;
    known_end_ = list_.next_word(end - 1);
    closed_until_ = known_end_;
  }

  void add(std::size_t begin, std::size_t end) {
    Zone entry(strip(list_.words.slice(begin, end), U",;-\u2013\u2022"));
    if (!entry.empty()) entries_.push_back(std::move(entry));
  }

  const Zone& list_;
  const std::vector<std::u32string>& known_;
  const SourceDocument& source_;
  bool by_lines_ = false;
  std::size_t known_end_ = 0, closed_until_ = 0;
  std::vector<Zone> entries_;
};

}  // namespace

std::vector<Zone> split_entries(const Zone& list, const std::vector<std::u32string>& known, const SourceDocument& source) {
  return Splitter(list, known, source).split();
}

}  // namespace rodtrad::domain
