// What was sent with the form of a record, back to values.
#include <algorithm>

#include "core/date.h"
#include "core/unicode.h"
#include "ops/read_value.h"
#include "web/record_form.h"

namespace rodtrad::web {

using records::Entry;
using schema::Field;
using schema::Kind;

namespace {

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
  for (const std::string_view one : field.many ? core::split(text, '\n') : std::vector{text}) {
    if (!core::trim(one).empty()) entries.push_back(entry_from(field, core::trim(one), today));
  }
  return entries;
}

/// Values of the field as they were sent, one a line; nothing when the form did not have it.
std::optional<std::string> lines_of(const Page& page, const Field& field) {
  std::optional<std::string> lines;
  for (const auto& [name, value] : page.request.form) {
    if (name == field.name) lines = lines && !lines->empty() ? *lines + "\n" + value : value;
  }
  return lines;
}

/// One row of a group; `same` becomes false when it is not as it was.
Entry read_row(const Page& page, const Field& field, std::size_t row, const std::vector<Entry>& before, const std::string& today, bool& same) {
  Entry entry;
  for (const Field& member : field.members) {
    const std::string_view sent = core::trim(page.request.form_value(name_of_member(field, row, member)));
    const std::string was = row < before.size() ? text_of_value(member, before[row].member(member.name), page.language) : "";
    same = same && sent == core::trim(was);
    if (!sent.empty()) entry.row.emplace_back(member.name, ops::read_value(member, sent, today));
  }
  return entry;
}

/// The rows of a group that are not empty, when they differ from what they were.
void read_rows(const Page& page, const Field& field, const std::vector<Entry>& before, const std::string& today, records::Record& changes) {
  std::vector<Entry> entries;
  bool same = true;
  for (std::size_t row = 0; row == 0 || (field.many && has_row(page.request.form, field, row)); ++row) {
    Entry entry = read_row(page, field, row, before, today, same);
    if (!entry.row.empty()) entries.push_back(std::move(entry));
  }
  if (!same) changes.put(field.name, std::move(entries));
}

/// "commissions[2].due" is about the input "commissions.1.due"; what is about a field with one input is about that.
std::string input_of(const Field& field, const std::string& place) {
  if (field.kind != Kind::group) return field.name;
  const std::size_t end = place.find("].");
  if (!field.many || end == std::string::npos) return field.many ? field.name : place;
  const int row = std::stoi(place.substr(field.name.size() + 1));
  return fmt::format("{}.{}.{}", field.name, row - 1, place.substr(end + 2));
}

}  // namespace

records::Record changes_from(const Page& page, const schema::RecordType& type, const records::Record& before) {
  records::Record changes(type.name);
  changes.id = before.id;
  const std::string today = core::to_iso(core::today());
  for (const Field& field : type.fields) {
    if (!is_filled_in(type, field)) continue;
    if (has_row(page.request.form, field, 0)) {
      read_rows(page, field, before.entries(field.name), today, changes);
      continue;
    }
    const auto sent = lines_of(page, field);
    if (!sent || core::trim(*sent) == core::trim(text_of(field, before.entries(field.name), page.language))) continue;
    changes.put(field.name, entries_from(field, *sent, today));
  }
  return changes;
}

core::Problems at_fields(core::Problems problems, const schema::RecordType& type) {
  for (core::Problem& problem : problems) {
    const std::string prefix = type.name + ".";
    if (!problem.place.file.starts_with(prefix)) continue;
    const std::string place = problem.place.file.substr(prefix.size());
    const Field* field = type.find(place.substr(0, place.find_first_of("[.")));
    problem.place = {.file = field ? input_of(*field, place) : place};
  }
  return problems;
}

}  // namespace rodtrad::web
