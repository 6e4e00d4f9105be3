// SQLite values into typed columns.
#include "sql/sqlite_rows.h"

#include <algorithm>

#include <sqlite3.h>

#include "core/failure.h"

namespace rodtrad::sql {
namespace {

constexpr std::size_t kBlockRows = 2048;

using Values = decltype(table::ColumnData::values);

std::optional<Values> empty_values(std::string_view declared) {
  if (declared == "INTEGER") return Values(std::vector<std::int64_t>());
  if (declared == "REAL") return Values(std::vector<double>());
  if (declared == "TEXT") return Values(std::vector<std::string>());
  return std::nullopt;
}

Values values_for(int sqlite_type, std::size_t rows) {
  if (sqlite_type == SQLITE_INTEGER) return std::vector<std::int64_t>(rows);
  if (sqlite_type == SQLITE_FLOAT) return std::vector<double>(rows);
  return std::vector<std::string>(rows);
}

bool fits(int sqlite_type, const Values& values) {
  if (std::holds_alternative<std::vector<double>>(values)) return sqlite_type == SQLITE_FLOAT || sqlite_type == SQLITE_INTEGER;
  if (std::holds_alternative<std::vector<std::int64_t>>(values)) return sqlite_type == SQLITE_INTEGER;
  return sqlite_type == SQLITE_TEXT || sqlite_type == SQLITE_BLOB;
}

void push_value(Values& values, sqlite3_stmt* statement, int at) {
  if (auto* integers = std::get_if<0>(&values)) {
    integers->push_back(sqlite3_column_int64(statement, at));
  } else if (auto* reals = std::get_if<1>(&values)) {
    reals->push_back(sqlite3_column_double(statement, at));
  } else {
    const void* bytes = sqlite3_column_blob(statement, at);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, at));
    std::get<2>(values).emplace_back(static_cast<const char*>(bytes), size);
  }
}

}  // namespace

SqliteRows::SqliteRows(sqlite3_stmt* statement) : statement_(statement) {
  const int count = sqlite3_column_count(statement);
  for (int at = 0; at < count; ++at) {
    const char* declared = sqlite3_column_decltype(statement, at);
    const auto values = empty_values(declared ? declared : "");
    known_.push_back(values.has_value());
    batch_.columns.push_back({.name = sqlite3_column_name(statement, at), .values = values.value_or(std::vector<std::string>())});
  }
}

void SqliteRows::add() {
  for (int at = 0; at < static_cast<int>(known_.size()); ++at) add_value(at);
}

void SqliteRows::add_value(int at) {
  table::ColumnData& column = batch_.columns[static_cast<std::size_t>(at)];
  const int type = sqlite3_column_type(statement_, at);
  if (type == SQLITE_NULL) {
    std::visit([](auto& values) { values.emplace_back(); }, column.values);
    column.valid.push_back(0);
    return;
  }
  if (!known_[static_cast<std::size_t>(at)]) {
    column.values = values_for(type, column.size());
    known_[static_cast<std::size_t>(at)] = true;
  }
  if (!fits(type, column.values)) {
    throw core::Failure(core::FailureKind::internal, {.sv = fmt::format("kolumnen {} blandar slag av värden", column.name),
                                                      .en = fmt::format("the column {} mixes kinds of values", column.name)});
  }
  push_value(column.values, statement_, at);
  column.valid.push_back(1);
}

bool SqliteRows::full() const { return batch_.rows() >= kBlockRows && std::find(known_.begin(), known_.end(), false) == known_.end(); }

void SqliteRows::clear() {
  for (table::ColumnData& column : batch_.columns) {
    std::visit([](auto& values) { values.clear(); }, column.values);
    column.valid.clear();
  }
}

}  // namespace rodtrad::sql
