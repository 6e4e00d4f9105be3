// Inputs by kind of field. Links to many are boxes to tick; other fields with many values are one line for each; a group has an
// input for each member of each of its rows.
#include "web/record_form.h"

#include <algorithm>

#include "core/list.h"
#include "core/unicode.h"

namespace rodtrad::web {

using records::Entry;
using schema::Field;
using schema::Kind;

namespace {

constexpr std::int64_t kMostInList = 200;  // targets of a link that are offered as a list
constexpr std::string_view kBetween = " | ";
constexpr std::size_t kEmptyRows = 2;

}  // namespace

std::string name_of_row(const Field& field, std::size_t row) { return field.many ? fmt::format("{}.{}", field.name, row) : field.name; }

std::string name_of_member(const Field& field, std::size_t row, const Field& member) { return name_of_row(field, row) + "." + member.name; }

bool has_row(const http::Pairs& form, const Field& field, std::size_t row) {
  const std::string beginning = name_of_row(field, row) + ".";
  return std::any_of(form.begin(), form.end(), [&](const auto& pair) { return pair.first.starts_with(beginning); });
}

std::string text_of_value(const Field& field, const records::Value& value, core::Language language) {
  if (field.kind == Kind::date || field.kind == Kind::fuzzy_date || field.kind == Kind::time || field.kind == Kind::code) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
  }
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "ja" : "nej";
  return records::show_value(field, value, language);
}

namespace {

std::string text_of_entry(const Field& field, const Entry& entry, core::Language language) {
  if (field.kind != Kind::group) return text_of_value(field, entry.value, language);
  std::vector<std::string> members;
  for (const Field& member : field.members) members.push_back(text_of_value(member, entry.member(member.name), language));
  return fmt::format("{}", fmt::join(members, kBetween));
}

std::string hint_of(const Page& page, const Field& field) {
  const std::string link = fmt::format("{} {}-3.", page.say("Postens nummer, till exempel", "The record's number, for example"), field.target);
  if (field.kind == Kind::link) return (field.many ? std::string(page.say("En per rad. ", "One a line. ")) : "") + link;
  if (field.many) return std::string(page.say("En per rad.", "One a line."));
  switch (field.kind) {
    case Kind::money:
      return std::string(page.say("Till exempel 1 250 000 eller 1,25 mkr.", "For example 1 250 000 or 1,25 mkr."));
    case Kind::fuzzy_date:
      return std::string(page.say("Till exempel 2026-03, hösten 2026 eller 21 aug 2026.", "For example 2026-03, autumn 2026 or 21 aug 2026."));
    default:
      return {};
  }
}

/// What a record is called among others: its title, and what stands beside it in lists where others have the same title.
std::string told_apart(const Page& page, const ops::RecordList& list, const records::Record& record) {
  std::string title = records::title_of(*list.type, record);
  const auto same = [&](const records::Record& other) { return records::title_of(*list.type, other) == title; };
  if (std::count_if(list.records.begin(), list.records.end(), same) < 2) return title;
  for (const std::string& name : list.type->list_fields()) {
    const Field& field = *list.type->find(name);
    if (name == list.type->title_field || field.kind == Kind::link || record.entries(name).empty()) continue;
    return title + ", " + records::show_entries(field, record.entries(name), page.language);
  }
  return title;
}

/// Targets of a link as choices, by title; nothing when there are too many or the reader may not see them.
std::vector<Choice> targets(const Page& page, const Field& field) {
  const auto list = ops::list_records(page.site.workspace, page.actor, {.type = field.target, .limit = kMostInList + 1});
  std::vector<Choice> choices;
  if (!list || list->total > kMostInList) return choices;
  for (const records::Record& record : list->records)
    choices.push_back({to_text(record.id), fmt::format("{} ({})", told_apart(page, *list, record), to_text(record.id))});
  std::stable_sort(choices.begin(), choices.end(),
                   [](const Choice& a, const Choice& b) { return core::fold_case(a.words) < core::fold_case(b.words); });
  return choices;
}

std::vector<Choice> choices_of(const Page& page, const Field& field) {
  std::vector<Choice> choices;
  if (field.many) return choices;
  if (field.kind == Kind::code) {
    for (const schema::Code& code : field.codes) choices.push_back({code.id, page.in(code.label)});
  } else if (field.kind == Kind::boolean) {
    choices = {{"ja", std::string(page.say("Ja", "Yes"))}, {"nej", std::string(page.say("Nej", "No"))}};
  } else if (field.kind == Kind::link) {
    choices = targets(page, field);
  }
  if (!choices.empty()) choices.insert(choices.begin(), {"", field.required ? std::string(page.say("Välj", "Choose")) : "–"});
  return choices;
}

/// The input of one value, of a field or of a member of a group.
void write_value(Page& page, const Field& field, Input input, const Filled& filled) {
  const std::vector<Choice> choices = choices_of(page, field);
  if (!choices.empty()) return write_select(page, input, choices, filled);
  input.hint = hint_of(page, field);
  if (field.kind == Kind::date && !field.many) input.type = "date";
  if (field.many || field.kind == Kind::long_text) input.type = "area";
  if (field.kind != Kind::long_text || field.many) input.rows = 3;
  write_input(page, input, filled);
}

/// The box of several inputs that belong together; close it with page.out.close().
void open_together(Page& page, const Field& field, std::string_view kind, const Filled& filled) {
  const std::string error = filled.error(page, field.name);
  page.out.open("fieldset", {{"class", fmt::format("ds-fieldset {}{}", kind, error.empty() ? "" : " wrong")}, {"id", field.name}});
  page.out.open("legend").text(page.in(field.label));
  if (!field.required) page.out.text(" ").leaf("span", page.say("(valfritt)", "(optional)"), {{"class", "quiet"}});
  page.out.close();
  if (!error.empty()) page.out.leaf("div", error, {{"class", "ds-validation-message"}, {"data-field", "validation"}});
}

/// A box for each target; those that are chosen stand first, in their order, so that a form that is sent untouched changes nothing.
void write_boxes(Page& page, const Field& field, std::vector<Choice> choices, const std::string& value, const Filled& filled) {
  std::vector<std::string> chosen;
  for (const auto& [name, sent] : filled.values) {
    if (name == field.name) chosen.push_back(sent);
  }
  if (chosen.empty()) {
    for (const std::string_view line : core::split(value, '\n')) chosen.emplace_back(line);
  }
  const auto place = [&](const Choice& choice) { return std::find(chosen.begin(), chosen.end(), choice.value) - chosen.begin(); };
  std::stable_sort(choices.begin(), choices.end(), [&](const Choice& a, const Choice& b) { return place(a) < place(b); });
  open_together(page, field, "choices", filled);
  write_hidden(page, field.name, "");  // tells that the field was in the form, also when no box is ticked
  page.out.open("div", {{"class", "boxes"}});
  for (const Choice& choice : choices) {
    open_choice(page, {.type = "checkbox", .name = field.name, .value = choice.value, .chosen = core::contains(chosen, choice.value)});
    page.out.leaf("span", choice.words).close();
  }
  page.out.close().close();
}

/// An input for each member of a group; empty rows stand below those that there are when there may be several.
void write_rows(Page& page, const Field& field, const std::vector<Entry>& entries, const Filled& filled) {
  std::size_t rows = field.many ? entries.size() + kEmptyRows : 1;
  while (field.many && has_row(filled.values, field, rows)) ++rows;
  open_together(page, field, "members", filled);
  for (std::size_t row = 0; row < rows; ++row) {
    page.out.open("div", {{"class", "row"}, {"role", "group"}, {"aria-label", fmt::format("{} {}", page.in(field.label), row + 1)}});
    for (const Field& member : field.members) {
      const std::string value = row < entries.size() ? text_of_value(member, entries[row].member(member.name), page.language) : "";
      write_value(page, member, {.name = name_of_member(field, row, member), .label = page.in(member.label), .value = value, .rows = 3}, filled);
    }
    page.out.close();
  }
  page.out.close();
}

/// Shown, not changed.
void write_locked(Page& page, const Field& field, const ops::RecordView& view) {
  const std::vector<Entry>& entries = view.record.entries(field.name);
  page.out.open("div", {{"class", "ds-field"}}).leaf("p", page.in(field.label), {{"class", "quiet"}}).open("div");
  if (entries.empty()) page.out.text("–");
  write_values(page, field, entries, view.titles);
  page.out.close().leaf("p", page.say("Låst i det här läget.", "Locked in this state."), {{"data-field", "description"}}).close();
}

void write_field(Page& page, const Field& field, const ops::RecordView& view, const Filled& filled) {
  if (core::contains(view.locked, field.name)) return write_locked(page, field, view);
  const Input input{.name = field.name,
                    .label = page.in(field.label),
                    .value = text_of(field, view.record.entries(field.name), page.language),
                    .optional = !field.required};
  if (field.kind == Kind::group) return write_rows(page, field, view.record.entries(field.name), filled);
  std::vector<Choice> boxes = field.kind == Kind::link && field.many ? targets(page, field) : std::vector<Choice>();
  if (!boxes.empty()) return write_boxes(page, field, std::move(boxes), input.value, filled);
  write_value(page, field, input, filled);
}

}  // namespace

