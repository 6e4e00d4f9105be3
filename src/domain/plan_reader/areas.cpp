// Reading of the list of domains and perspectives.
#include "domain/plan_reader/areas.h"

#include "core/unicode.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kMostWordsOfPerspective = 5;

/// "Det kliniska perspektivet" → "Kliniska perspektivet".
std::string perspective_name(const Passage& words) {
  const bool article = word_at(lower(words.text), 0, U"det");
  return core::capitalise(words.slice(article ? 3 : 0).utf8());
}

bool names_perspective(const Passage& heading) {
  const std::u32string text = lower(heading.text);
  if (std::count(text.begin(), text.end(), U' ') >= static_cast<std::ptrdiff_t>(kMostWordsOfPerspective)) return false;
  const auto& endings = words("front", "perspective");
  return std::any_of(endings.begin(), endings.end(), [&](const std::u32string& ending) { return text.ends_with(ending); });
}

/// The mark that stands right after the words in the source; 0 when there is none.
char32_t mark_after(const Passage& words, const std::u32string& source) {
  std::size_t at = words.at.back() + 1;
  while (at < source.size() && (source[at] == U'*' || is_unseen(source[at]))) ++at;
  return at < source.size() && is_footnote_mark(source[at]) ? source[at] : 0;
}

bool says_not_covered(const Passage& words_) { return has_word(lower(words_.text), words("front", "not_covered")); }

/// The words before "fokuserar på", a colon or a dash.
Passage name_before(const Passage& item) {
  const std::u32string text = lower(item.text);
  std::size_t end = std::min({text.find(U':'), text.find(U" - "), text.find(U" \u2013 "), text.size()});
  for (const std::u32string& verb : words("front", "describes")) end = std::min(end, find_word(text, verb));
  return item.slice(0, end);
}

class AreaReader {
 public:
  AreaReader(const std::vector<Footnote>& footnotes, const std::u32string& source) : footnotes_(footnotes), source_(source) {}

  AreaPerspective perspective(const Passage& item) const {
    AreaPerspective result{.words = name_before(item)};
    result.name = perspective_name(result.words);
    if (says_not_covered(item)) return not_covered(std::move(result), item);
    const char32_t mark = mark_after(result.words, source_);
    for (const Footnote& footnote : footnotes_) {
      if (footnote.mark == mark && says_not_covered(footnote.words)) return not_covered(std::move(result), footnote.words);
    }
    return result;
  }

 private:
  static AreaPerspective not_covered(AreaPerspective perspective, const Passage& note) {
    perspective.covered = false;
    perspective.note = note.utf8();
    return perspective;
  }

  const std::vector<Footnote>& footnotes_;
  const std::u32string& source_;
};

bool names_one_of(const std::vector<Area>& areas, const Passage& heading) {
  return std::any_of(areas.begin(), areas.end(), [&](const Area& area) { return !area.words.empty() && are_near(area.words, heading); });
}

/// From the heading "Områden för analys" to the plan's next own heading or section, or until an area comes back: there
/// the assignments begin.
std::vector<Area> read_areas(const Outline& outline, const AreaReader& reader) {
  std::vector<Area> areas;
  auto node = std::find_if(outline.begin(), outline.end(), [](const Node& n) { return n.role == Role::plan_heading && n.field == "areas"; });
  if (node == outline.end()) return areas;
  for (++node; node != outline.end() && node->role != Role::plan_heading && node->role != Role::section && node->role != Role::metadata; ++node) {
    if (node->role == Role::heading && !names_perspective(node->words)) {
      if (names_one_of(areas, node->words)) break;
      areas.push_back({.words = node->words});
    } else if (const Passage name = name_before(node->words); names_perspective(name)) {
      if (areas.empty()) areas.push_back({});
      areas.back().perspectives.push_back(reader.perspective(node->words));
    }
  }
  std::erase_if(areas, [](const Area& area) { return area.perspectives.empty(); });
  return areas;
}

}  // namespace

Areas::Areas(const Outline& outline, const std::vector<Footnote>& footnotes, const Contents& contents, const std::u32string& source)
    : areas_(read_areas(outline, AreaReader(footnotes, source))) {
  for (const Area& area : areas_) {
    for (const AreaPerspective& perspective : area.perspectives) names_.push_back(perspective.name);
  }
  for (const Passage& entry : contents.entries()) {
    if (names_perspective(entry) && std::find(names_.begin(), names_.end(), perspective_name(entry)) == names_.end())
      names_.push_back(perspective_name(entry));
  }
}

bool Areas::is_domain(const Passage& heading) const { return names_one_of(areas_, heading); }

std::optional<NamedPlace> Areas::perspective(const Passage& heading) const {
  const std::string own = perspective_name(heading);
  const bool known = std::find(names_.begin(), names_.end(), own) != names_.end();
  if (known || names_perspective(heading)) return NamedPlace{own, heading, own == heading.utf8() ? "" : "perspective_without_article"};
  for (const std::string& name : names_) {
    const Passage candidate{core::to_code_points(name), {}};
    if (are_near(heading, candidate)) return NamedPlace{name, heading, "nearest_perspective"};
  }
  return std::nullopt;
}

std::optional<NamedPlace> Areas::only_perspective(const Passage& domain) const {
  for (const Area& area : areas_) {
    if (area.words.empty() || !are_near(area.words, domain) || area.perspectives.size() != 1) continue;
    return NamedPlace{area.perspectives[0].name, area.perspectives[0].words, "only_perspective_of_domain"};
  }
  return std::nullopt;
}

}  // namespace rodtrad::domain
