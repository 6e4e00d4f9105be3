// Ids and records.
#include "records/value.h"

#include <algorithm>
#include <charconv>

namespace rodtrad::records {

std::string to_text(const RecordId& id) { return fmt::format("{}-{}", id.type, id.number); }

std::optional<RecordId> parse_record_id(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return std::nullopt;
  const std::string_view digits = text.substr(hyphen + 1);
  RecordId id{.type = std::string(text.substr(0, hyphen))};
  std::from_chars(digits.data(), digits.data() + digits.size(), id.number);
  return id.number > 0 && to_text(id) == text ? std::optional(id) : std::nullopt;
}

bool is_absent(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return std::holds_alternative<std::monostate>(value) || (text && text->empty());
}

Entry& Entry::span(std::int64_t start, std::int64_t end) {
  spans.push_back({.start = start, .end = end});
  return *this;
}

Entry& Entry::derived(std::string by_rule) {
  rule = std::move(by_rule);
  return *this;
}

const Value& Entry::member(std::string_view name) const {
  static const Value nothing;
  const auto at = std::find_if(row.begin(), row.end(), [&](const auto& one) { return one.first == name; });
  return at == row.end() ? nothing : at->second;
}

std::vector<Entry>& Record::made(std::string_view field) {
  for (Field& one : fields_) {
    if (one.name == field) return one.entries;
  }
  return fields_.emplace_back(Field{.name = std::string(field)}).entries;
}

Entry& Record::set(std::string_view field, Value value) {
  made(field).clear();
  return add(field, std::move(value));
}

Entry& Record::set(std::string_view field, Row row) {
  made(field).clear();
  return add(field, std::move(row));
}

Entry& Record::add(std::string_view field, Value value) { return made(field).emplace_back(Entry{.value = std::move(value)}); }
Entry& Record::add(std::string_view field, Row row) { return made(field).emplace_back(Entry{.row = std::move(row)}); }

void Record::put(std::string_view field, std::vector<Entry> entries) { made(field) = std::move(entries); }

const std::vector<Entry>& Record::entries(std::string_view field) const {
  static const std::vector<Entry> none;
  const auto at = std::find_if(fields_.begin(), fields_.end(), [&](const Field& one) { return one.name == field; });
  return at == fields_.end() ? none : at->entries;
}

Entry* Record::entry(std::string_view field, std::size_t position) {
  const auto at = std::find_if(fields_.begin(), fields_.end(), [&](const Field& one) { return one.name == field; });
  return at != fields_.end() && position < at->entries.size() ? &at->entries[position] : nullptr;
}

const Value& Record::value(std::string_view field) const {
  static const Value nothing;
  const std::vector<Entry>& all = entries(field);
  return all.empty() ? nothing : all.front().value;
}

std::string Record::text(std::string_view field) const { return get<std::string>(field).value_or(""); }

std::vector<std::string> Record::texts(std::string_view field) const {
  std::vector<std::string> all;
  for (const Entry& entry : entries(field)) {
    if (const auto* text = std::get_if<std::string>(&entry.value)) all.push_back(*text);
  }
  return all;
}

}  // namespace rodtrad::records
