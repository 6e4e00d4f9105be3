// Attendance and paragraphs of a meeting.
#include "ops/meeting.h"

#include <algorithm>

#include "ops/record_change.h"

namespace rodtrad::ops {

using core::Expected;
using records::Record;

namespace {

constexpr std::int64_t kMost = 5000;
constexpr std::int64_t kGreatestParagraph = 100'000;

Expected<std::vector<Record>> of_meeting(Workspace& workspace, const Actor& actor, const std::string& type, const std::string& meeting) {
  RecordList list = TRY(list_records(workspace, actor, {.type = type, .where = {{"meeting", meeting}}, .limit = kMost}));
  return std::move(list.records);
}

std::int64_t number_of(const Record& item, std::string_view field) { return item.get<std::int64_t>(field).value_or(0); }

std::int64_t last_paragraph(const std::vector<Record>& items) {
  std::int64_t last = 0;
  for (const Record& item : items) last = std::max(last, number_of(item, "paragraph"));
  return last;
}

Record attendance_like(const Record& earlier, const records::RecordId& meeting) {
  Record record("attendance");
  record.set("meeting", meeting);
  for (const char* field : {"person", "name", "party", "role", "function", "municipality"}) {
    if (!earlier.entries(field).empty()) record.put(field, earlier.entries(field));
  }
  return record;
}

}  // namespace

Expected<std::optional<Record>> meeting_before(Workspace& workspace, const Actor& actor, const std::string& meeting) {
  const Record here = TRY(view_record(workspace, actor, meeting)).record;
  const RecordQuery query{
      .type = "meeting", .where = {{"body", here.text("body")}}, .to = here.text("date"), .order_by = "date", .descending = true, .limit = kMost};
  const std::vector<Record> meetings = TRY(list_records(workspace, actor, query)).records;
  for (const Record& one : meetings) {
    if (one.id != here.id && one.text("date") < here.text("date")) return std::optional(one);
  }
  return std::optional<Record>();
}

Expected<std::size_t> copy_attendance(Workspace& workspace, const Actor& actor, const std::string& meeting) {
  const auto before = TRY(meeting_before(workspace, actor, meeting));
  if (!before) {
    return core::fail(
        {.code = "no_meeting_before",
         .message = {.sv = "det finns inget tidigare sammanträde med samma organ", .en = "there is no earlier meeting of the same body"}});
  }
  const std::vector<Record> held = TRY(of_meeting(workspace, actor, "attendance", meeting));
  sql::Savepoint all_or_nothing(workspace.connection());
  std::size_t added = 0;
  for (const Record& one : TRY(of_meeting(workspace, actor, "attendance", to_text(before->id)))) {
    const bool is_there = std::any_of(held.begin(), held.end(), [&](const Record& other) { return other.text("name") == one.text("name"); });
    if (is_there) continue;
    TRY(create_record(workspace, actor, attendance_like(one, *records::parse_record_id(meeting))));
    ++added;
  }
  all_or_nothing.release();
  return added;
}

Expected<std::int64_t> next_paragraph(Workspace& workspace, const Actor& actor, const std::string& meeting) {
  const std::int64_t last = last_paragraph(TRY(of_meeting(workspace, actor, "agenda_item", meeting)));
  if (last > 0) return last + 1;
  const std::int64_t first = number_of(TRY(view_record(workspace, actor, meeting)).record, "first_paragraph");
  if (first > 0) return first;
  const auto before = TRY(meeting_before(workspace, actor, meeting));
  if (!before) return 1;
  const bool same_year = before->text("date").substr(0, 4) == TRY(view_record(workspace, actor, meeting)).record.text("date").substr(0, 4);
  return same_year ? last_paragraph(TRY(of_meeting(workspace, actor, "agenda_item", to_text(before->id)))) + 1 : 1;
}

Expected<std::size_t> number_paragraphs(Workspace& workspace, const Actor& actor, const std::string& meeting, std::int64_t first) {
  if (first < 1 || first > kGreatestParagraph) {
    return core::fail({.code = "bad_paragraph",
                       .place = {.file = "first"},
                       .message = {.sv = "en paragraf har ett nummer från 1", .en = "a paragraph has a number from 1"}});
  }
  std::vector<Record> items = TRY(of_meeting(workspace, actor, "agenda_item", meeting));
  std::erase_if(items, [](const Record& item) { return number_of(item, "paragraph") > 0; });
  std::stable_sort(items.begin(), items.end(), [](const Record& a, const Record& b) { return number_of(a, "order_no") < number_of(b, "order_no"); });
  sql::Savepoint all_or_nothing(workspace.connection());
  std::int64_t paragraph = first;
  for (const Record& item : items) {
    Record change("agenda_item");
    change.id = item.id;
    change.set("paragraph", paragraph++);
    TRY(edit_record(workspace, actor, change, workspace.store().version(item.id)));
  }
  all_or_nothing.release();
  return items.size();
}

}  // namespace rodtrad::ops
