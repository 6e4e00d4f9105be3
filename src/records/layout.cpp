// Schema to tables. Names are quoted everywhere; they are snake_case, which the schema has checked.
#include "records/layout.h"

#include <fmt/format.h>

#include <map>

#include "core/list.h"

namespace rodtrad::records {
namespace {

using schema::Field;
using schema::Kind;

std::string storage_type(Kind kind) {
  constexpr const char* types[] = {"", "TEXT", "INTEGER", "REAL", "INTEGER", "INTEGER", "INTEGER"};  // in the order of Value
  return types[held_in(kind)];
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
  core::append(table.columns, own_columns(field));
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

std::size_t held_in(Kind kind) {
  static const std::map<Kind, std::size_t> indices = {{Kind::integer, 2}, {Kind::number, 3}, {Kind::boolean, 4},
                                                      {Kind::money, 5},   {Kind::link, 6},   {Kind::group, 0}};
  const auto at = indices.find(kind);
  return at == indices.end() ? 1 : at->second;
}

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
  for (const Field& member : field.members) core::append(columns, value_columns(member, member.name));
  return columns;
}

namespace {

struct Appending {
  sql::Parameters& out;

  void operator()(std::monostate) const {}
  void operator()(bool truth) const { out.emplace_back(std::int64_t{truth}); }
  void operator()(const RecordId& id) const { out.emplace_back(id.number); }
  void operator()(const core::Money& money) const { out.insert(out.end(), {money.minor, money.currency}); }
  void operator()(const auto& plain) const { out.emplace_back(plain); }
};

}  // namespace

void append_parameters(const Field& field, const Value& value, sql::Parameters& out) {
  if (is_absent(value)) return out.resize(out.size() + (field.kind == Kind::money ? 2 : 1), nullptr);
  std::visit(Appending{out}, value);
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

std::string in_own_table(const schema::RecordType& type, const Field& field, const std::string& test) {
  return fmt::format(R"("number" IN (SELECT "number" FROM {} WHERE {}))", sql::quoted(own_table(type.name, field.name)), test);
}

std::vector<TableLayout> layout_of(const schema::RecordType& type) {
  std::vector<TableLayout> tables = {{.name = type.name, .columns = {{.name = "number", .type = "INTEGER", .rule = "PRIMARY KEY"}}},
                                     spans_layout(type.name)};
  if (!type.state_field.empty()) tables[0].indexed.push_back(type.state_field);
  for (const Field& field : type.fields) {
    if (field.has_own_table()) {
      tables.push_back(own_layout(type.name, field));
      continue;
    }
    core::append(tables[0].columns, value_columns(field, field.name));
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

std::string column_list(const std::vector<Column>& columns, const char* after, const char* between) {
  std::string list;
  for (const Column& column : columns) list += (list.empty() ? "" : between) + sql::quoted(column.name) + after;
  return list;
}

}  // namespace rodtrad::records
