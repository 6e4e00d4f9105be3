// The stages from bytes to minutes: words → layout → meeting → attendance → items → letters.
#include "domain/minutes_reader.h"

#include "domain/minutes/attendance.h"
#include "domain/minutes/items.h"
#include "domain/minutes/letters.h"
#include "domain/minutes/meeting.h"
#include "domain/programme_reader.h"

namespace rodtrad::domain {

namespace {

core::Problem no_items(const std::string& file) {
  return {.code = "minutes_without_items",
          .place = {.file = file},
          .message = {.sv = "hittar inga ärenden i filen", .en = "finds no items in the file"},
          .hint = {.sv = "ett protokoll känns igen på sin innehållsförteckning och sina rubriker, eller på \"§ 12 Rubrik\"",
                   .en = "minutes are known by their list of contents and their headings, or by \"§ 12 Heading\""}};
}

core::Problem warning(std::string code, const std::string& file, core::Text message, core::Text hint) {
  return {
      .code = std::move(code), .severity = core::Severity::warning, .place = {.file = file}, .message = std::move(message), .hint = std::move(hint)};
}

void warn(const MinutesDocument& minutes, const std::string& file, core::Problems& notes) {
  for (const Item& item : minutes.items) {
    for (const DelegatedDecision& decision : item.delegated_decisions) {
      if (!decision.delegate.empty()) continue;
      notes.push_back(warning("minutes_delegate_unclear", file,
                              core::say("§ {}: det går inte att se vem som fattade beslutet \"{}\"", "§ {}: it cannot be told who decided \"{}\"",
                                        item.paragraph, decision.description),
                              {.sv = "fyll i det för hand", .en = "fill it in by hand"}));
    }
  }
  const std::size_t lost = minutes.lost_values();
  if (lost == 0) return;
  notes.push_back(warning("minutes_values_lost", file, core::say("källan har tappat {} värden", "the source has lost {} values", lost),
                          {.sv = "de står som förlorade i svaret; läs in ett dokument som har dem kvar, eller fyll i dem för hand",
                           .en = "they stand as lost in the answer; import a document that has kept them, or fill them in by hand"}));
}

void number_meeting(Meeting& meeting, const std::vector<Item>& items) {
  meeting.paragraph_first = items.front().paragraph;
  meeting.paragraph_last = items.back().paragraph;
  meeting.paragraph_count = static_cast<int>(items.size());
}

}  // namespace

std::size_t MinutesDocument::lost_values() const {
  std::size_t lost = meeting.lost.size();
  for (const Item& item : items) {
    lost += item.lost.size();
    for (const DelegatedDecision& decision : item.delegated_decisions) lost += decision.lost.size();
  }
  return lost;
}

core::Expected<MinutesDocument> read_minutes(const std::string& bytes, const std::string& file, core::Problems& notes) {
  MinutesDocument minutes{.source = TRY(read_source_document(bytes, file, notes))};
  MinutesContext context(minutes.source);
  const MinutesLayout layout = find_layout(context);
  if (layout.headings.empty()) return core::fail(no_items(file));
  const Zone front = context.all.part(0, layout.headings.front().place.begin);
  minutes.meeting = read_meeting(front, context);
  minutes.items = read_items(layout, context);
  number_meeting(minutes.meeting, minutes.items);
  const Names adjusters = minutes.meeting.adjuster ? Names{minutes.meeting.adjuster->name} : Names{};
  minutes.attendance = read_attendance(front.part(layout.attendance), context, adjusters);
  settle_remarks(minutes.attendance, minutes.meeting.paragraph_last);
  if (!minutes.attendance.secretary.empty()) minutes.meeting.secretary = minutes.attendance.secretary.front().name;
  unify_notified(minutes.items);
  minutes.letters = read_letters(layout, minutes.items, context);
  if (auto programmes = read_programmes(minutes.source, file, std::nullopt)) minutes.programmes = *std::move(programmes);
  link_attachments(minutes);
  warn(minutes, file, notes);
  return minutes;
}

}  // namespace rodtrad::domain