std::string text_of(const Field& field, const std::vector<Entry>& entries, core::Language language) {
  std::string text;
  for (const Entry& entry : entries) text += (text.empty() ? "" : "\n") + text_of_entry(field, entry, language);
  return text;
}

bool is_filled_in(const schema::RecordType& type, const Field& field) { return field.name != type.state_field && field.kind != Kind::file; }

void write_record_fields(Page& page, const ops::RecordView& view, const Filled& filled) {
  const schema::RecordType& type = *view.type;
  for (const schema::FormPart& part : type.form_parts()) {
    const auto has_value = [&](const std::string& name) { return !view.record.entries(name).empty() || !filled.value(name).empty(); };
    const bool open = std::any_of(part.fields.begin(), part.fields.end(), has_value) || !filled.problems.empty();
    if (part.folded) {
      open ? page.out.open("details", {{"class", "fold"}, {"open", "open"}}) : page.out.open("details", {{"class", "fold"}});
      page.out.leaf("summary", page.in(part.label));
    } else if (!page.in(part.label).empty()) {
      page.out.leaf("h2", page.in(part.label));
    }
    for (const std::string& name : part.fields) {
      const Field* field = type.find(name);
      if (field && is_filled_in(type, *field)) write_field(page, *field, view, filled);
    }
    if (part.folded) page.out.close();
  }
}

void write_record_fields(Page& page, const schema::RecordType& type, const Filled& filled) {
  write_record_fields(page, {.type = &type, .record = records::Record(type.name)}, filled);
}

}  // namespace rodtrad::web
