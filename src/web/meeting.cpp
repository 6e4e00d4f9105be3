// Work at a meeting, and its minutes as a document.
#include "web/meeting.h"

#include <algorithm>

#include "ops/meeting.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

using records::Record;

/// Names by role, in the order of the roles: those who decide first.
void write_present(Page& page, const ops::RecordList& attendance) {
  const schema::Field* role = attendance.type ? attendance.type->find("role") : nullptr;
  if (!role || attendance.records.empty()) return;
  page.out.leaf("h2", page.say("Närvarande", "Present")).open("dl", {{"class", "facts"}});
  for (const schema::Code& code : role->codes) {
    std::vector<std::string> names;
    for (const Record& one : attendance.records) {
      if (one.text("role") == code.id) names.push_back(one.text("name") + (one.text("party").empty() ? "" : " (" + one.text("party") + ")"));
    }
    if (!names.empty()) write_fact(page, page.in(code.label), fmt::format("{}", fmt::join(names, ", ")), true);
  }
  page.out.close();
}

void write_reservations(Page& page, const ops::RecordList& list, const Record& item) {
  const schema::Field* field = list.type->find("reservations");
  for (const records::Entry& one : item.entries("reservations")) {
    const auto words = [&](std::string_view member) { return records::show_value(*field->member(member), one.member(member), page.language); };
    plan_leaf(page, "h4", fmt::format("{}: {}", words("kind"), words("name")));
    plan_paragraphs(page, words("words"));
  }
}

void write_paragraph(Page& page, const ops::RecordList& list, const Record& item) {
  page.out.open("article", {{"class", "paragraph"}}).open("h3").text(item_name(page, item) + " \u00A0 ");
  page.out.leaf("span", item.text("title"), {{"lang", "sv"}}).close();
  if (!item.text("reference_number").empty()) page.out.leaf("p", item.text("reference_number"), {{"class", "quiet"}});
  for (const char* text : {"matter", "handling"}) {
    if (item.text(text).empty()) continue;
    page.out.leaf("h4", page.in(list.type->find(text)->label));
    plan_paragraphs(page, item.text(text));
  }
  const ops::RecordList decisions = linked(page, "decision", "agenda_item", to_text(item.id), "point");
  if (!decisions.records.empty()) page.out.leaf("h4", page.say("Beslut", "Decision"));
  for (const Record& decision : decisions.records)
    plan_paragraphs(page, decision.text("wording").empty() ? decision.text("title") : decision.text("wording"));
  write_reservations(page, list, item);
  page.out.close();
}

/// Lines to sign on: secretary, chair and those who verify.
void write_signatures(Page& page, const ops::RecordView& view) {
  const Record& meeting = view.record;
  const auto person = meeting.get<records::RecordId>("secretary");
  const auto known = person ? view.titles.find(*person) : view.titles.end();
  page.out.leaf("h2", page.say("Underskrifter", "Signatures")).open("dl", {{"class", "facts"}});
  write_fact(page, page.say("Sekreterare", "Secretary"), known == view.titles.end() ? meeting.text("secretary_written") : known->second, true);
  write_fact(page, page.say("Ordförande", "Chair"), meeting.text("chair_written"), true);
  for (const records::Entry& one : meeting.entries("verifiers")) {
    const auto* name = std::get_if<std::string>(&one.member("name"));
    write_fact(page, page.say("Justerare", "Verifier"), name ? *name : "", true);
  }
  page.out.close();
}

void write_head(Page& page, const ops::RecordView& view) {
  const Record& meeting = view.record;
  const std::string start = meeting.text("start_time"), end = meeting.text("end_time");
  page.out.open("dl", {{"class", "facts"}});
  write_fact(page, page.say("Organ", "Body"), meeting.text("body"), true);
  write_fact(page, page.say("Dag", "Day"), shown_day(page, meeting.text("date")));
  write_fact(page, page.say("Tid", "Time"), start.empty() ? end : fmt::format("{}–{}", start, end));
  write_fact(page, page.say("Plats", "Place"), meeting.text("venue"), true);
  write_fact(page, page.say("Läge", "State"), state_label(page, *view.type, meeting));
  page.out.close();
}

}  // namespace

