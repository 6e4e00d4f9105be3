// The register: records of the schema's types in SQLite. Records are made, read and changed, never removed; everything
// done to one is in the log (log.h), so that it can be seen as it was at any version.
#pragma once

#include "core/expected.h"
#include "records/log.h"
#include "records/migrate.h"
#include "records/permit.h"
#include "records/search.h"
#include "records/value.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace rodtrad::records {

/// Which records of a type, in which order.
struct Query {
  std::string type;
  std::vector<std::pair<std::string, Value>> where = {};  // every field has this value (a field with many: among them); nothing = has none
  std::string order_by = {};                              // a single field; records without a value last; "" = by number
  bool descending = false;
  std::optional<std::int64_t> limit = {};
  std::int64_t offset = 0;
  std::vector<std::string> fields = {};  // only these; empty = all
  std::vector<Condition> also = {};      // all of them: what the reader may see, a period, units
};

/// Records whose period meets the days from `from` to `to` (ISO; "" = open). A type without a period has none.
Condition in_period(const schema::RecordType& type, const std::string& from, const std::string& to);

/// Records whose period has an end, before the day (ISO).
Condition ended_before(const schema::RecordType& type, const std::string& day);

/// One thread's view of the register. Several stores, also of other processes, may have the same file open.
class Store {
 public:
  /// Brings the database to the schema (see migrate.h) or says why it cannot. The connection must outlive the store.
  static core::Expected<Store> open(sql::SqliteConnection& connection, schema::Schema schema, const std::vector<Migration>& written = {});

  const schema::Schema& schema() const { return schema_; }

  /// Who does what is done from now on.
  void act_as(Act act) { act_ = std::move(act); }
  const Act& act() const { return act_; }

  /// All or nothing, alone or inside the caller's Transaction. Numbers follow each other without gaps: one whose
  /// transaction is rolled back was never seen by others and is given to the next record, so hand an id on only after
  /// commit. Problems: unknown_type and those of check.h.
  core::Expected<RecordId> create(const Record& record);

  /// The fields that `changes` has, of the record whose id it has, become what it says; the others stay. `version` is the
  /// one that the change builds on, from version() asked before the record was read. All or nothing; the new version, or
  /// the same when nothing differs. Problems: unknown_type, no_such_record, record_changed (by another meanwhile), check.h,
  /// and check_locks (states.h).
  core::Expected<std::int64_t> change(const Record& changes, std::int64_t version, const std::string& reason);
  /// A step between states by its name, on a version as in change(); the new version. Problems: unknown_type,
  /// no_such_record, record_changed, unknown_transition, and those of check_transition (states.h).
  core::Expected<std::int64_t> take_step(const RecordId& id, std::int64_t version, const std::string& transition, const std::string& reason);
  std::int64_t version(const RecordId& id) const;  // from 1; 0 for a record that is not there

  /// What was done to a record, first to last. Problems: unknown_type, no_such_record.
  core::Expected<std::vector<LogEntry>> history(const RecordId& id) const;
  /// Problems: as history, and no_such_version, history_erased.
  core::Expected<Record> as_it_was(const RecordId& id, std::int64_t version) const;

  /// Problems: unknown_type, no_such_record.
  core::Expected<Record> get(const RecordId& id) const;

  /// Problems: unknown_type, unknown_field, wrong_kind, bad_order.
  core::Expected<std::vector<Record>> list(const Query& query) const;
  core::Expected<std::int64_t> count(const Query& query) const;  // limit and offset aside
  /// Whether the condition holds for a record that is there.
  bool meets(const RecordId& id, const Condition& condition) const;

  /// Problems: unknown_type.
  core::Expected<std::vector<SearchHit>> search(const SearchQuery& query) const;

 private:
  Store(sql::SqliteConnection& connection, schema::Schema schema) : connection_(&connection), schema_(std::move(schema)) {}
  core::Expected<const schema::RecordType*> type_named(const std::string& name) const;
  bool exists(const RecordId& id) const;
  core::Expected<Record> get_for_change(const RecordId& id, std::int64_t version) const;
  void write_changed(const schema::RecordType& type, const Record& after, const Deed& deed);
  std::vector<LogEntry> history_of(const RecordId& id) const;

  sql::SqliteConnection* connection_;
  schema::Schema schema_;
  Act act_ = {.by = "rodtrad"};
};

}  // namespace rodtrad::records
