// Reading of the meeting's own fields.
#include "domain/minutes/meeting.h"

#include <fmt/format.h>

#include <map>

#include "core/date.h"
#include "core/unicode.h"
#include "domain/document/document_words.h"
#include "domain/document/person_name.h"

namespace rodtrad::domain {

namespace {

bool is_all_capitals(std::u32string_view words) {
  return std::none_of(words.begin(), words.end(), [](char32_t c) { return core::is_letter(c) && !core::is_upper(c); });
}

/// The word after "Protokoll" when it names a board.
std::optional<Extent> body_in(const Zone& zone) {
  const WordList& kinds = minutes_words().list("meeting", "document");
  for (auto found = zone.find(kinds); found; found = zone.find(kinds, found->end)) {
    const std::size_t at = found->end + 1;
    if (at >= zone.size() || !zone.is_capital(at)) continue;
    const std::u32string_view word = zone.word_at(at);
    if (is_office(word)) return Extent{at, at + word.size()};
  }
  return std::nullopt;
}

/// Spelled with small letters where the document has it so, else with a capital first.
std::string spelling_of(const Zone& words, const MinutesContext& context) {
  if (!is_all_capitals(words.words.text)) return words.utf8();
  for (auto found = context.all.find(words.low); found; found = context.all.find(words.low, found->end)) {
    const Zone here = context.all.part(found->begin, found->end);
    if (context.all.is_capital(found->begin) && !is_all_capitals(here.words.text)) return here.utf8();
  }
  return core::capitalise(core::to_utf8(words.low));
}

class MeetingReader {
 public:
  MeetingReader(const Zone& zone, MinutesContext& context) : zone_(zone), context_(context) {}

  Meeting read() {
    read_body();
    read_organisation();
    read_dates();
    read_place();
    read_times();
    read_adjuster();
    return std::move(meeting_);
  }

 private:
  std::vector<Zone> fronts() const {
    std::vector<Zone> fronts;
    for (const Passage& stamp : context_.source.stamps) fronts.emplace_back(stamp);
    fronts.push_back(zone_);
    fronts.emplace_back(words_of(context_.source.text, {0, context_.source.document.begin}));
    return fronts;
  }

  void read_body() {
    for (const Zone& front : fronts()) {
      const auto body = body_in(front);
      if (!body) continue;
      meeting_.document_type = "protokoll";
      const std::string spelled = spelling_of(front.part(body->begin, body->end), context_);
      if (meeting_.body.empty() || front.part(body->begin, body->end).utf8() == spelled) meeting_.body = spelled;
      if (!is_all_capitals(front.part(body->begin, body->end).words.text)) break;
    }
    context_.body = meeting_.body;
  }

  /// "REGIONFÖRBUNDET ÖREBRO LÄN": a word for an organisation and the capitals after it.
  static std::optional<Extent> organisation_in(const Zone& zone) {
    for (auto found = zone.find(minutes_words().list("meeting", "organisations")); found;
         found = zone.find(minutes_words().list("meeting", "organisations"), found->end)) {
      if (!zone.is_capital(found->begin)) continue;
      std::size_t end = found->end;
      for (std::size_t at = zone.next_word(found->end - 1); at < zone.size() && goes_on_organisation(zone, at); at = zone.next_word(at)) {
        end = at + zone.word_at(at).size();
        if (!is_word_part(zone.words.text[end - 1])) break;
      }
      while (!is_word_part(zone.words.text[end - 1])) --end;
      if (end > found->end) return Extent{found->begin, end};
    }
    return std::nullopt;
  }

  static bool goes_on_organisation(const Zone& zone, std::size_t at) {
    const std::u32string word = lower(zone.word_at(at));
    return zone.is_capital(at) && !contains(minutes_words().list("meeting", "document"), word) && !is_office(word);
  }

  void read_organisation() {
    for (const Zone& front : fronts()) {
      const auto place = organisation_in(front);
      if (!place) continue;
      const Zone raw = front.part(place->begin, place->end);
      meeting_.organisation_raw = raw.utf8();
      meeting_.organisation = name_in_address(raw).value_or(spelling_of(raw, context_));
      return;
    }
  }

  /// "Postadress: Regionförbundet Norr, …": how the organisation writes itself, when its pages say the same and more.
  std::optional<std::string> name_in_address(const Zone& raw) const {
    for (const Passage& stamp : context_.source.stamps) {
      const Zone foot(stamp);
      const auto label = foot.find(minutes_words().list("meeting", "postal"));
      const std::size_t comma = label ? foot.words.text.find(U',', label->end) : kNowhere;
      if (comma == kNowhere) continue;
      const Zone name = without_marks(foot.part(label->end, comma), U": ");
      if (raw.low.starts_with(name.low)) return name.utf8();
    }
    return std::nullopt;
  }

  /// The day with its year stands in the title or beside the place; the weekday must agree.
  void read_dates() {
    const Zone title(words_of(context_.source.text, {0, context_.source.document.begin}));
    note_date(title, title_date(title), true);
    const Zone front = zone_;
    const auto label = front.find(minutes_words().list("meeting", "place"));
    note_date(front, find_date(front, label ? label->end : 0, label ? label->end + 400 : 0), false);
    if (meeting_.date.empty()) note_date(front, title_date(front), true);
    if (meeting_.date.empty()) meeting_.lost.push_back("date");
    context_.date = meeting_.date;
  }