std::string item_name(const Page& page, const Record& item) {
  if (const auto paragraph = item.get<std::int64_t>("paragraph").value_or(0)) return fmt::format("§\u00A0{}", paragraph);
  return fmt::format("{} {}", page.say("Punkt", "Item"), item.get<std::int64_t>("order_no").value_or(0));
}

std::vector<Record> in_order(std::vector<Record> items) {
  std::stable_sort(items.begin(), items.end(), [](const Record& a, const Record& b) {
    const auto key = [](const Record& one) {
      return std::pair(one.get<std::int64_t>("paragraph").value_or(0), one.get<std::int64_t>("order_no").value_or(0));
    };
    return key(a) < key(b);
  });
  return items;
}

void write_numbering(Page& page, const std::string& meeting, const std::vector<Record>& items) {
  const bool lacking = std::any_of(items.begin(), items.end(), [](const Record& item) { return item.entries("paragraph").empty(); });
  if (!page.visit.user || !lacking || !ops::require(page.site.workspace, page.actor, schema::Action::change, items.front().id)) return;
  const auto next = ops::next_paragraph(page.site.workspace, page.actor, meeting);
  open_form(page, "/" + meeting + "/paragraphs");
  write_input(page,
              {.name = "first",
               .label = std::string(page.say("Första paragrafens nummer", "Number of the first paragraph")),
               .type = "number",
               .value = std::to_string(next ? *next : 1)},
              {});
  page.out.open("p");
  write_submit(page, page.say("Numrera paragraferna", "Number the paragraphs"), kSecondary);
  page.out.close().close();
}

void write_attendance_work(Page& page, const std::string& meeting) {
  const schema::RecordType* attendance = page.site.workspace.store().schema().find("attendance");
  if (!page.visit.user || !ops::may_ever(page.site.workspace, page.actor, schema::Action::create, *attendance)) return;
  page.out.open("div", {{"class", "actions"}});
  const auto before = ops::meeting_before(page.site.workspace, page.actor, meeting);
  if (before && *before) {
    open_form(page, "/" + meeting + "/attendance");
    write_submit(page, page.say("Ta med alla från förra sammanträdet", "Take over all from the meeting before"), kSecondary);
    page.out.close();
  }
  write_add(page, "attendance", page.say("Lägg till en person", "Add a person"), {{"meeting", meeting}, {"role", "deciding"}},
            "/" + meeting + "#attendance");
  page.out.close();
}

Answer minutes_page(Page& page) {
  const ops::RecordView view = TRY(found(ops::view_record(page.site.workspace, page.actor, page.request.parts[0])));
  const std::string id = to_text(view.record.id), title = records::title_of(*view.type, view.record);
  const ops::RecordList list = linked(page, "agenda_item", "meeting", id);
  return show_page(page, core::say("Protokoll: {}", "Minutes: {}", title), Place::register_, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain document"}});
    write_back(page, "/" + id, title);
    page.out.leaf("p", page.say("Protokoll", "Minutes"), {{"class", "kicker"}});
    plan_leaf(page, "h1", title);
    write_head(page, view);
    write_present(page, linked(page, "attendance", "meeting", id));
    page.out.leaf("h2", page.say("Paragrafer", "Paragraphs"));
    if (list.records.empty()) page.out.leaf("p", page.say("Dagordningen är tom än.", "The agenda is empty yet."));
    for (const Record& item : in_order(list.records)) write_paragraph(page, list, item);
    write_signatures(page, view);
    page.out.close();
  });
}

Answer take_attendance(Page& page) {
  const std::string& meeting = page.request.parts[0];
  TRY(found(ops::copy_attendance(page.site.workspace, page.actor, meeting)));
  return go_on(page, "/" + meeting + "#attendance", "saved");
}

Answer take_numbers(Page& page) {
  const std::string& meeting = page.request.parts[0];
  TRY(found(ops::number_paragraphs(page.site.workspace, page.actor, meeting, whole_number(page.request.form_value("first")))));
  return go_on(page, "/" + meeting + "#minutes", "saved");
}

}  // namespace rodtrad::web
