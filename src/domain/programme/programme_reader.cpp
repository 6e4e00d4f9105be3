// A programme is its title page, its list of contents and the text after it.
#include "domain/programme_reader.h"

#include <fmt/format.h>

#include "core/unicode.h"
#include "domain/document/person_name.h"
#include "domain/document/written_date.h"
#include "domain/programme/lists.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kLongestFront = 60;  // words before the list of contents

const WordList& list(const char* table, const char* name) { return programme_words().list(table, name); }

std::size_t count_words(const Zone& all, Extent extent) { return words_in(all.words.text, extent).size(); }

/// Index of the page that holds a place.
std::size_t page_index(const SourceDocument& source, std::size_t place) {
  const auto after = std::upper_bound(source.starts.begin(), source.starts.end(), place);
  return after == source.starts.begin() ? 0 : static_cast<std::size_t>(after - source.starts.begin()) - 1;
}

std::size_t end_of_page(const SourceDocument& source, std::size_t page) {
  return page + 1 < source.starts.size() ? source.starts[page + 1] : source.words.size();
}

class ProgrammeReader {
 public:
  ProgrammeReader(const SourceDocument& source, Extent extent) : source_(source), all_(source.words), extent_(extent) {}

  ProgrammeDocument read(Extent contents_heading) {
    read_front(all_.part(extent_.begin, contents_heading.begin));
    const Extent contents_list{contents_heading.end, end_of_list(contents_heading)};
    text_ = all_.part(contents_list.end, extent_.end);
    contents_ = read_contents(all_.part(contents_list.begin, contents_list.end), text_, source_);
    out_.contents = contents_.headings;
    read_parts();
    tell_pages();
    tell_truncated();
    return std::move(out_);
  }

 private:
  /// The list fills its page; without pages it ends where its first entry comes back.
  std::size_t end_of_list(Extent heading) const {
    const std::size_t page = page_index(source_, heading.begin);
    if (source_.pages.size() > 1) return std::min(end_of_page(source_, page), extent_.end);
    const Zone rest = all_.part(heading.end, extent_.end);
    const std::u32string first = rest.low.substr(0, rest.low.find_first_of(U".\u20260123456789"));
    const Zone entry(rest.words.slice(0, first.size()));
    const auto again = rest.find(entry.low, entry.size() + 1);
    return again ? heading.end + 1 + again->begin : extent_.end;
  }

  void read_front(const Zone& front) {
    const auto date = find_date(front);
    out_.title = front.part(0, date ? date->place.begin : kNowhere).utf8();
    if (!date) return;
    out_.date = date->edtf;
    for (std::size_t at = front.next_word(date->place.end - 1); at < front.size(); at = front.next_word(at)) {
      const auto name = name_at(front, at, 2);
      if (!name) continue;
      out_.authors.push_back(front.part(name->begin, name->end).utf8());
      at = name->end - 1;
    }
  }

  Zone under(const char* part) const {
    const auto place = contents_.under(part);
    return place ? text_.part(place->begin, place->end) : Zone();
  }

  void read_parts() {
    out_.purposes = read_aims(under("purpose"), source_);
    out_.goals = read_aims(under("goals"), source_);
    out_.benefits = read_aims(under("benefit"), source_);
    out_.target_groups = read_target_groups(text_, contents_);
    const auto purpose = contents_.under("purpose");
    out_.measures = read_measures(text_.part(0, purpose ? purpose->begin : kNowhere), source_);
    out_.projects = read_projects(under("projects"), source_);
    out_.financing = quote_of(under("financing").words, source_);
    for (const ProgrammeHeading& heading : contents_.headings) {
      if (heading.part == "governance") out_.governance.push_back(heading.title);
    }
    read_red_thread();
  }

  /// The sentence that speaks of a red thread, up to its bracket.
  void read_red_thread() {
    const auto found = text_.find(list("lists", "red_thread"));
    if (!found) return;
    std::size_t begin = found->begin;
    while (begin > 0 && !text_.begins_phrase(begin)) --begin;
    const std::size_t end = std::min(text_.words.text.find_first_of(U".(", found->end), text_.size());
    out_.red_thread = quote_of(text_.words.slice(begin, end), source_);
  }

  void tell_pages() {
    const int first = source_.page_at(extent_.begin), last = source_.page_at(extent_.end - 1);
    if (first > 0) out_.pages = first == last ? std::to_string(first) : fmt::format("{}-{}", first, last);
  }

