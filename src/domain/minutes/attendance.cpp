// From labels and blocks of persons to the classes of those who were there.
#include "domain/minutes/attendance.h"

#include <fmt/format.h>

#include "core/unicode.h"
#include "domain/document/person_name.h"
#include "domain/minutes/attendance_people.h"
#include "domain/minutes/attendance_split.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kMostLabels = 3;    // before one row of persons
constexpr std::size_t kMostPeople = 250;  // of one row that is parted

struct Label {
  std::string attendance_class;
  Extent place;
};

/// Labels with their colon, in order; one inside another is none.
std::vector<Label> find_labels(const Zone& zone) {
  std::vector<Label> labels;
  for (std::size_t at = 0; at < zone.size(); at = zone.next_word(at)) {
    if (!zone.is_capital(at) || (!labels.empty() && at < labels.back().place.end)) continue;
    Label longest;
    for (const auto& [name, spellings] : minutes_words().group("attendance")) {
      const auto found = zone.at(spellings, at);
      if (found && found->size() > longest.place.size()) longest = {name, *found};
    }
    if (longest.place.size() > 0) labels.push_back(std::move(longest));
  }
  return labels;
}

std::vector<Attendee>& list_of(Attendance& attendance, const std::string& name) {
  if (name == "deciding") return attendance.deciding;
  if (name == "non_serving_substitutes") return attendance.non_serving_substitutes;
  if (name == "right_to_speak") return attendance.right_to_speak;
  if (name == "insight_seat") return attendance.insight_seat;
  return name == "secretary" ? attendance.secretary : attendance.officials;
}

class AttendanceReader {
 public:
  AttendanceReader(const Zone& zone, const MinutesContext& context, const Names& adjusters) : zone_(zone), context_(context), adjusters_(adjusters) {}

  Attendance read() {
    const std::vector<Label> labels = find_labels(zone_);
    std::vector<Label> waiting;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      waiting.push_back(labels[i]);
      const std::size_t end = i + 1 < labels.size() ? labels[i + 1].place.begin : end_of_last(labels[i].place.end);
      const PeopleBlock block = read_people(zone_.part(labels[i].place.end, end), context_);
      if (block.people.empty()) continue;
      share(block, waiting);
      waiting.clear();
    }
    return std::move(attendance_);
  }

 private:
  std::size_t end_of_last(std::size_t from) const {
    const auto adjuster = zone_.find(minutes_words().list("meeting", "adjuster"), from);
    return adjuster ? adjuster->begin : zone_.size();
  }

  void share(const PeopleBlock& block, std::vector<Label>& labels) {
    while (labels.size() > kMostLabels || (labels.size() > 1 && block.people.size() > kMostPeople)) labels.erase(labels.begin());
    Names classes;
    for (const Label& label : labels) classes.push_back(label.attendance_class);
    const std::vector<std::size_t> begins = split_people(block.people, classes, adjusters_);
    for (std::size_t i = 0; i < classes.size(); ++i) {
      const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : block.people.size();
      for (std::size_t p = begins[i]; p < end; ++p) add(block.people[p], classes[i]);
      if (i > 0 && classes[i] == "non_serving_substitutes" && begins[i] > 0 && end > begins[i]) explain(block.people, begins[i - 1], begins[i]);
      if (classes[i] == "right_to_speak") attendance_.right_to_speak_label = block.rest;
    }
  }

  /// The order of parties begins again when the first of the substitutes has a party that came before the last one's.
  void explain(const std::vector<Attendee>& people, std::size_t begin, std::size_t split) {
    const Attendee &last = people[split - 1], &first = people[split];
    const auto has_party = [&](const Attendee& person) { return person.party == first.party; };
    const auto from = people.begin() + static_cast<std::ptrdiff_t>(begin), to = people.begin() + static_cast<std::ptrdiff_t>(split);
    const bool again = last.party != first.party && std::any_of(from, to, has_party);
    const char* why = again ? "partiernas ordning börjar om" : "partiernas ordning börjar inte om, men minst talar mot en gräns";
    attendance_.split_rationale = fmt::format("{} mellan {} ({}) och {} ({})", why, last.name, last.party, first.name, first.party);
  }

  void add(Attendee person, const std::string& name) {
    if (person.role.empty()) person.role = core::to_utf8(minutes_words().list("member", name).front());
    settle_name(person);
    list_of(attendance_, name).push_back(std::move(person));
  }

  /// The name with its accents, and the title before it, where the document has them elsewhere.
  void settle_name(Attendee& person) const {
    const std::u32string name = core::to_code_points(person.name);
    const Zone& all = context_.all;
    for (std::size_t at = 0; at + name.size() <= all.size(); at = all.next_word(at)) {
      if (all.words.text[at] != name[0]) continue;
      const std::u32string_view here = std::u32string_view(all.words.text).substr(at, name.size());
      if (!same_but_for_accents(here, name) || word_goes_on(all, at + name.size())) continue;
      take_variant(person, here, at);
    }
  }

  static bool word_goes_on(const Zone& all, std::size_t end) { return end < all.size() && is_word_part(all.words.text[end]); }

  void take_variant(Attendee& person, std::u32string_view here, std::size_t at) const {
    const std::string variant = core::to_utf8(here);
    const bool accented = variant.size() > person.name.size();
    if (accented) {
      if (person.name_raw.empty()) person.name_raw = person.name;
      person.name = variant;
      person.name_page = context_.source.page_at(at);
    }
    if (!person.title.empty() || at < 2) return;
    const std::size_t space = context_.all.words.text.rfind(U' ', at - 2);
    const std::u32string_view before = context_.all.word_at(space == kNowhere ? 0 : space + 1);
    if (!core::is_upper(before.front()) || !is_title(before)) return;
    person.title = core::to_lower(core::to_utf8(before));
    person.title_page = context_.source.page_at(at);
  }

  const Zone& zone_;
  const MinutesContext& context_;
  const Names& adjusters_;
  Attendance attendance_;
};

void settle_remark(Attendee& person, int last_paragraph) {
  const Zone note{Passage{core::to_code_points(person.note_raw), std::vector<std::uint32_t>(core::count_code_points(person.note_raw), 0)}};
  if (!note.has(minutes_words().list("remark", "part"))) return;
  for (const Extent word : words_in(note.words.text, {0, note.size()})) {
    const std::string digits = note.part(word.begin, word.end).utf8();
    if (is_numeric(core::to_code_points(digits)) && digits.size() < 4) person.partial.push_back(std::stoi(digits));
  }
  const auto rest = note.find(minutes_words().list("remark", "rest"));
  if (!rest || person.partial.empty()) return;
  if (rest->end < note.size()) {
    person.full = note.part(rest->end).utf8();
  } else if (person.partial.back() < last_paragraph) {
    person.full = fmt::format("{}-{}", person.partial.back() + 1, last_paragraph);
    person.full_inferred = true;
    person.lost.push_back("paragraph range after 'samt'");
  }
}

}  // namespace

std::size_t Attendance::total() const {
  return deciding.size() + non_serving_substitutes.size() + right_to_speak.size() + insight_seat.size() + secretary.size() + officials.size();
}

Attendance read_attendance(const Zone& zone, const MinutesContext& context, const Names& adjusters) {
  return AttendanceReader(zone, context, adjusters).read();
}

void settle_remarks(Attendance& attendance, int last_paragraph) {
  for (std::vector<Attendee>* list :
       {&attendance.deciding, &attendance.non_serving_substitutes, &attendance.right_to_speak, &attendance.insight_seat}) {
    for (Attendee& person : *list) settle_remark(person, last_paragraph);
  }
}

}  // namespace rodtrad::domain