  /// A whole date after "Protokoll Regionstyrelsen"; a file name may come before.
  static std::optional<WrittenDate> title_date(const Zone& title) {
    auto found = title.find(minutes_words().list("meeting", "document"));
    for (; found; found = title.find(minutes_words().list("meeting", "document"), found->end)) {
      const auto date = find_date(title, found->end, found->end + 60);
      if (date && date->edtf.size() == 10) return WrittenDate{{found->begin, date->place.end}, date->edtf};
    }
    return std::nullopt;
  }

  void note_date(const Zone& zone, const std::optional<WrittenDate>& date, bool is_title) {
    if (!date) return;
    const std::string day = date->has_year() ? date->edtf : in_year_of(date->edtf, meeting_.date);
    if (day.size() != 10 || day.starts_with("--")) return;
    if (meeting_.date.empty()) meeting_.date = day;
    if (day != meeting_.date) return;
    const std::size_t begin = is_title ? date->place.begin : begin_with_weekday(zone, date->place.begin);
    meeting_.date_sources.push_back(context_.quote(zone.part(begin, date->place.end)));
  }

  std::size_t begin_with_weekday(const Zone& zone, std::size_t begin) {
    const WordList& weekdays = minutes_words().list("meeting", "weekdays");
    const std::size_t from = begin > 12 ? begin - 12 : 0;
    const auto day = zone.find(weekdays, from);
    if (!day || day->begin >= begin) return begin;
    meeting_.weekday = core::to_utf8(zone.part(day->begin, day->end).low);
    return day->begin;
  }

  void read_place() {
    const auto label = zone_.find(minutes_words().list("meeting", "place"));
    if (!label) return;
    std::size_t end = zone_.size();
    if (const auto weekday = zone_.find(minutes_words().list("meeting", "weekdays"), label->end)) end = std::min(end, weekday->begin);
    if (const auto date = find_date(zone_, label->end, end)) end = std::min(end, date->place.begin);
    if (const auto clock = zone_.find(minutes_words().list("meeting", "clock"), label->end)) end = std::min(end, clock->begin);
    if (const auto list = zone_.find(minutes_words().list("attendance", "deciding"), label->end)) end = std::min(end, list->begin);
    meeting_.place = context_.quote(without_marks(zone_.part(label->end, end), U":.,;- "));
  }

  /// "kl 09.00–12.15"; the word without the time is a time that was lost.
  void read_times() {
    const auto label = zone_.find(minutes_words().list("meeting", "place"));
    const auto clock = label ? zone_.find(minutes_words().list("meeting", "clock"), label->end) : std::nullopt;
    if (!clock) return;
    std::vector<std::string> times;
    for (std::size_t at = clock->end; at < zone_.size() && at < clock->end + 30 && times.size() < 2; ++at) {
      const std::string time = time_at(at);
      if (!time.empty()) times.push_back(time);
    }
    meeting_.start_time = times.empty() ? "" : times[0];
    meeting_.end_time = times.size() < 2 ? "" : times[1];
    if (times.empty()) meeting_.lost.insert(meeting_.lost.end(), {"start_time", "end_time"});
  }

  /// "09.00", "9:15"; "" when none begins here.
  std::string time_at(std::size_t at) const {
    if (!core::is_digit(zone_.low[at]) || is_word_part(zone_.low[at - 1])) return {};
    std::size_t end = at;
    while (end < zone_.size() && (core::is_digit(zone_.low[end]) || zone_.low[end] == U'.' || zone_.low[end] == U':')) ++end;
    std::string text = zone_.part(at, end).utf8();
    std::replace(text.begin(), text.end(), '.', ':');
    if (text.size() == 4) text = "0" + text;
    return text.size() == 5 && text[2] == ':' ? text : "";
  }

  void read_adjuster() {
    const auto label = find_heading(zone_, minutes_words().list("meeting", "adjuster"));
    if (!label) return;
    std::size_t at = label->end;
    while (at < zone_.size() && !is_word_part(zone_.low[at])) ++at;
    const auto name = name_at(zone_, at);
    if (!name) return;
    Adjuster adjuster{.name = zone_.part(name->begin, name->end).utf8()};
    std::size_t end = name->end;
    const std::size_t after = zone_.next_word(name->end - 1);
    if (const auto party = party_at(zone_, after)) {
      adjuster.party = zone_.part(party->begin + 1, party->end - 1).utf8();
      end = party->end;
    }
    adjuster.evidence = context_.quote(zone_.part(label->begin, end));
    meeting_.adjuster = std::move(adjuster);
  }

  const Zone zone_;
  MinutesContext& context_;
  Meeting meeting_;
};

}  // namespace

Meeting read_meeting(const Zone& zone, MinutesContext& context) { return MeetingReader(zone, context).read(); }

}  // namespace rodtrad::domain
