// A meeting: the agenda as paragraphs with what was decided, and who took part in which.
#include <algorithm>

#include "records/show_value.h"
#include "web/meeting.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

using records::Record;

std::int64_t paragraph_of(const Record& item) { return item.get<std::int64_t>("paragraph").value_or(0); }

/// Where the page goes on after something was done with a paragraph of it.
std::string place_of(const Record& item) { return fmt::format("/{}#{}", to_text(*item.get<records::RecordId>("meeting")), to_text(item.id)); }

/// The steps that can be taken with a record, beside it.
void write_steps(Page& page, const records::RecordId& id, const std::string& back) {
  if (!page.visit.user) return;
  if (const auto view = ops::view_record(page.site.workspace, page.actor, to_text(id))) write_open_steps(page, *view, back);
}

void write_decisions(Page& page, const Record& item) {
  const ops::RecordList decisions = linked(page, "decision", "agenda_item", to_text(item.id), "point");
  for (const Record& decision : decisions.records) {
    page.out.open("div", {{"class", "decided"}}).leaf("h4", page.say("Beslut", "Decision"));
    const std::string wording = decision.text("wording");
    wording.empty() ? plan_leaf(page, "p", decision.text("title")) : plan_paragraphs(page, wording);
    page.out.open("p", {{"class", "quiet"}});
    plan_link(page, "/" + to_text(decision.id), decision.text("title"));
    write_tag(page, state_label(page, *decisions.type, decision));
    page.out.close();
    const std::string state = decision.text("state");
    if (state == "draft" || state == "proposed") {
      page.out.open("div", {{"class", "actions"}});
      write_steps(page, decision.id, place_of(item));
      page.out.close();
    }
    page.out.close();
  }
}

/// For those who take the minutes: the item's state, its steps, and a decision to add.
void write_work(Page& page, const ops::RecordList& list, const Record& item) {
  if (!page.visit.user) return;
  page.out.open("div", {{"class", "actions"}});
  write_tag(page, state_label(page, *list.type, item));
  write_steps(page, item.id, place_of(item));
  write_add(page, "decision", page.say("Lägg till beslut", "Add a decision"),
            {{"agenda_item", to_text(item.id)}, {"title", item.text("title")}, {"reference_number", item.text("reference_number")}}, place_of(item));
  page.out.close();
}

void write_item(Page& page, const ops::RecordList& list, const Record& item) {
  page.out.open("article", {{"class", "paragraph"}, {"id", to_text(item.id)}}).open("h3");
  page.out.text(item_name(page, item) + " \u00A0 ");
  plan_link(page, "/" + to_text(item.id), item.text("title"));
  page.out.close();
  const schema::Field* kind = list.type->find("kind");
  std::string facts = kind ? records::show_value(*kind, item.value("kind"), page.language) : "";
  if (!item.text("reference_number").empty()) facts += (facts.empty() ? "" : " · ") + item.text("reference_number");
  if (!facts.empty()) page.out.leaf("p", facts, {{"class", "quiet"}});
  plan_paragraphs(page, item.text("matter"));
  plan_paragraphs(page, item.text("handling"));
  write_decisions(page, item);
  write_work(page, list, item);
  page.out.close();
}

std::optional<std::int64_t> number_in(const std::string& text) {
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin == std::string::npos) return std::nullopt;
  return std::strtoll(text.c_str() + begin, nullptr, 10);
}

/// Whether a person took part in a paragraph, as far as the minutes say: by list, by first and last, else in all.
bool took_part(const Record& person, std::int64_t paragraph) {
  const std::vector<std::string> listed = person.texts("paragraphs");
  if (!listed.empty()) return std::any_of(listed.begin(), listed.end(), [&](const std::string& one) { return number_in(one) == paragraph; });
  const auto from = number_in(person.text("from_paragraph")), to = number_in(person.text("to_paragraph"));
  return (!from || paragraph >= *from) && (!to || paragraph <= *to);
}

