// Matching, comparing and storing.
#include "domain/record_import.h"

#include <fmt/format.h>

namespace rodtrad::domain {

using core::Expected;
using records::Entry;
using records::Record;
using records::RecordId;

namespace {

void add_spans(Entry& entry, const Quote& quote) {
  for (const Span& span : quote.spans) entry.span(static_cast<std::int64_t>(span.begin), static_cast<std::int64_t>(span.end));
  if (!quote.rule.empty()) entry.derived(quote.rule);
}

/// By value: another place in another copy of the document is no change.
bool same_values(const std::vector<Entry>& a, const std::vector<Entry>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Entry& x, const Entry& y) { return x.value == y.value && x.row == y.row; });
}

}  // namespace

std::string RecordImport::title_of(const Record& record) const {
  const schema::RecordType* type = store_.schema().find(record.id.type);
  return type ? record.text(type->title_field) : "";
}

Expected<std::optional<Record>> RecordImport::find(const Record& record, const std::vector<std::string>& match) const {
  records::Query query{.type = record.id.type, .limit = 1};
  for (const std::string& field : match) {
    if (!records::is_absent(record.value(field))) query.where.emplace_back(field, record.value(field));
  }
  if (query.where.empty()) return std::optional<Record>();
  std::vector<Record> found = TRY(store_.list(query));
  return found.empty() ? std::optional<Record>() : std::optional(std::move(found.front()));
}

Expected<RecordId> RecordImport::change(const Record& known, const Record& record) {
  const schema::RecordType& type = *store_.schema().find(record.id.type);
  Record changes(record.id.type);
  changes.id = known.id;
  ImportedRecord done{.id = known.id, .title = title_of(record)};
  for (const Record::Field& field : record.fields()) {
    // The state goes on from where people have brought it.
    if (field.name == type.state_field || same_values(known.entries(field.name), field.entries)) continue;
    changes.put(field.name, field.entries);
    done.fields.push_back(field.name);
  }
  if (!done.fields.empty()) {
    done.what = ImportedRecord::What::changed;
    TRY(store_.change(changes, store_.version(known.id), "inläst igen"));
  }
  imported_.push_back(std::move(done));
  return known.id;
}

Expected<std::optional<RecordId>> RecordImport::known(const std::string& type, const std::string& field, const std::string& text) const {
  const std::vector<Record> found = TRY(store_.list({.type = type, .where = {{field, text}}, .limit = 1, .fields = {field}}));
  return found.empty() ? std::optional<RecordId>() : std::optional(found.front().id);
}

Expected<RecordId> RecordImport::put(const Record& record, const std::vector<std::string>& match, const Quote& place) {
  const std::string where = place.spans.empty() ? "" : fmt::format("@{}-{}", place.spans.front().begin, place.spans.back().end);
  const auto known = TRY(find(record, match));
  return put_over(record, known ? &*known : nullptr, where);
}

Expected<RecordId> RecordImport::put_over(const Record& record, const Record* known, const std::string& where) {
  store_.act_as({.by = act_.by, .source = "import:" + source_.file + where, .roles = act_.roles});
  if (known) return change(*known, record);
  const RecordId id = TRY(store_.create(record));
  imported_.push_back({.what = ImportedRecord::What::created, .id = id, .title = title_of(record)});
  return id;
}

void set_quote(Record& record, std::string_view field, const Quote& quote) {
  if (!quote.empty()) add_spans(record.set(field, quote.text), quote);
}

void add_quotes(Record& record, std::string_view field, const std::vector<Quote>& quotes) {
  for (const Quote& quote : quotes) add_spans(record.add(field, quote.text), quote);
}

void set_text(Record& record, std::string_view field, const std::string& text) {
  if (!text.empty()) record.set(field, text);
}

void add_texts(Record& record, std::string_view field, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) record.add(field, text);
}

}  // namespace rodtrad::domain
