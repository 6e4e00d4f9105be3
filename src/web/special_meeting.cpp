// A meeting: the agenda as paragraphs with what was decided, and who took part in which.
#include <algorithm>

#include "records/show_value.h"
#include "web/pieces.h"
#include "web/special.h"

namespace rodtrad::web {

namespace {

using records::Record;

std::int64_t paragraph_of(const Record& item) { return item.get<std::int64_t>("paragraph").value_or(0); }

/// "§ 46", or its place on the agenda when it has no paragraph yet.
std::string name_of(const Page& page, const Record& item) {
  if (const auto paragraph = paragraph_of(item)) return fmt::format("§\u00A0{}", paragraph);
  return fmt::format("{} {}", page.say("Punkt", "Item"), item.get<std::int64_t>("order_no").value_or(0));
}

std::vector<Record> in_order(std::vector<Record> items) {
  std::stable_sort(items.begin(), items.end(), [](const Record& a, const Record& b) {
    const auto key = [](const Record& one) { return std::pair(paragraph_of(one), one.get<std::int64_t>("order_no").value_or(0)); };
    return key(a) < key(b);
  });
  return items;
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
    page.out.close().close();
  }
}

void write_item(Page& page, const ops::RecordList& list, const Record& item) {
  page.out.open("article", {{"class", "paragraph"}, {"id", to_text(item.id)}}).open("h3");
  page.out.text(name_of(page, item) + " \u00A0 ");
  plan_link(page, "/" + to_text(item.id), item.text("title"));
  page.out.close();
  const schema::Field* kind = list.type->find("kind");
  std::string facts = kind ? records::show_value(*kind, item.value("kind"), page.language) : "";
  if (!item.text("reference_number").empty()) facts += (facts.empty() ? "" : " · ") + item.text("reference_number");
  if (!facts.empty()) page.out.leaf("p", facts, {{"class", "quiet"}});
  plan_paragraphs(page, item.text("matter"));
  plan_paragraphs(page, item.text("handling"));
  write_decisions(page, item);
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
  page.out.open("section").leaf("h2", page.say("Närvaro", "Attendance"));
  if (attendance.records.empty()) {
    page.out.leaf("p", page.say("Ingen närvaro är registrerad, eller så får du inte se den.", "No attendance is registered, or you may not see it."));
    page.out.close();
    return;
  }
  std::vector<std::string> names;
  for (const Record& item : items) names.push_back(name_of(page, item));
  std::vector<Head> heads = {{page.say("Namn", "Name")}, {page.say("Roll", "Role")}};
  for (const std::string& name : names) heads.push_back({name});
  open_table(page, page.say("Vem som var med om vad", "Who took part in what"), heads);
  for (const Record& person : attendance.records) write_attendance_row(page, attendance, person, items);
  close_table(page);
  page.out.close();
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
      page.out.open("li").text(name_of(page, item) + " ").leaf("a", item.text("title"), {{"href", "#" + to_text(item.id)}, {"lang", "sv"}}).close();
    }
    page.out.close();
  }
  for (const Record& item : items) write_item(page, list, item);
  page.out.close();
  write_attendance(page, linked(page, "attendance", "meeting", id), items);
}

}  // namespace rodtrad::web