void write_attendance_row(Page& page, const ops::RecordList& attendance, const Record& person, const std::vector<Record>& items) {
  page.out.open("tr").open("th", {{"scope", "row"}}).text(person.text("name"));
  if (!person.text("party").empty()) page.out.text(fmt::format(" ({})", person.text("party")));
  page.out.close();
  const schema::Field* role = attendance.type->find("role");
  page.out.leaf("td", role ? records::show_value(*role, person.value("role"), page.language) : std::string());
  for (const Record& item : items) {
    const bool there = took_part(person, paragraph_of(item));
    page.out.open("td", {{"class", "mark"}}).leaf("span", there ? "●" : "–", {{"aria-hidden", "true"}});
    page.out.leaf("span", there ? page.say("med", "present") : page.say("inte med", "absent"), {{"class", "spoken"}}).close();
  }
  page.out.close();
}

void write_attendance(Page& page, const ops::RecordList& attendance, std::vector<Record> items) {
  std::erase_if(items, [](const Record& item) { return paragraph_of(item) == 0; });
  if (attendance.records.empty()) {
    page.out.leaf("p", page.say("Ingen närvaro är registrerad, eller så får du inte se den.", "No attendance is registered, or you may not see it."));
    return;
  }
  std::vector<std::string> names;
  for (const Record& item : items) names.push_back(item_name(page, item));
  std::vector<Head> heads = {{page.say("Namn", "Name")}, {page.say("Roll", "Role")}};
  for (const std::string& name : names) heads.push_back({name});
  open_table(page, page.say("Vem som var med om vad", "Who took part in what"), heads);
  for (const Record& person : attendance.records) write_attendance_row(page, attendance, person, items);
  close_table(page);
}

/// What is added below the agenda: one more item, with the next place on it; numbers; and the minutes to read or print.
void write_agenda_work(Page& page, const std::string& meeting, const std::vector<Record>& items) {
  std::int64_t last = 0;
  for (const Record& item : items) last = std::max(last, item.get<std::int64_t>("order_no").value_or(0));
  page.out.open("div", {{"class", "actions"}});
  write_add(page, "agenda_item", page.say("Lägg till en punkt", "Add an item"), {{"meeting", meeting}, {"order_no", std::to_string(last + 1)}},
            "/" + meeting + "#minutes");
  if (!items.empty())
    page.out.leaf("a", page.say("Protokollet att läsa eller skriva ut", "The minutes to read or print"),
                  {{"href", page.link("/" + meeting + "/minutes")}});
  page.out.close();
  write_numbering(page, meeting, items);
}

}  // namespace

void write_meeting(Page& page, const ops::RecordView& view) {
  const std::string id = to_text(view.record.id);
  const ops::RecordList list = linked(page, "agenda_item", "meeting", id);
  const std::vector<Record> items = in_order(list.records);
  page.out.open("section", {{"id", "minutes"}}).leaf("h2", page.say("Dagordning och beslut", "Agenda and decisions"));
  if (items.empty()) page.out.leaf("p", page.say("Dagordningen är tom än.", "The agenda is empty yet."));
  if (items.size() > 3) {
    page.out.open("ol", {{"class", "agenda"}});
    for (const Record& item : items) {
      page.out.open("li").text(item_name(page, item) + " ").leaf("a", item.text("title"), {{"href", "#" + to_text(item.id)}, {"lang", "sv"}}).close();
    }
    page.out.close();
  }
  for (const Record& item : items) write_item(page, list, item);
  write_agenda_work(page, id, items);
  page.out.close();
  page.out.open("section", {{"id", "attendance"}}).leaf("h2", page.say("Närvaro", "Attendance"));
  write_attendance(page, linked(page, "attendance", "meeting", id), items);
  write_attendance_work(page, id);
  page.out.close();
}

}  // namespace rodtrad::web
