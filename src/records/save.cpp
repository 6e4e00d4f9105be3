// Values to rows: one of the type's own table, and those of the tables of its fields.
#include "records/save.h"

#include <fmt/format.h>

#include "core/list.h"
#include "records/layout.h"

namespace rodtrad::records {
namespace {

using schema::Field;
using schema::RecordType;

std::string insert_into(const std::string& table, const std::string& columns, std::size_t count) {
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", sql::quoted(table), columns, fmt::join(std::vector<const char*>(count, "?"), ", "));
}

void insert_singles(sql::Connection& connection, const RecordType& type, const Record& record, std::int64_t number) {
  std::vector<Column> columns = {{.name = "number"}};
  sql::Parameters parameters = {number};
  for (const Field& field : type.fields) {
    if (field.has_own_table() || is_absent(record.value(field.name))) continue;
    core::append(columns, value_columns(field, field.name));
    append_parameters(field, record.value(field.name), parameters);
  }
  connection.execute(insert_into(type.name, column_list(columns), parameters.size()), parameters);
}

void insert_entries(sql::Connection& connection, const RecordType& type, const Field& field, const std::vector<Entry>& entries, std::int64_t number) {
  std::vector<Column> columns = own_columns(field);
  columns.insert(columns.begin(), {{.name = "number"}, {.name = "position"}});
  for (std::size_t position = 0; position < entries.size(); ++position) {
    sql::Parameters parameters = {number, static_cast<std::int64_t>(position)};
    if (field.kind == schema::Kind::group) {
      for (const Field& member : field.members) append_parameters(member, entries[position].member(member.name), parameters);
    } else {
      append_parameters(field, entries[position].value, parameters);
    }
    connection.execute(insert_into(own_table(type.name, field.name), column_list(columns), parameters.size()), parameters);
  }
}

/// One row per place; a derived value without places has one row with the rule alone.
void insert_spans(sql::Connection& connection, const RecordType& type, const Field& field, const std::vector<Entry>& entries, std::int64_t number) {
  const std::string text = insert_into(own_table(type.name, "spans"), R"("number", "field", "position", "part", "start", "end", "rule")", 7);
  for (std::size_t position = 0; position < entries.size(); ++position) {
    const Entry& entry = entries[position];
    const sql::Parameter rule = entry.rule.empty() ? sql::Parameter(nullptr) : sql::Parameter(entry.rule);
    const auto insert = [&](std::int64_t part, sql::Parameter start, sql::Parameter end) {
      connection.execute(text, {number, field.name, static_cast<std::int64_t>(position), part, std::move(start), std::move(end), rule});
    };
    for (std::size_t part = 0; part < entry.spans.size(); ++part)
      insert(static_cast<std::int64_t>(part), entry.spans[part].start, entry.spans[part].end);
    if (entry.spans.empty() && !entry.rule.empty()) insert(0, nullptr, nullptr);
  }
}

/// What a field has beside its columns in the type's own table.
void insert_rows(sql::Connection& connection, const RecordType& type, const Field& field, const Record& record, std::int64_t number) {
  const std::vector<Entry>& entries = record.entries(field.name);
  if (!field.has_own_table() && is_absent(record.value(field.name))) return;
  if (field.has_own_table()) insert_entries(connection, type, field, entries, number);
  insert_spans(connection, type, field, entries, number);
}

void update_single(sql::Connection& connection, const RecordType& type, const Field& field, const Record& record) {
  const std::string sets = column_list(value_columns(field, field.name), " = ?");
  sql::Parameters parameters;
  append_parameters(field, record.value(field.name), parameters);
  parameters.emplace_back(record.id.number);
  connection.execute(fmt::format(R"(UPDATE {} SET {} WHERE "number" = ?)", sql::quoted(type.name), sets), parameters);
}

}  // namespace

void insert_record(sql::Connection& connection, const RecordType& type, const Record& record, std::int64_t number) {
  insert_singles(connection, type, record, number);
  for (const Field& field : type.fields) insert_rows(connection, type, field, record, number);
}

void replace_field(sql::Connection& connection, const RecordType& type, const Field& field, const Record& record) {
  const std::int64_t number = record.id.number;
  connection.execute(fmt::format(R"(DELETE FROM {} WHERE "number" = ? AND "field" = ?)", sql::quoted(own_table(type.name, "spans"))),
                     {number, field.name});
  if (field.has_own_table()) {
    connection.execute(fmt::format(R"(DELETE FROM {} WHERE "number" = ?)", sql::quoted(own_table(type.name, field.name))), {number});
  } else {
    update_single(connection, type, field, record);
  }
  insert_rows(connection, type, field, record, number);
}

}  // namespace rodtrad::records
