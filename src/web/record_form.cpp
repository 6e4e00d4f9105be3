// Inputs and what comes out of them. A field with many values is one line for each; a row of a group has its members with | between.
#include "web/record_form.h"

#include <algorithm>

#include "core/date.h"
#include "core/unicode.h"
#include "ops/read_value.h"

namespace rodtrad::web {

using records::Entry;
using schema::Field;
using schema::Kind;

namespace {

constexpr std::int64_t kMostInList = 200;  // targets of a link that are offered as a list
constexpr std::string_view kBetween = " | ";

std::string text_of_value(const Field& field, const records::Value& value, core::Language language) {
  if (field.kind == Kind::date || field.kind == Kind::fuzzy_date || field.kind == Kind::time || field.kind == Kind::code) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
  }
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "ja" : "nej";
  return records::show_value(field, value, language);
}

std::string text_of_entry(const Field& field, const Entry& entry, core::Language language) {
  if (field.kind != Kind::group) return text_of_value(field, entry.value, language);
  std::vector<std::string> members;
  for (const Field& member : field.members) members.push_back(text_of_value(member, entry.member(member.name), language));
  return fmt::format("{}", fmt::join(members, kBetween));
}

std::string hint_of(const Page& page, const Field& field) {
  if (field.kind == Kind::group) {
    std::vector<std::string> members;
    for (const Field& member : field.members) members.push_back(page.in(member.label));
    return fmt::format("{}: {}", page.say("En rad för varje, med | mellan", "One line for each, with | between"), fmt::join(members, kBetween));
  }
  if (field.many) return std::string(page.say("En per rad.", "One a line."));
  switch (field.kind) {
    case Kind::money:
      return std::string(page.say("Till exempel 1 250 000 eller 1,25 mkr.", "For example 1 250 000 or 1,25 mkr."));
    case Kind::fuzzy_date:
      return std::string(page.say("Till exempel 2026-03, hösten 2026 eller 21 aug 2026.", "For example 2026-03, autumn 2026 or 21 aug 2026."));
    case Kind::link:
      return std::string(page.say("Postens nummer, till exempel goal-3.", "The record's number, for example goal-3."));
    default:
      return {};
  }
}

/// Targets of a link as choices; nothing when there are too many or the reader may not see them.
std::vector<Choice> targets(const Page& page, const Field& field) {
  const auto list = ops::list_records(page.site.workspace, page.actor, {.type = field.target, .limit = kMostInList + 1});
  std::vector<Choice> choices;
  if (!list || list->total > kMostInList) return choices;
  for (const records::Record& record : list->records)
    choices.push_back({to_text(record.id), fmt::format("{} ({})", records::title_of(*list->type, record), to_text(record.id))});
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

void write_field(Page& page, const Field& field, const records::Record& record, bool locked, const Filled& filled) {
  Input input{.name = field.name,
              .label = page.in(field.label),
              .hint = hint_of(page, field),
              .value = text_of(field, record.entries(field.name), page.language),
              .optional = !field.required};
  if (locked) {
    page.out.open("div", {{"class", "ds-field"}}).leaf("p", input.label, {{"class", "quiet"}}).leaf("p", input.value.empty() ? "–" : input.value);
    page.out.leaf("p", page.say("Låst i det här läget.", "Locked in this state."), {{"data-field", "description"}}).close();
    return;
  }
  const std::vector<Choice> choices = choices_of(page, field);
  if (!choices.empty()) {
    input.hint.clear();
    return write_select(page, input, choices, filled);
  }
  if (field.kind == Kind::date && !field.many) input.type = "date";
  if (field.many || field.kind == Kind::group || field.kind == Kind::long_text) input.type = "area";
  if (field.kind != Kind::long_text || field.many) input.rows = 3;
  write_input(page, input, filled);
}

Entry entry_from(const Field& field, std::string_view line, const std::string& today) {
  Entry entry;
  if (field.kind != Kind::group) {
    entry.value = ops::read_value(field, line, today);
    return entry;
  }
  const auto parts = core::split(line, '|');
  for (std::size_t i = 0; i < field.members.size(); ++i) {
    const std::string_view part = i < parts.size() ? core::trim(parts[i]) : std::string_view();
    if (!part.empty()) entry.row.emplace_back(field.members[i].name, ops::read_value(field.members[i], part, today));
  }
  return entry;
}

std::vector<Entry> entries_from(const Field& field, std::string_view text, const std::string& today) {
  std::vector<Entry> entries;
  const bool lines = field.many || field.kind == Kind::group;
  for (const std::string_view one : lines ? core::split(text, '\n') : std::vector{text}) {
    if (!core::trim(one).empty()) entries.push_back(entry_from(field, core::trim(one), today));
  }
  return entries;
}

}  // namespace

std::string text_of(const Field& field, const std::vector<Entry>& entries, core::Language language) {
  std::string text;
  for (const Entry& entry : entries) text += (text.empty() ? "" : "\n") + text_of_entry(field, entry, language);
  return text;
}

bool is_filled_in(const schema::RecordType& type, const Field& field) { return field.name != type.state_field && field.kind != Kind::file; }

void write_record_fields(Page& page, const schema::RecordType& type, const records::Record& record, const std::vector<std::string>& locked,
                         const Filled& filled) {
  for (const schema::FormPart& part : type.form_parts()) {
    if (!page.in(part.label).empty()) page.out.leaf("h2", page.in(part.label));
    for (const std::string& name : part.fields) {
      const Field* field = type.find(name);
      if (!field || !is_filled_in(type, *field)) continue;
      write_field(page, *field, record, std::find(locked.begin(), locked.end(), name) != locked.end(), filled);
    }
  }
}

records::Record changes_from(const Page& page, const schema::RecordType& type, const records::Record& before) {
  records::Record changes(type.name);
  changes.id = before.id;
  const std::string today = core::to_iso(core::today());
  for (const auto& [name, text] : page.request.form) {
    const Field* field = type.find(name);
    if (!field || !is_filled_in(type, *field)) continue;
    if (core::trim(text) == core::trim(text_of(*field, before.entries(name), page.language))) continue;
    changes.put(name, entries_from(*field, text, today));
  }
  return changes;
}

core::Problems at_fields(core::Problems problems, const schema::RecordType& type) {
  for (core::Problem& problem : problems) {
    const std::string prefix = type.name + ".";
    if (!problem.place.file.starts_with(prefix)) continue;
    const std::string field = problem.place.file.substr(prefix.size());
    problem.place = {.file = field.substr(0, field.find_first_of("[."))};
  }
  return problems;
}

}  // namespace rodtrad::web
