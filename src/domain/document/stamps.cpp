// Marking of running heads and feet. Pages that begin with the same word vote on the words that follow.
#include "domain/document/stamps.h"

#include <map>
#include <optional>

#include "core/unicode.h"
#include "domain/document/document_words.h"
#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kFewestPages = 3;
constexpr std::size_t kLongestStamp = 30;  // words
constexpr std::size_t kReach = 40;         // words from the edge in which the rest of a parted head is looked for

using Stamp = std::vector<std::u32string>;

/// Nothing else stands on the word's line.
bool stands_alone(const std::u32string& text, Extent word) {
  static constexpr std::u32string_view kLineEnds = U"\n\r\f";
  std::size_t begin = word.begin, end = word.end;
  while (begin > 0 && core::is_space(text[begin - 1]) && kLineEnds.find(text[begin - 1]) == kLineEnds.npos) --begin;
  while (end < text.size() && core::is_space(text[end]) && kLineEnds.find(text[end]) == kLineEnds.npos) ++end;
  const bool begins = begin == 0 || kLineEnds.find(text[begin - 1]) != kLineEnds.npos;
  return begins && (end == text.size() || kLineEnds.find(text[end]) != kLineEnds.npos);
}

/// The words of a page from one of its edges inwards.
class Edge {
 public:
  Edge(const std::u32string& text, PageWords& page, bool from_end) : text_(text), page_(page), from_end_(from_end) {}

  std::size_t size() const { return page_.words.size(); }
  std::u32string word(std::size_t i) const {
    const Extent extent = page_.words[place(i)];
    return text_.substr(extent.begin, extent.size());
  }
  void take(std::size_t i) { page_.debris[place(i)] = true; }
  /// First word from `i` on that is no number.
  std::size_t after_numbers(std::size_t i) const {
    while (i < size() && is_numeric(word(i))) ++i;
    return i;
  }
  bool is_own_number(std::size_t i) const { return word(i) == core::to_code_points(std::to_string(page_.number)); }
  bool from_end() const { return from_end_; }
  bool is_alone(std::size_t i) const;

 private:
  std::size_t place(std::size_t i) const { return from_end_ ? page_.words.size() - 1 - i : i; }

  const std::u32string& text_;
  PageWords& page_;
  bool from_end_;
};

bool Edge::is_alone(std::size_t i) const { return stands_alone(text_, page_.words[place(i)]); }

/// A running head stands on pages that follow each other, or on every other page; not on the first pages of letters.
bool is_run(const std::vector<std::size_t>& pages) {
  std::size_t beside = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const bool after = i > 0 && pages[i] - pages[i - 1] <= 2, before = i + 1 < pages.size() && pages[i + 1] - pages[i] <= 2;
    beside += after || before ? 1 : 0;
  }
  return pages.size() >= kFewestPages && 2 * beside > pages.size();
}

/// On every page that has words, also when there are only two.
bool is_everywhere(const std::vector<std::size_t>& pages, const std::vector<PageWords>& all) {
  const auto with_words = std::count_if(all.begin(), all.end(), [](const PageWords& page) { return !page.words.empty(); });
  return pages.size() >= 2 && pages.size() == static_cast<std::size_t>(with_words);
}

/// A single word is a head or a foot when it stands alone on each of its pages.
bool is_stamp(const Stamp& stamp, const std::vector<Edge>& group) {
  if (stamp.size() != 1) return stamp.size() > 1;
  return std::all_of(group.begin(), group.end(), [](const Edge& edge) { return edge.is_alone(edge.after_numbers(0)); });
}

/// Pages by the word at their edge, numbers aside.
std::vector<std::vector<Edge>> groups_of(const std::u32string& text, std::vector<PageWords>& pages, bool from_end) {
  std::map<std::u32string, std::vector<std::size_t>> by_word;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const Edge edge(text, pages[p], from_end);
    const std::size_t first = edge.after_numbers(0);
    if (first < edge.size()) by_word[edge.word(first)].push_back(p);
  }
  std::vector<std::vector<Edge>> groups;
  for (const auto& [word, numbers] : by_word) {
    if (!is_run(numbers) && !is_everywhere(numbers, pages)) continue;
    groups.emplace_back();
    for (const std::size_t p : numbers) groups.back().emplace_back(text, pages[p], from_end);
  }
  return groups;
}

/// The next word of most of the pages that have had all words so far; "" when most do not agree.
std::u32string next_word(const std::vector<Edge>& group, const std::vector<std::size_t>& at) {
  std::map<std::u32string, std::size_t> votes;
  for (std::size_t p = 0; p < group.size(); ++p) {
    const std::size_t i = group[p].after_numbers(at[p]);
    if (i < group[p].size()) ++votes[group[p].word(i)];
  }
  for (const auto& [word, count] : votes) {
    if (count * 10 >= group.size() * 6) return word;
  }
  return {};
}

