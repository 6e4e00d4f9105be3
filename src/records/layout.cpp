// Schema to tables. Names are quoted everywhere; they are snake_case, which the schema has checked.
#include "records/layout.h"

#include <fmt/format.h>

namespace rodtrad::records {
namespace {

using schema::Field;
using schema::Kind;

std::string storage_type(Kind kind) {
  switch (kind) {
    case Kind::number:
      return "REAL";
    case Kind::integer:
    case Kind::money:
    case Kind::boolean:
    case Kind::link:
      return "INTEGER";
    default:
      return "TEXT";
  }
}

std::string rule_of(const Field& field, const std::string& name) {
  if (field.kind == Kind::boolean) return fmt::format("CHECK ({} IN (0, 1))", sql::quoted(name));
  if (field.kind == Kind::link) return fmt::format("REFERENCES {} (\"number\")", sql::quoted(field.target));
  return {};
}

std::string definition(const Column& column) { return sql::quoted(column.name) + " " + column.type + (column.rule.empty() ? "" : " " + column.rule); }

Column owner_column(const std::string& type) {
  return {.name = "number", .type = "INTEGER", .rule = fmt::format("NOT NULL REFERENCES {} (\"number\")", sql::quoted(type))};
}

TableLayout own_layout(const std::string& type, const Field& field) {
  TableLayout table{.name = own_table(type, field.name), .key = R"(PRIMARY KEY ("number", "position"))"};
  const std::string position_rule = field.many ? R"(NOT NULL CHECK ("position" >= 0))" : R"(NOT NULL CHECK ("position" = 0))";
  table.columns = {owner_column(type), {.name = "position", .type = "INTEGER", .rule = position_rule}};
  for (Column& column : own_columns(field)) table.columns.push_back(std::move(column));
  if (field.kind == Kind::link) table.indexed = {"value"};
  return table;
}

TableLayout spans_layout(const std::string& type) {
  return {.name = own_table(type, "spans"),
          .columns = {owner_column(type),
                      {.name = "field", .type = "TEXT", .rule = "NOT NULL"},
                      {.name = "position", .type = "INTEGER", .rule = "NOT NULL"},
                      {.name = "part", .type = "INTEGER", .rule = "NOT NULL"},
                      {.name = "start", .type = "INTEGER", .rule = R"(CHECK ("start" >= 0))"},
                      {.name = "end", .type = "INTEGER", .rule = R"(CHECK ("end" > "start"))"},
                      {.name = "rule", .type = "TEXT"}},
          .key = R"(PRIMARY KEY ("number", "field", "position", "part"))"};
}

}  // namespace

std::vector<Column> value_columns(const Field& field, const std::string& base) {
  std::vector<Column> columns = {{.name = base, .type = storage_type(field.kind), .rule = rule_of(field, base)}};
  if (field.kind == Kind::money) {
    const std::string currency = base + "_currency";
    columns.push_back(
        {.name = currency, .type = "TEXT", .rule = fmt::format("CHECK (({} IS NULL) = ({} IS NULL))", sql::quoted(base), sql::quoted(currency))});
  }
  return columns;
}

std::vector<Column> own_columns(const Field& field) {
  if (field.kind != Kind::group) return value_columns(field, "value");
  std::vector<Column> columns;
  for (const Field& member : field.members) {
    for (Column& column : value_columns(member, member.name)) columns.push_back(std::move(column));
  }
  return columns;
}

void append_parameters(const Field& field, const Value& value, sql::Parameters& out) {
  if (is_absent(value)) {
    out.resize(out.size() + value_columns(field, "value").size(), nullptr);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    out.emplace_back(*text);
  } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    out.emplace_back(*integer);
  } else if (const auto* number = std::get_if<double>(&value)) {
    out.emplace_back(*number);
  } else if (const auto* truth = std::get_if<bool>(&value)) {
    out.emplace_back(std::int64_t{*truth});
  } else if (const auto* money = std::get_if<core::Money>(&value)) {
    out.emplace_back(money->minor);
    out.emplace_back(money->currency);
  } else {
    out.emplace_back(std::get<RecordId>(value).number);
  }
}

Value value_at(const Field& field, const table::Batch& rows, std::size_t row, std::size_t& at) {
  const table::ColumnData& column = rows.columns[at];
  at += field.kind == Kind::money ? 2 : 1;
  if (column.is_null(row)) return {};
  switch (field.kind) {
    case Kind::number:
      return column.real(row);
    case Kind::integer:
      return column.integer(row);
    case Kind::boolean:
      return column.integer(row) != 0;
    case Kind::money:
      return core::Money{.minor = column.integer(row), .currency = rows.columns[at - 1].text(row)};
    case Kind::link:
      return RecordId{.type = field.target, .number = column.integer(row)};
    default:
      return column.text(row);
  }
}

std::string own_table(const std::string& type, const std::string& field) { return type + "__" + field; }

std::vector<TableLayout> layout_of(const schema::RecordType& type) {
  std::vector<TableLayout> tables = {{.name = type.name, .columns = {{.name = "number", .type = "INTEGER", .rule = "PRIMARY KEY"}}},
                                     spans_layout(type.name)};
  if (!type.state_field.empty()) tables[0].indexed.push_back(type.state_field);
  for (const Field& field : type.fields) {
    if (field.has_own_table()) {
      tables.push_back(own_layout(type.name, field));
      continue;
    }
    for (Column& column : value_columns(field, field.name)) tables[0].columns.push_back(std::move(column));
    if (field.kind == Kind::link) tables[0].indexed.push_back(field.name);
  }
  return tables;
}

std::string create_table(const TableLayout& table) {
  std::string lines;
  for (const Column& column : table.columns) lines += (lines.empty() ? "  " : ",\n  ") + definition(column);
  if (!table.key.empty()) lines += ",\n  " + table.key;
  return fmt::format("CREATE TABLE {} (\n{}\n) STRICT{}", sql::quoted(table.name), lines, table.key.empty() ? "" : ", WITHOUT ROWID");
}

std::string add_column(const TableLayout& table, const Column& column) {
  return fmt::format("ALTER TABLE {} ADD COLUMN {}", sql::quoted(table.name), definition(column));
}

std::vector<std::string> create_indexes(const TableLayout& table) {
  std::vector<std::string> texts;
  for (const std::string& column : table.indexed) {
    const std::string name = table.name + "__" + column + "__index";
    texts.push_back(fmt::format("CREATE INDEX IF NOT EXISTS {} ON {} ({})", sql::quoted(name), sql::quoted(table.name), sql::quoted(column)));
  }
  return texts;
}

std::string column_list(const std::vector<Column>& columns) {
  std::string list;
  for (const Column& column : columns) list += (list.empty() ? "" : ", ") + sql::quoted(column.name);
  return list;
}

}  // namespace rodtrad::records
