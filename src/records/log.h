// The log of the register: one entry for each thing that was done to a record, in one chain of hashes over all records.
// Entries are added, never changed or removed (the database refuses it). What an entry tells (reason, values before
// and after) is outside the chain, which holds only its salted hash: personal data can be erased, and who did what to
// which record, when, stays provable.
#pragma once

#include "records/value.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace rodtrad::records {

/// Who does it, and from what: "hand", or "import:file@span".
struct Act {
  std::string by;
  std::string source = "hand";
  std::vector<std::string> roles = {};  // what `by` may do; not kept in the log
};

struct FieldChange {
  std::string field;
  std::vector<Entry> from;
  std::vector<Entry> to;
};

struct LogEntry {
  std::int64_t sequence = 0;  // from 1, without gaps
  std::string at;             // "2020-03-31T12:00:00Z"
  Act act;
  std::string action;  // "create", "adopt" (was there when the log began), "change", or the name of a transition
  RecordId record;     // type "" for the log's own beginning
  std::int64_t version = 0;
  std::string reason;
  std::vector<FieldChange> changes;  // not of "create": what it gave is what the first change began with
  bool erased = false;               // reason and changes are gone by a decision
};

/// What is done to a record now.
struct Deed {
  std::string action;
  std::int64_t version = 1;
  std::string reason = {};
  std::vector<FieldChange> changes = {};
};

/// Tables of the log, as statements.
const std::vector<std::string>& log_tables();

/// `after` is the record as it then is. Inside the caller's transaction or savepoint, which must have written before: two writers cannot add to one
/// head.
void append(sql::Connection& connection, const Act& act, const schema::RecordType& type, const Record& after, const Deed& deed);

/// Begins the log: what is in the register already is adopted as it is. Nothing when it has begun.
void begin_log(sql::Connection& connection, const schema::Schema& schema, const Act& act);

/// The last version of a record; 0 when the log has none.
std::int64_t last_version(sql::Connection& connection, const RecordId& id);

/// Entries of one record, first to last.
std::vector<LogEntry> entries_of(sql::Connection& connection, const schema::RecordType& type, const RecordId& id);

/// Hash of what an entry tells.
std::string content_hash(std::string_view salt, std::string_view content);
/// Hash of an entry on top of the one before: over [before, sequence, at, by, source, action, record, version, content].
std::string chain_hash(const std::string& before, const LogEntry& entry, const std::string& content);

}  // namespace rodtrad::records
