// Writing of minutes: meeting, attendance, attachments. Items are in items_json.cpp.
#include "domain/minutes_json.h"

#include <fmt/format.h>

#include "domain/document/quote_json.h"
#include "domain/minutes/items_json.h"
#include "domain/programme_reader.h"

namespace rodtrad::domain {

using core::JsonWriter;

namespace {

void write_meeting(JsonWriter& out, const Meeting& meeting) {
  out.key("meeting").begin_object();
  write_text(out, "body", meeting.body);
  write_text(out, "organisation", meeting.organisation);
  write_text(out, "organisation_raw", meeting.organisation_raw);
  write_text(out, "date", meeting.date);
  write_quotes(out, "date_sources", meeting.date_sources);
  write_text(out, "weekday", meeting.weekday);
  write_text(out, "place", meeting.place.text);
  write_quote(out, "place_evidence", meeting.place);
  write_text(out, "start_time", meeting.start_time);
  write_text(out, "end_time", meeting.end_time);
  write_list(out, "lost_in_source", meeting.lost);
  write_text(out, "document_type", meeting.document_type);
  out.member("paragraph_first", meeting.paragraph_first).member("paragraph_last", meeting.paragraph_last);
  out.member("paragraph_count", meeting.paragraph_count);
  write_text(out, "secretary", meeting.secretary);
  out.key("adjuster");
  if (meeting.adjuster) {
    out.begin_object().member("name", meeting.adjuster->name);
    write_text(out, "party", meeting.adjuster->party);
    write_quote(out, "evidence", meeting.adjuster->evidence);
    out.end_object();
  } else {
    out.null();
  }
  out.end_object();
}

void write_remark(JsonWriter& out, const Attendee& person) {
  if (person.note_raw.empty()) return;
  out.member("paragraph_note_raw", person.note_raw);
  if (person.partial.empty()) return;
  out.key("paragraphs").begin_object().key("partial").begin_array();
  for (const int paragraph : person.partial) out.value(paragraph);
  out.end_array();
  write_text(out, "full", person.full);
  out.end_object();
  if (person.full_inferred) write_list(out, "inferred", std::array{"paragraphs.full"});
  write_some(out, "lost_in_source", person.lost);
}

void write_person(JsonWriter& out, const Attendee& person, bool has_municipality) {
  out.begin_object().member("name", person.name);
  write_text(out, "party", person.party);
  out.member("role", person.role);
  if (!person.role_raw.empty()) out.member("role_raw", person.role_raw);
  if (has_municipality) write_text(out, "municipality", person.municipality);
  write_remark(out, person);
  if (!person.name_raw.empty()) out.member("name_raw", person.name_raw).member(fmt::format("name_variant_page{}", person.name_page), person.name);
  if (!person.title.empty()) out.member("title", person.title);
  if (person.title_page > 0) out.member("title_page", person.title_page);
  out.key("span").begin_array().value(person.words.spans.front().begin).value(person.words.spans.back().end).end_array().end_object();
}

void write_people(JsonWriter& out, std::string_view name, const std::vector<Attendee>& people) {
  out.key(name).begin_array();
  for (const Attendee& person : people) write_person(out, person, name == "right_to_speak");
  out.end_array();
}

void write_attendance(JsonWriter& out, const Attendance& attendance) {
  out.key("attendance").begin_object();
  write_people(out, "deciding", attendance.deciding);
  write_people(out, "non_serving_substitutes", attendance.non_serving_substitutes);
  write_people(out, "right_to_speak", attendance.right_to_speak);
  write_text(out, "right_to_speak_label", attendance.right_to_speak_label);
  write_people(out, "insight_seat", attendance.insight_seat);
  write_people(out, "secretary", attendance.secretary);
  write_people(out, "officials", attendance.officials);
  out.key("counts").begin_object();
  out.member("deciding", attendance.deciding.size()).member("non_serving_substitutes", attendance.non_serving_substitutes.size());
  out.member("right_to_speak", attendance.right_to_speak.size()).member("insight_seat", attendance.insight_seat.size());
  out.member("secretary", attendance.secretary.size()).member("officials", attendance.officials.size());
  out.member("total_entries", attendance.total()).end_object();
  write_text(out, "split_rationale", attendance.split_rationale);
  out.end_object();
}

void write_indicator(JsonWriter& out, const GoalIndicator& goal) {
  out.begin_object().member("text", goal.text);
  if (!goal.measure.empty()) out.member("measure", goal.measure);
  if (goal.target_percent) out.member("target_percent", *goal.target_percent);
  if (goal.target.size() == 1) out.member("target", goal.target.front());
  if (goal.target.size() > 1) write_list(out, "target", goal.target);
  if (!goal.comparator.empty()) out.member("comparator", goal.comparator);
  write_quote(out, "evidence", goal.evidence);
  out.end_object();
}

void write_letter_thread(JsonWriter& out, const LetterThread& thread) {
  out.key("thread").begin_object();
  write_text(out, "strategy", thread.strategy);
  write_text(out, "target_area", thread.target_area);
  write_text(out, "goal", thread.goal);
  write_quote(out, "evidence", thread.evidence);
  out.end_object();
}

void write_amounts(JsonWriter& out, const std::vector<BudgetAmounts>& amounts) {
  out.key("amounts");
  if (amounts.empty()) {
    out.null();
    return;
  }
  out.begin_array();
  for (const BudgetAmounts& line : amounts) out.begin_object().member("line", line.line).member("written", line.written).end_object();
  out.end_array();
}

void write_budget(JsonWriter& out, const LetterBudget& budget) {
  out.key("budget").begin_object();
  write_list(out, "cost_lines", budget.cost_lines);
  write_list(out, "public_funders", budget.public_funders);
  write_list(out, "private_funders", budget.private_funders);
  write_amounts(out, budget.amounts);
  write_list(out, "lost_in_source", budget.lost);
  out.end_object();
}

void write_letter_goals(JsonWriter& out, const Letter& letter) {
  out.key("indicators").begin_array();
  for (const GoalIndicator& goal : letter.indicators) write_indicator(out, goal);
  out.end_array();
  if (!letter.overall_goal.empty()) out.member("overall_goal", letter.overall_goal);
  if (!letter.baseline_missing.empty()) out.member("baseline_missing", letter.baseline_missing);
  if (letter.activities > 0) out.member("activities_count", letter.activities);
}

void write_letter(JsonWriter& out, const Letter& letter) {
  out.begin_object().member("type", "tjänsteskrivelse").member("for_paragraph", letter.for_paragraph);
  write_text(out, "pages", letter.pages);
  write_text(out, "unit", letter.unit);
  write_text(out, "author", letter.author);
  write_text(out, "addressee", letter.addressee);
  write_text(out, "dnr", letter.dnr);
  write_text(out, "date", letter.date);
  out.key("signed_by").begin_array();
  for (const Signature& signature : letter.signed_by) out.begin_object().member("name", signature.name).member("role", signature.role).end_object();
  out.end_array();
  if (letter.proposal_differs_from_decision)
    write_list(out, "proposal_differs_from_decision", *letter.proposal_differs_from_decision);
  else
    out.key("proposal_differs_from_decision").null();
  if (letter.thread) write_letter_thread(out, *letter.thread);
  if (letter.private_share_percent) {
    out.member("private_share_percent", *letter.private_share_percent);
    write_quote(out, "private_share_evidence", letter.private_share_evidence);
  }
  write_some(out, "headings", letter.headings);
  write_letter_goals(out, letter);
  if (letter.budget) write_budget(out, *letter.budget);
  write_some(out, "cross_cutting", letter.cross_cutting);
  write_list(out, "lost_in_source", letter.lost);
  out.end_object();
}

}  // namespace

std::string to_json(const MinutesDocument& minutes) {
  JsonWriter out;
  out.begin_object();
  write_meeting(out, minutes.meeting);
  write_attendance(out, minutes.attendance);
  write_items(out, minutes.items);
  out.key("attachments").begin_array();
  for (const Letter& letter : minutes.letters) write_letter(out, letter);
  for (const ProgrammeDocument& programme : minutes.programmes) {
    out.begin_object();
    write_programme(out, programme);
    out.end_object();
  }
  return out.end_array().end_object().take();
}

}  // namespace rodtrad::domain
