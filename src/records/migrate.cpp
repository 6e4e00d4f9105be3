// What the database has is compared with what the schema asks for. A table or column that the schema does not know means
// a newer program, or an own schema file that has gone: writing beside it could lose what it holds, so it is refused.
#include "records/migrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/data_files.h"
#include "core/date.h"
#include "core/list.h"
#include "core/unicode.h"
#include "records/layout.h"
#include "records/load.h"
#include "records/log.h"
#include "records/search.h"

namespace rodtrad::records {
namespace {

using core::Problems;
using core::say;

// The form of the register as a whole, kept in user_version: raised when an older program could misread it.
constexpr std::int64_t kRegisterVersion = 6;

using Existing = std::map<std::string, std::map<std::string, std::string>>;  // table → column → type

void tell_unknown(Problems& problems, std::string code, core::Text message) {
  tell(problems, {}, std::move(code), std::move(message),
       say("använd den version av programmet som senast skrev i arbetsytan, eller lägg tillbaka filen i mappen schema",
           "use the version of the program that last wrote in the workspace, or put the file in the folder schema back"));
}

Existing existing_tables(sql::Connection& connection) {
  Existing tables;  // of the indexes of words only their names
  const table::Batch rows = connection.fetch(
      "SELECT t.name, c.name, c.type FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE '%:%' "
      "UNION ALL SELECT name, '', '' FROM sqlite_schema WHERE name LIKE '%:search'");
  for (std::size_t i = 0; i < rows.rows(); ++i) tables[rows.columns[0].text(i)][rows.columns[1].text(i)] = rows.columns[2].text(i);
  return tables;
}

std::vector<std::string> known_types(sql::Connection& connection, const Existing& existing) {
  if (!existing.contains("record_type")) return {};
  const table::Batch rows = connection.fetch("SELECT name FROM record_type ORDER BY name");
  return std::get<std::vector<std::string>>(rows.columns[0].values);
}

core::Expected<std::int64_t> register_version(sql::Connection& connection) {
  const std::int64_t version = connection.fetch("PRAGMA user_version").columns[0].integer(0);
  if (version <= kRegisterVersion) return version;
  return core::fail({.code = "register_newer",
                     .message = say("arbetsytans register har version {}; programmet klarar högst {}",
                                    "the register of the workspace has version {}; the program handles at most {}", version, kRegisterVersion),
                     .hint = say("använd en nyare version av programmet", "use a newer version of the program")});
}

void check_column(const TableLayout& wanted, const std::string& name, const std::string& type, Problems& problems) {
  const Column* column = core::find_by(wanted.columns, &Column::name, name);
  if (!column) {
    tell_unknown(
        problems, "register_unknown_field",
        say("registret har {}.{}, som programmet inte känner till", "the register has {}.{}, which the program does not know", wanted.name, name));
  } else if (column->type != type) {
    tell(problems, {}, "register_other_kind",
         say("{}.{} är {} i registret men ska vara {}", "{}.{} is {} in the register but should be {}", wanted.name, name, type, column->type),
         say("ge fältet ett nytt namn i schemat", "give the field a new name in the schema"));
  }
}

/// Tables of a type that its layout no longer has: a field that was removed, or that is no longer many or a group.
void check_own_tables(const std::string& type, const std::vector<TableLayout>& layout, const Existing& existing, Problems& problems) {
  const std::string prefix = type + "__";
  for (const auto& [name, columns] : existing) {
    const bool wanted = core::find_by(layout, &TableLayout::name, name);
    if (name.starts_with(prefix) && !wanted) check_column({.name = type}, name.substr(prefix.size()), "", problems);
  }
}

void plan_table(const TableLayout& table, const Existing& existing, std::vector<std::string>& changes, Problems& problems) {
  const std::size_t before = changes.size();
  const auto found = existing.find(table.name);
  if (found == existing.end()) {
    changes.push_back(create_table(table));
  } else {
    for (const auto& [name, type] : found->second) check_column(table, name, type, problems);
    for (const Column& column : table.columns) {
      if (!found->second.contains(column.name)) changes.push_back(add_column(table, column));
    }
  }
  if (changes.size() > before) core::append(changes, create_indexes(table));
}

core::Expected<std::vector<std::string>> planned_changes(sql::Connection& connection, const schema::Schema& schema) {
  Problems problems;
  const std::int64_t version = TRY(register_version(connection));
  const Existing existing = existing_tables(connection);
  const std::vector<std::string> known = known_types(connection, existing);
  std::vector<std::string> changes;
  if (version < kRegisterVersion) {
    changes = {"CREATE TABLE IF NOT EXISTS record_type (name TEXT PRIMARY KEY, last_number INTEGER NOT NULL) STRICT, WITHOUT ROWID",
               "CREATE TABLE IF NOT EXISTS record_migration (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID",
               "DROP TABLE IF EXISTS record_search",  // of all types together, in older registers
               fmt::format("PRAGMA user_version = {}", kRegisterVersion)};
    if (!existing.contains("record_log")) core::append(changes, log_tables());
  }
  for (const std::string& type : known) {
    if (schema.find(type)) continue;
    tell_unknown(problems, "register_unknown_type",
                 say("registret har posttypen {}, som programmet inte känner till",
                     "the register has the record type {}, which the program does not know", type));
  }
  for (const schema::RecordType& type : schema.types) {
    const std::vector<TableLayout> layout = layout_of(type);
    for (const TableLayout& table : layout) plan_table(table, existing, changes, problems);
    check_own_tables(type.name, layout, existing, problems);
    if (!existing.contains(search_table(type.name))) changes.push_back(create_search_table(type.name));
    if (!core::contains(known, type.name)) {
      changes.push_back(fmt::format("INSERT INTO record_type (name, last_number) VALUES ({}, 0)", sql::literal(type.name)));
    }
  }
  if (has_errors(problems)) return core::fail(std::move(problems));
  return changes;
}

bool has_table(sql::Connection& connection, const std::string& name) {
  return connection.fetch("SELECT 1 FROM sqlite_schema WHERE name = ?", {name}).rows() == 1;
}

/// A new register has nothing to migrate.
std::vector<Migration> pending(sql::Connection& connection, const std::vector<Migration>& written) {
  std::vector<Migration> left;
  if (!has_table(connection, "record_type")) return left;
  const bool counted = has_table(connection, "record_migration");
  for (const Migration& one : written) {
    if (!counted || connection.fetch("SELECT 1 FROM record_migration WHERE name = ?", {one.name}).rows() == 0) left.push_back(one);
  }
  return left;
}

core::Expected<bool> fits(sql::Connection& connection, const schema::Schema& schema, const std::vector<Migration>& written) {
  return pending(connection, written).empty() && TRY(planned_changes(connection, schema)).empty();
}

std::vector<std::string> statements_of(const std::string& text) {
  std::vector<std::string> statements;
  std::string statement;
  for (const std::string_view line : core::split(text, '\n')) {
    if (core::trim(line).starts_with("--")) continue;
    statement += std::string(line) + "\n";
    if (!core::trim(line).ends_with(";")) continue;
    statements.emplace_back(core::trim(std::exchange(statement, {})));
  }
  return statements;
}

std::vector<std::string> types_of(const std::string& text) {
  constexpr std::string_view kWord = "-- types:";
  std::vector<std::string> types;
  const std::string_view first = core::split(text, '\n').front();
  if (!first.starts_with(kWord)) return types;
  for (const std::string_view one : core::split(first.substr(kWord.size()), ',')) types.emplace_back(core::trim(one));
  return types;
}

/// The log says that each record of the types is now as the migration left it.
void log_migrated(sql::Connection& connection, const schema::Schema& schema, const Migration& migration) {
  for (const std::string& name : types_of(migration.text)) {
    const schema::RecordType* type = schema.find(name);
    if (!type) continue;  // it is gone
    each_record(connection, *type, [&](const Record& record) {
      append(connection, {.by = "rodtrad", .source = "migration:" + migration.name}, *type, record,
             {.action = "migrate", .version = last_version(connection, record.id) + 1, .reason = migration.name});
    });
  }
}

/// Words of records that were there before their index.
void fill_search(sql::Connection& connection, const schema::Schema& schema) {
  for (const schema::RecordType& type : schema.types) {
    if (connection.fetch(fmt::format("SELECT 1 FROM {} LIMIT 1", sql::quoted(search_table(type.name)))).rows() > 0) continue;
    each_record(connection, type, [&](const Record& record) { index_record(connection, type, record); });
  }
}

core::Expected<core::Done> change_tables(sql::Connection& connection, const schema::Schema& schema, const std::vector<Migration>& written) {
  const std::vector<Migration> left = pending(connection, written);
  for (const Migration& one : left) {
    for (const std::string& statement : statements_of(one.text)) connection.execute(statement);
  }
  for (const std::string& text : TRY(planned_changes(connection, schema))) connection.execute(text);
  for (const Migration& one : written) connection.execute("INSERT OR IGNORE INTO record_migration VALUES (?, ?)", {one.name, core::now_utc()});
  for (const Migration& one : left) log_migrated(connection, schema, one);
  fill_search(connection, schema);
  return core::Done{};
}

}  // namespace

core::Expected<std::vector<Migration>> load_migrations(const std::filesystem::path& workspace) {
  std::vector<Migration> all;
  for (core::DataFile& file : TRY(core::data_files("migrations", ".sql", workspace))) {
    const std::string name = file.own ? "migrations/" + std::filesystem::path(file.name).filename().string() : file.name;
    all.push_back({.name = name, .text = std::move(file.text)});
  }
  return all;
}

core::Expected<bool> needs_migration(sql::Connection& connection, const schema::Schema& schema, const std::vector<Migration>& written) {
  return has_table(connection, "record_type") && !TRY(fits(connection, schema, written));
}

core::Expected<core::Done> migrate(sql::Connection& connection, const schema::Schema& schema, const std::vector<Migration>& written) {
  if (TRY(fits(connection, schema, written))) return core::Done{};
  sql::Transaction transaction(connection);  // another process may just have done it
  TRY(change_tables(connection, schema, written));
  transaction.commit();
  return core::Done{};
}

}  // namespace rodtrad::records
