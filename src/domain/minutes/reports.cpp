// A report begins with its heading and "Titel Namn informerar om …".
#include "domain/minutes/reports.h"

#include "core/unicode.h"
#include "domain/document/person_name.h"
#include "domain/plan_reader/sentences.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* name) { return minutes_words().list("reports", name); }

struct Speaker {
  Extent name;
  std::size_t informs = 0;  // end of "informerar om"
  std::size_t begin = 0;    // of heading and title before the name
};

/// The name that ends right before `end`, a party between them or not.
std::optional<Extent> name_before(const Zone& zone, std::size_t end) {
  std::size_t last = end;
  while (last > 0 && !is_word_part(zone.low[last - 1])) --last;
  if (last > 0 && last < zone.size() && zone.words.text[last] == U')') {
    const std::size_t open = zone.words.text.rfind(U'(', last);
    last = open == kNowhere ? last : open;
    while (last > 0 && core::is_space(zone.low[last - 1])) --last;
  }
  std::optional<Extent> longest;
  std::size_t begin = last;
  for (int words = 0; words < 4 && begin > 0; ++words) {
    const std::size_t space = begin < 2 ? kNowhere : zone.words.text.rfind(U' ', begin - 2);
    begin = space == kNowhere ? 0 : space + 1;
    if (is_title(zone.word_at(begin)) || !is_name_word(zone.word_at(begin)) || zone.word_at(begin).back() == U',') break;
    if (words > 0) longest = Extent{begin, last};
  }
  return longest;
}

/// Where the sentence or list item before the speaker ended.
std::size_t begin_of_heading(const Zone& zone, std::size_t name, std::size_t from) {
  std::size_t begin = name;
  while (begin > from + 1 &&
         !(zone.words.text[begin - 1] == U' ' && std::u32string_view(U".!?").find(zone.words.text[begin - 2]) != std::u32string_view::npos))
    --begin;
  return begin <= from + 1 ? from : begin;
}

std::vector<Speaker> find_speakers(const Zone& item) {
  std::vector<Speaker> speakers;
  std::size_t from = 0;
  for (auto informs = item.find(list("informs")); informs; informs = item.find(list("informs"), informs->end)) {
    const auto name = name_before(item, informs->begin);
    if (!name) continue;
    speakers.push_back({*name, informs->end, begin_of_heading(item, name->begin, from)});
    from = informs->end;
  }
  return speakers;
}

/// "Regiondirektören informerar Regiondirektör": a heading and the title after it. Without such a heading the title is
/// the last phrase with a capital.
void read_heading(Report& report, const Zone& before) {
  const auto heading = before.find(list("heading"));
  std::size_t split = 0;
  if (heading) {
    split = heading->end;
  } else {
    for (std::size_t at = 0; at < before.size(); at = before.next_word(at)) split = before.is_capital(at) ? at : split;
  }
  report.heading = before.part(0, split).utf8();
  const Zone role = without_marks(before.part(split), U", ");
  const bool is_one_word = role.low.find(U' ') == kNowhere;
  report.by_role = is_one_word ? core::to_lower(role.utf8()) : role.utf8();
}

/// List items when there is a list, else sentences.
void read_topics(Report& report, const Zone& text) {
  const auto items = text.find(list("list"));
  if (!items) {
    for (const Passage& sentence : sentences_of(text.words)) report.topics.push_back(sentence.utf8());
    return;
  }
  std::size_t begin = kNowhere;
  for (std::size_t at = items->end; at < text.size(); at = text.next_word(at)) {
    if (!is_mark(text.word_at(at)) || text.word_at(at).empty() || !text.is_capital(text.next_word(at))) continue;
    if (begin != kNowhere) report.topics.push_back(text.part(begin, at).utf8());
    begin = text.next_word(at);
  }
  report.topics.push_back(text.part(begin == kNowhere ? items->end : begin).utf8());
}

}  // namespace

std::vector<Report> read_reports(const Zone& item, const MinutesContext& context) {
  const std::vector<Speaker> speakers = find_speakers(item);
  std::vector<Report> reports;
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    const std::size_t end = i + 1 < speakers.size() ? speakers[i + 1].begin : item.size();
    const Zone text = item.part(speakers[i].informs, end);
    Report report{.by = item.part(speakers[i].name.begin, speakers[i].name.end).utf8()};
    report.words = context.quote(item.part(speakers[i].begin, end));
    read_heading(report, item.part(speakers[i].begin, speakers[i].name.begin));
    read_topics(report, text);
    if (const auto finished = text.find(list("finished"))) {
      if (const auto date = date_at(text, text.next_word(finished->end - 1))) report.deadline = date->edtf;
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace rodtrad::domain
