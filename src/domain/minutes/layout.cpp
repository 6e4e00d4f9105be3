// Items are found by the list of contents: each of its entries comes back as a heading, in the same order. A list whose
// numbers and lines were lost is parted by where its words come back.
#include "domain/minutes/layout.h"

#include "core/unicode.h"
#include "domain/document/reference_number.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kLongestTitle = 60;  // words

struct Word {
  Extent place;
  std::u32string bare;  // small letters, without marks at its end
};

std::vector<Word> words_of_zone(const Zone& zone, Extent within) {
  std::vector<Word> words;
  for (const Extent place : words_in(zone.words.text, within)) {
    std::size_t end = place.end;
    while (end > place.begin && std::u32string_view(U",.:;\u2026").find(zone.low[end - 1]) != std::u32string_view::npos) --end;
    words.push_back({place, zone.low.substr(place.begin, end - place.begin)});
  }
  return words;
}

class HeadingFinder {
 public:
  HeadingFinder(const MinutesContext& context, Extent contents, Extent body)
      : all_(context.all), source_(context.source), contents_(words_of_zone(all_, contents)), body_(words_of_zone(all_, body)) {}

  std::vector<ItemHeading> find() {
    std::size_t from = 0;
    for (std::size_t entry = 0; entry < contents_.size();) {
      const Match match = best_match(entry, from);
      if (match.length == 0) {
        ++entry;
        continue;
      }
      headings_.push_back(heading_of(match, entry));
      from = match.at + match.length;
      entry += match.length;
    }
    return std::move(headings_);
  }

 private:
  struct Match {
    std::size_t at = 0;
    std::size_t length = 0;  // words
  };

  std::size_t length_of_match(std::size_t entry, std::size_t at) const {
    std::size_t length = 0;
    while (length < kLongestTitle && entry + length < contents_.size() && at + length < body_.size() &&
           contents_[entry + length].bare == body_[at + length].bare)
      ++length;
    while (length > 0 && is_numeric(body_[at + length - 1].bare) && !has_reference_label(at, length)) --length;
    return length;
  }

  bool has_reference_label(std::size_t at, std::size_t length) const {
    for (std::size_t i = at; i < at + length; ++i) {
      if (reference_at(all_, body_[i].place.begin)) return true;
    }
    return false;
  }

  /// Where the entry's words come back: the longest, at the begin of a page or after a number rather than inside a text.
  Match best_match(std::size_t entry, std::size_t from) const {
    if (!all_.is_capital(contents_[entry].place.begin)) return {};
    Match best;
    std::size_t weight = 0;
    for (std::size_t at = from; at < body_.size(); ++at) {
      if (!all_.is_capital(body_[at].place.begin)) continue;
      const std::size_t length = length_of_match(entry, at);
      if (length == 0) continue;
      const bool stands_as_heading = begins_part(at);
      if (length == 1 && !stands_as_heading) continue;
      const std::size_t here = 2 * length + (stands_as_heading ? 3 : 0) + (has_reference_label(at, length) ? 3 : 0);
      if (here <= weight) continue;
      weight = here;
      best = {at, length};
    }
    return best;
  }

  bool begins_part(std::size_t at) const {
    const std::size_t place = body_[at].place.begin;
    if (std::binary_search(source_.starts.begin(), source_.starts.end(), place)) return true;
    if (at > 0 && (is_numeric(body_[at - 1].bare) || body_[at - 1].bare == U"§")) return true;
    return source_.has_lines && source_.begins_line(place);
  }

  ItemHeading heading_of(const Match& match, std::size_t entry) const {
    ItemHeading heading;
    heading.place = {body_[match.at].place.begin, body_[match.at + match.length - 1].place.end};
    heading.title = heading.place;
    heading.number = number_before(body_, match.at);
    if (!heading.number) heading.number = number_before(contents_, entry);
    if (const auto place = begin_of_number(match.at)) heading.place.begin = *place;
    take_reference(heading, match);
    return heading;
  }

  static std::optional<int> number_before(const std::vector<Word>& words, std::size_t at) {
    if (at == 0 || !is_numeric(words[at - 1].bare) || words[at - 1].bare.size() > 4) return std::nullopt;
    const std::string digits = core::to_utf8(words[at - 1].bare);
    return digits.find_first_not_of("0123456789") == digits.npos ? std::optional(std::stoi(digits)) : std::nullopt;
  }

