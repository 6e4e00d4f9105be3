// Adding to the log and reading it.
#include "records/log.h"

#include <fmt/format.h>

#include "core/date.h"
#include "core/hash.h"
#include "core/json.h"
#include "records/entry_json.h"
#include "records/load.h"

namespace rodtrad::records {
namespace {

using schema::RecordType;

std::string content_text(const RecordType& type, const Record& after, const Deed& deed) {
  core::JsonWriter out;
  out.begin_object().member("reason", deed.reason).key("changes").begin_object();
  for (const FieldChange& change : deed.changes) {
    const schema::Field& field = *type.find(change.field);
    out.key(change.field).begin_object().key("from").raw(entries_text(field, change.from)).key("to").raw(entries_text(field, change.to)).end_object();
  }
  out.end_object().member("record", core::sha256_hex(record_text(type, after)));
  return out.end_object().take();
}

/// `content` is what the entry tells, "" for the log's beginning.
void add(sql::Connection& connection, LogEntry entry, const std::string& content) {
  const table::Batch head = connection.fetch("SELECT sequence, hash FROM record_log ORDER BY sequence DESC LIMIT 1");
  const std::string before = head.rows() == 1 ? head.columns[1].text(0) : "";
  entry.sequence = head.rows() == 1 ? head.columns[0].integer(0) + 1 : 1;
  entry.at = core::now_utc();
  const std::string salt = core::to_hex(core::random_bytes());
  const std::string hash_of_content = content_hash(salt, content);
  connection.execute("INSERT INTO record_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     {entry.sequence, entry.at, entry.act.by, entry.act.source, entry.action, entry.record.type, entry.record.number, entry.version,
                      salt, content, hash_of_content, chain_hash(before, entry, hash_of_content)});
}

LogEntry entry_at(const RecordType& type, const RecordId& id, const table::Batch& rows, std::size_t row) {
  const auto& columns = rows.columns;
  LogEntry entry{.sequence = columns[0].integer(row),
                 .at = columns[1].text(row),
                 .act = {.by = columns[2].text(row), .source = columns[3].text(row)},
                 .action = columns[4].text(row),
                 .record = id,
                 .version = columns[5].integer(row),
                 .erased = columns[6].is_null(row)};
  if (entry.erased) return entry;
  const auto content = core::parse_json(columns[6].text(row));
  if (!content) return entry;
  entry.reason = (*content)["reason"].string();
  for (const auto& [name, change] : (*content)["changes"].object()) {
    const schema::Field* field = type.find(name);
    if (field) entry.changes.push_back({.field = name, .from = entries_from(*field, change["from"]), .to = entries_from(*field, change["to"])});
  }
  return entry;
}

}  // namespace

const std::vector<std::string>& log_tables() {
  static const std::vector<std::string> statements = {
      R"(CREATE TABLE record_log (
  sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, source TEXT NOT NULL, action TEXT NOT NULL,
  type TEXT NOT NULL, number INTEGER NOT NULL, version INTEGER NOT NULL,
  salt TEXT, content TEXT CHECK ((salt IS NULL) = (content IS NULL)), content_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT)",
      "CREATE UNIQUE INDEX record_log__record__index ON record_log (type, number, version)",
      "CREATE TRIGGER record_log__keep BEFORE DELETE ON record_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
      R"(CREATE TRIGGER record_log__same BEFORE UPDATE ON record_log
WHEN new.content IS NOT NULL OR (old.sequence, old.at, old.by, old.source, old.action, old.type, old.number, old.version, old.content_hash, old.hash)
  IS NOT (new.sequence, new.at, new.by, new.source, new.action, new.type, new.number, new.version, new.content_hash, new.hash)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END)"};
  return statements;
}

void append(sql::Connection& connection, const Act& act, const RecordType& type, const Record& after, const Deed& deed) {
  add(connection, {.act = act, .action = deed.action, .record = after.id, .version = deed.version}, content_text(type, after, deed));
}

void begin_log(sql::Connection& connection, const schema::Schema& schema, const Act& act) {
  const auto begun = [&] { return connection.fetch("SELECT 1 FROM record_log LIMIT 1").rows() > 0; };
  if (begun()) return;
  sql::Transaction transaction(connection);
  if (begun()) return;  // by another process just now
  add(connection, {.act = act, .action = "begin"}, "");
  for (const RecordType& type : schema.types)
    each_record(connection, type, [&](const Record& record) { append(connection, act, type, record, {.action = "adopt"}); });
  transaction.commit();
}

std::int64_t last_version(sql::Connection& connection, const RecordId& id) {
  const table::Batch found =
      connection.fetch("SELECT version FROM record_log WHERE type = ? AND number = ? ORDER BY version DESC LIMIT 1", {id.type, id.number});
  return found.rows() == 1 ? found.columns[0].integer(0) : 0;
}

std::vector<LogEntry> entries_of(sql::Connection& connection, const RecordType& type, const RecordId& id) {
  std::vector<LogEntry> entries;
  connection.query("SELECT sequence, at, by, source, action, version, content FROM record_log WHERE type = ? AND number = ? ORDER BY version",
                   {id.type, id.number}, [&](const table::Batch& rows) {
                     for (std::size_t row = 0; row < rows.rows(); ++row) entries.push_back(entry_at(type, id, rows, row));
                   });
  return entries;
}

std::string content_hash(std::string_view salt, std::string_view content) {
  core::Sha256 hash;
  hash.add(salt);
  hash.add(content);
  return hash.hex();
}

std::string chain_hash(const std::string& before, const LogEntry& entry, const std::string& content) {
  core::JsonWriter out;
  out.begin_array().value(before).value(entry.sequence).value(entry.at).value(entry.act.by).value(entry.act.source).value(entry.action);
  out.value(entry.record.type).value(entry.record.number).value(entry.version).value(content).end_array();
  return core::sha256_hex(out.take());
}

}  // namespace rodtrad::records
