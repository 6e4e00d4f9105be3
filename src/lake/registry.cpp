// SQL of the registry.
#include "lake/registry.h"

namespace rodtrad::lake {

static std::vector<std::string> column_of(const table::Batch& batch) {
  std::vector<std::string> values;
  for (std::size_t row = 0; row < batch.rows(); ++row) values.push_back(batch.columns[0].text(row));
  return values;
}

Registry::Registry(sql::SqliteConnection& connection) : connection_(connection) {
  connection_.execute(
      "CREATE TABLE IF NOT EXISTS lake_version (name TEXT NOT NULL, version TEXT NOT NULL, kind TEXT NOT NULL, created TEXT NOT NULL, "
      "manifest TEXT NOT NULL, PRIMARY KEY (name, version)) STRICT");
  connection_.execute(
      "CREATE TABLE IF NOT EXISTS lake_import (number INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT "
      "NULL, "
      "purpose TEXT NOT NULL, approval TEXT NOT NULL, source_name TEXT NOT NULL, source_sha256 TEXT NOT NULL, rows_read INTEGER NOT NULL, "
      "rows_rejected INTEGER NOT NULL, FOREIGN KEY (name, version) REFERENCES lake_version (name, version)) STRICT");
  connection_.execute(
      "CREATE TABLE IF NOT EXISTS lake_erased (number INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, until_year INTEGER NOT NULL, "
      "last_import INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, decision TEXT NOT NULL, rows INTEGER NOT NULL, bytes INTEGER NOT NULL) "
      "STRICT");
  connection_.execute("CREATE TABLE IF NOT EXISTS lake_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
}

std::vector<std::string> Registry::names() { return column_of(connection_.fetch("SELECT DISTINCT name FROM lake_version ORDER BY name")); }

std::vector<std::string> Registry::versions(const std::string& name) {
  return column_of(connection_.fetch("SELECT version FROM lake_import WHERE name = ? GROUP BY version ORDER BY max(number) DESC", {name}));
}

std::optional<std::string> Registry::manifest(const std::string& name, const std::string& version) {
  const auto found = column_of(connection_.fetch("SELECT manifest FROM lake_version WHERE name = ? AND version = ?", {name, version}));
  if (found.empty()) return std::nullopt;
  return found.front();
}

std::vector<ImportRecord> Registry::imports(const std::string& name) {
  const table::Batch rows = connection_.fetch(
      "SELECT name, version, at, by, purpose, approval, source_name, source_sha256, rows_read, rows_rejected FROM lake_import WHERE name = ? ORDER "
      "BY number",
      {name});
  std::vector<ImportRecord> records;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto text = [&](std::size_t column) { return rows.columns[column].text(row); };
    records.push_back(
        {text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7), rows.columns[8].integer(row), rows.columns[9].integer(row)});
  }
  return records;
}

void Registry::add(const DatasetVersion& version, const ImportRecord& record) {
  // The same content taken in again is there again.
  connection_.execute("UPDATE lake_erased SET until_year = -1 WHERE name = ? AND version = ?", {version.name, version.version});
  connection_.execute("INSERT INTO lake_version (name, version, kind, created, manifest) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                      {version.name, version.version, version.kind, version.created, to_json(version)});
  connection_.execute(
      "INSERT INTO lake_import (name, version, at, by, purpose, approval, source_name, source_sha256, rows_read, rows_rejected) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {record.name, record.version, record.at, record.by, record.purpose, record.approval, record.source_name, record.source_sha256, record.rows_read,
       record.rows_rejected});
}

void Registry::add_erased(const ErasedRecord& record) {
  connection_.execute(
      "INSERT INTO lake_erased (name, version, until_year, last_import, at, by, decision, rows, bytes) "
      "VALUES (?, ?, ?, (SELECT coalesce(max(number), 0) FROM lake_import WHERE name = ?), ?, ?, ?, ?, ?)",
      {record.name, record.version, std::int64_t{record.until}, record.name, record.at, record.by, record.decision, record.rows, record.bytes});
}

std::vector<ErasedRecord> Registry::erased(const std::string& name, const std::string& version) {
  const table::Batch rows = connection_.fetch(
      "SELECT name, version, until_year, at, by, decision, rows, bytes FROM lake_erased WHERE until_year >= 0 AND (? = '' OR name = ?) "
      "AND (? = '' OR version = ?) ORDER BY number",
      {name, name, version, version});
  std::vector<ErasedRecord> records;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto text = [&](std::size_t column) { return rows.columns[column].text(row); };
    const auto number = [&](std::size_t column) { return rows.columns[column].integer(row); };
    records.push_back({text(0), text(1), static_cast<int>(number(2)), text(3), text(4), text(5), number(6), number(7)});
  }
  return records;
}

std::vector<std::pair<std::string, std::string>> Registry::erased_originals() {
  const table::Batch rows = connection_.fetch(
      "WITH last AS (SELECT name, max(last_import) AS number FROM lake_erased GROUP BY name) "
      "SELECT i.name, i.source_sha256 FROM lake_import i JOIN last ON last.name = i.name GROUP BY i.name, i.source_sha256 "
      "HAVING max(i.number) <= max(last.number) ORDER BY 1, 2");
  std::vector<std::pair<std::string, std::string>> found;
  for (std::size_t row = 0; row < rows.rows(); ++row) found.emplace_back(rows.columns[0].text(row), rows.columns[1].text(row));
  return found;
}

std::string Registry::setting(const std::string& key) {
  const auto found = column_of(connection_.fetch("SELECT value FROM lake_setting WHERE key = ?", {key}));
  return found.empty() ? "" : found.front();
}

void Registry::set(const std::string& key, const std::string& value) {
  connection_.execute("INSERT INTO lake_setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", {key, value});
}

}  // namespace rodtrad::lake
