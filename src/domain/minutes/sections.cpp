// Splitting by headings.
#include "domain/minutes/sections.h"

#include "core/unicode.h"

namespace rodtrad::domain {

namespace {

struct Cut {
  std::string name;
  Extent heading;
};

WordList with_body(const WordList& phrases, const std::u32string& body) {
  static constexpr std::u32string_view kBody = U"{body}";
  WordList filled;
  for (const std::u32string& phrase : phrases) {
    const std::size_t at = phrase.find(kBody);
    if (at == phrase.npos) {
      filled.push_back(phrase);
    } else if (!body.empty()) {
      filled.push_back(phrase.substr(0, at) + body + phrase.substr(at + kBody.size()));
    }
  }
  return filled;
}

/// A heading is followed by a capital, a colon, a list mark or the end; a single word also needs an end of something before it.
bool is_heading(const Zone& item, Extent place, const std::string& name) {
  const bool single = item.low.substr(place.begin, place.size()).find(U' ') == kNowhere;
  const bool colon = place.end > 0 && (item.words.text[place.end - 1] == U':' || (place.end < item.size() && item.words.text[place.end] == U':'));
  if (name == "groups" || colon) return true;
  if (single && place.begin >= 2 && std::u32string_view(U".:").find(item.words.text[place.begin - 2]) == std::u32string_view::npos) return false;
  const std::size_t next = place.end + 1;
  return name == "conditions" || next >= item.size() || !core::is_letter(item.words.text[next]) || core::is_upper(item.words.text[next]);
}

std::vector<Cut> find_cuts(const Zone& item, const MinutesContext& context) {
  std::vector<Cut> cuts;
  const std::u32string body = lower(core::to_code_points(context.body));
  for (const auto& [name, phrases] : minutes_words().group("sections")) {
    const WordList filled = with_body(phrases, body);
    for (auto found = find_heading(item, filled); found; found = find_heading(item, filled, found->end)) {
      if (is_heading(item, *found, name)) cuts.push_back({name, *found});
    }
  }
  std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.heading.begin < b.heading.begin; });
  return cuts;
}

}  // namespace

const Zone* ItemSections::find(const std::string& name) const {
  const auto found = parts.find(name);
  return found == parts.end() ? nullptr : &found->second;
}

ItemSections split_sections(const Zone& item, const MinutesContext& context) {
  const std::vector<Cut> cuts = find_cuts(item, context);
  ItemSections sections;
  sections.background = item.part(0, cuts.empty() ? kNowhere : cuts.front().heading.begin);
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const std::size_t end = i + 1 < cuts.size() ? cuts[i + 1].heading.begin : item.size();
    if (cuts[i].name == "groups") {
      sections.groups.push_back(item.part(cuts[i].heading.begin, end));
    } else {
      sections.headings.emplace(cuts[i].name, item.part(cuts[i].heading.begin, cuts[i].heading.end).utf8());
      sections.parts.emplace(cuts[i].name, without_marks(item.part(cuts[i].heading.end, end), U": "));
    }
  }
  return sections;
}

}  // namespace rodtrad::domain