  std::optional<std::size_t> begin_of_number(std::size_t at) const {
    if (!number_before(body_, at)) return std::nullopt;
    const bool has_mark = at > 1 && body_[at - 2].bare == U"§";
    return body_[at - (has_mark ? 2 : 1)].place.begin;
  }

  /// The label may stand in the title's last words, or right after them.
  void take_reference(ItemHeading& heading, const Match& match) const {
    std::optional<ReferenceNumber> reference;
    for (std::size_t i = match.at; i < match.at + match.length + 1 && i < body_.size() && !reference; ++i)
      reference = reference_at(all_, body_[i].place.begin);
    if (!reference) return;
    heading.expects_reference = true;
    heading.title.end = reference->place.begin;
    heading.place.end = reference->place.end;
    heading.reference = reference->is_lost() ? "" : all_.part(reference->number.begin, reference->number.end).utf8();
  }

  const Zone& all_;
  const SourceDocument& source_;
  std::vector<Word> contents_, body_;
  std::vector<ItemHeading> headings_;
};

/// "§ 46 Titel" on a line of its own, for minutes without a list of contents.
std::vector<ItemHeading> marked_headings(const MinutesContext& context, Extent body) {
  const Zone& all = context.all;
  std::vector<ItemHeading> headings;
  for (auto mark = all.low.find(U'§', body.begin); mark < body.end; mark = all.low.find(U'§', mark + 1)) {
    std::size_t at = mark + 1;
    while (at < all.size() && all.low[at] == U' ') ++at;
    const std::string digits = all.part(at, at + all.word_at(at).size()).utf8();
    const std::size_t title = all.next_word(at);
    if (digits.empty() || digits.size() > 4 || digits.find_first_not_of("0123456789") != digits.npos || !all.is_capital(title)) continue;
    if (!context.source.begins_line(mark)) continue;
    std::size_t end = title;
    while (end < body.end && (end == title || !context.source.begins_line(end))) end = all.next_word(end);
    ItemHeading heading{.place = {mark, end}, .title = {title, end}, .number = std::stoi(digits)};
    if (const auto reference = find_reference(all, title, end)) {
      heading.expects_reference = true;
      heading.title.end = reference->place.begin;
      heading.reference = reference->is_lost() ? "" : all.part(reference->number.begin, reference->number.end).utf8();
    }
    headings.push_back(std::move(heading));
  }
  return headings;
}

/// Begins of the letters from the office.
std::vector<std::size_t> letter_begins(const Zone& all, std::size_t from) {
  std::vector<std::size_t> begins;
  const WordList& words = minutes_words().list("layout", "letters");
  for (auto found = find_heading(all, words, from); found; found = find_heading(all, words, found->end)) begins.push_back(found->begin);
  return begins;
}

/// The first page with words after an empty page, from `from` on: what was printed behind the minutes.
std::size_t after_empty_page(const SourceDocument& source, std::size_t from) {
  for (std::size_t page = 1; page < source.starts.size(); ++page) {
    const bool empty_before = source.starts[page - 1] == source.starts[page];
    if (empty_before && source.starts[page] > from) return source.starts[page];
  }
  return source.words.size();
}

std::size_t end_of_letter(const MinutesContext& context, const std::vector<std::size_t>& begins, std::size_t i) {
  const std::size_t next = i + 1 < begins.size() ? begins[i + 1] : context.all.size();
  return std::min(next, after_empty_page(context.source, begins[i]));
}

}  // namespace

MinutesLayout find_layout(const MinutesContext& context) {
  const Zone& all = context.all;
  MinutesLayout layout;
  const auto contents = find_heading(all, minutes_words().list("layout", "contents"));
  const auto attendance = find_heading(all, minutes_words().list("layout", "attendance"), contents ? contents->end : 0);
  layout.attendance = attendance ? attendance->begin : 0;
  const std::vector<std::size_t> begins = letter_begins(all, layout.attendance);
  layout.end = begins.empty() ? all.size() : begins.front();
  layout.end = std::min(layout.end, after_empty_page(context.source, layout.attendance));
  for (std::size_t i = 0; i < begins.size(); ++i) layout.letters.push_back({begins[i], end_of_letter(context, begins, i)});
  const Extent body{layout.attendance, layout.end};
  if (contents && contents->begin < layout.attendance) {
    layout.headings = HeadingFinder(context, {contents->end, layout.attendance}, body).find();
  }
  if (layout.headings.empty()) layout.headings = marked_headings(context, body);
  return layout;
}

}  // namespace rodtrad::domain