  void tell_truncated() {
    if (contents_.headings.empty() || contents_.headings.back().in_text) return;
    const DocumentPage& page = source_.pages[page_index(source_, extent_.end - 1)];
    const std::string where = page.printed > 0 ? fmt::format("programmets s. {}", page.printed) : "den sista sidan";
    out_.truncated = fmt::format("texten slutar efter {}; innehållsförteckningen går till '{}'", where, contents_.headings.back().title);
  }

  const SourceDocument& source_;
  const Zone all_;
  Extent extent_;
  Zone text_;
  ProgrammeContents contents_;
  ProgrammeDocument out_;
};

bool names_programme(const Zone& front) {
  for (const std::u32string& kind : list("layout", "kind")) {
    if (front.low.find(kind) != kNowhere) return true;
  }
  return false;
}

/// Begin of the title page before a list of contents: the page before, or the one before that when it is empty.
std::optional<std::size_t> begin_before(const Zone& all, const SourceDocument& source, std::size_t contents) {
  const std::size_t page = page_index(source, contents);
  std::size_t first = page;
  for (std::size_t back = 0; back < 2 && first > 0 && count_words(all, {source.starts[first], contents}) < 3; ++back) --first;
  const Extent front{source.starts.empty() ? 0 : source.starts[first], contents};
  if (count_words(all, front) > kLongestFront || !names_programme(all.part(front.begin, front.end))) return std::nullopt;
  return front.begin;
}

/// Up to an empty page, or the end.
std::size_t end_after(const SourceDocument& source, std::size_t contents) {
  for (std::size_t page = page_index(source, contents) + 1; page + 1 < source.starts.size(); ++page) {
    if (source.starts[page] == source.starts[page + 1]) return source.starts[page];
  }
  return source.words.size();
}

core::Fail not_found(const std::string& file) {
  return core::fail({.code = "programme_not_found",
                     .place = {.file = file},
                     .message = {.sv = "hittar inget program i filen", .en = "finds no programme in the file"},
                     .hint = {.sv = "ett program känns igen på sin titel och sin innehållsförteckning; ange sidorna med --pages 33-40",
                              .en = "a programme is known by its title and its list of contents; give its pages with --pages 33-40"}});
}

core::Expected<Extent> extent_of(const SourceDocument& source, PageRange range, const std::string& file) {
  Extent extent{source.words.size(), 0};
  for (std::size_t page = 0; page < source.starts.size(); ++page) {
    const int number = source.pages[page].number;
    if (number < range.first || number > range.last) continue;
    extent.begin = std::min(extent.begin, source.starts[page]);
    extent.end = std::max(extent.end, end_of_page(source, page));
  }
  if (extent.begin < extent.end) return extent;
  return core::fail({.code = "pages_unknown",
                     .place = {.file = file},
                     .message = core::say("filen har inte sidorna {}-{}", "the file does not have the pages {}-{}", range.first, range.last),
                     .hint = {.sv = "sidorna räknas som filen själv numrerar dem", .en = "pages are counted as the file itself numbers them"}});
}

}  // namespace

std::optional<PageRange> parse_pages(std::string_view text) {
  const std::size_t dash = text.find('-');
  const std::string first(text.substr(0, dash)), last(dash == text.npos ? first : text.substr(dash + 1));
  const auto is_number = [](const std::string& part) {
    return !part.empty() && part.size() < 6 && part.find_first_not_of("0123456789") == part.npos;
  };
  if (!is_number(first) || !is_number(last)) return std::nullopt;
  const PageRange range{std::stoi(first), std::stoi(last)};
  return range.first > 0 && range.first <= range.last ? std::optional(range) : std::nullopt;
}

core::Expected<std::vector<ProgrammeDocument>> read_programmes(const SourceDocument& source, const std::string& file,
                                                               std::optional<PageRange> pages) {
  const Zone all(source.words);
  const Extent within = pages ? TRY(extent_of(source, *pages, file)) : Extent{0, all.size()};
  std::vector<ProgrammeDocument> programmes;
  for (auto contents = find_heading(all, list("layout", "contents"), within.begin); contents && contents->begin < within.end;
       contents = find_heading(all, list("layout", "contents"), contents->end)) {
    const auto begin = pages ? std::optional(within.begin) : begin_before(all, source, contents->begin);
    if (!begin) continue;
    const std::size_t end = pages ? within.end : end_after(source, contents->begin);
    programmes.push_back(ProgrammeReader(source, {*begin, end}).read(*contents));
    if (pages) break;
  }
  if (programmes.empty()) return not_found(file);
  return programmes;
}

}  // namespace rodtrad::domain