Stamp stamp_of(const std::vector<Edge>& group) {
  Stamp stamp;
  std::vector<std::size_t> at(group.size(), 0);
  while (stamp.size() < kLongestStamp) {
    const std::u32string word = next_word(group, at);
    if (word.empty()) break;
    stamp.push_back(word);
    for (std::size_t p = 0; p < group.size(); ++p) {
      const std::size_t i = group[p].after_numbers(at[p]);
      at[p] = i < group[p].size() && group[p].word(i) == word ? i + 1 : group[p].size();
    }
  }
  return stamp;
}

bool stands_at(const Edge& edge, std::size_t i, const Stamp& stamp, std::size_t from) {
  for (std::size_t k = from; k < stamp.size(); ++k, ++i) {
    if (i >= edge.size() || edge.word(i) != stamp[k]) return false;
  }
  return true;
}

/// Numbers inside a foot (telephone, page of pages) go with it; inside a head only the page's own number does.
void take_numbers(Edge& edge, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (edge.from_end() || edge.is_own_number(i)) edge.take(i);
  }
}

void take_stamp(Edge& edge, const Stamp& stamp) {
  std::size_t at = 0, known = 0;
  while (known < stamp.size()) {
    const std::size_t i = edge.after_numbers(at);
    if (i >= edge.size() || edge.word(i) != stamp[known]) break;
    take_numbers(edge, at, i);
    edge.take(i);
    at = i + 1;
    ++known;
  }
  if (known == stamp.size() || known == 0) return;
  for (std::size_t i = at; i < std::min(at + kReach, edge.size()); ++i) {
    if (!stands_at(edge, i, stamp, known)) continue;
    take_numbers(edge, at, std::min(at + 1, i));
    for (std::size_t k = known; k < stamp.size(); ++k) edge.take(i + k - known);
    return;
  }
}

/// "7", "Sida 2 (5)" and "Forts 46" before the page's own words.
void mark_page_label(const std::u32string& text, PageWords& page) {
  Edge edge(text, page, false);
  std::size_t i = 0;
  while (i < edge.size() && page.debris[i]) ++i;
  if (i < edge.size() && edge.is_own_number(i) && page.number > 0) edge.take(i++);
  if (i + 1 >= edge.size() || !is_numeric(edge.word(i + 1))) return;
  const std::u32string label = lower(edge.word(i));
  const bool is_label = contains(document_words().list("pages", "labels"), label);
  if (!is_label && !contains(document_words().list("pages", "continued"), label)) return;
  edge.take(i);
  for (++i; i < edge.size() && is_numeric(edge.word(i)); ++i) edge.take(i);
}

/// Place from the end of the last word when it is a whole number of at most three digits.
std::optional<std::size_t> foot_number(const Edge& edge, const PageWords& page) {
  std::size_t i = 0;
  while (i < edge.size() && page.debris[page.words.size() - 1 - i]) ++i;
  if (i >= edge.size()) return std::nullopt;
  const std::u32string word = edge.word(i);
  const bool number = word.size() <= 3 && std::all_of(word.begin(), word.end(), core::is_digit);
  return number ? std::optional(i) : std::nullopt;
}

/// Last words that count with the pages, from whatever number.
void mark_foot_numbers(const std::u32string& text, std::vector<PageWords>& pages) {
  std::map<int, std::vector<std::pair<std::size_t, std::size_t>>> by_offset;  // page and place
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const Edge edge(text, pages[p], true);
    if (const auto place = foot_number(edge, pages[p]))
      by_offset[pages[p].number - std::stoi(core::to_utf8(edge.word(*place)))].emplace_back(p, *place);
  }
  for (const auto& [offset, places] : by_offset) {
    if (places.size() < kFewestPages && offset != 0) continue;
    for (const auto& [p, place] : places) {
      Edge(text, pages[p], true).take(place);
      pages[p].printed = pages[p].number - offset;
    }
  }
}

}  // namespace

void mark_stamps(const std::u32string& text, std::vector<PageWords>& pages) {
  for (const bool from_end : {true, false}) {
    for (std::vector<Edge>& group : groups_of(text, pages, from_end)) {
      const Stamp stamp = stamp_of(group);
      if (!is_stamp(stamp, group)) continue;
      for (Edge& edge : group) take_stamp(edge, stamp);
    }
  }
  for (PageWords& page : pages) mark_page_label(text, page);
  mark_foot_numbers(text, pages);
}

}  // namespace rodtrad::domain
