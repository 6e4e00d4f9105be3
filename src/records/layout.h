// Tables of the register, from the schema: one STRICT table per type with a column per single field; one table per field
// with many values and per group ("type__field", by position); one table per type with where its values come from
// ("type__spans"). A column has the same definition in a new table and when it is added to an old one.
#pragma once

#include "records/value.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace rodtrad::records {

struct Column {
  std::string name;
  std::string type;  // INTEGER, REAL, TEXT
  std::string rule;  // REFERENCES …, CHECK …
};

struct TableLayout {
  std::string name;
  std::vector<Column> columns;
  std::string key;                   // PRIMARY KEY over several columns; "" when a column is it
  std::vector<std::string> indexed;  // columns that links are followed back by
};

/// Index in Value of what a kind is held in; an integer may also stand for a number.
std::size_t held_in(schema::Kind kind);

/// The columns of one value: one, or two for money. `base` is the field's name, or "value" in a table of its own.
std::vector<Column> value_columns(const schema::Field& field, const std::string& base);
/// The columns of a field in its own table: those of its value or of all its members.
std::vector<Column> own_columns(const schema::Field& field);

/// One parameter per column of value_columns(field, …).
void append_parameters(const schema::Field& field, const Value& value, sql::Parameters& out);
/// The value in a row of columns that begin with `at`; moves `at` past them.
Value value_at(const schema::Field& field, const table::Batch& rows, std::size_t row, std::size_t& at);

std::string own_table(const std::string& type, const std::string& field);
/// Records that have a row in the field's own table for which the test holds, as SQL.
std::string in_own_table(const schema::RecordType& type, const schema::Field& field, const std::string& test);
std::vector<TableLayout> layout_of(const schema::RecordType& type);

std::string create_table(const TableLayout& table);
std::string add_column(const TableLayout& table, const Column& column);
std::vector<std::string> create_indexes(const TableLayout& table);

/// "a", "b": names in quotes, each with the same words after it, for SELECT, INSERT and tests.
std::string column_list(const std::vector<Column>& columns, const char* after = "", const char* between = ", ");

}  // namespace rodtrad::records
