// Reading the register as a person may: lists, single records with what can be done with them, search. Who may see what
// comes from data/permissions.toml; nothing here shows a record that the actor may not read.
#pragma once

#include "ops/workspace.h"
#include "records/show_value.h"

namespace rodtrad::ops {

using records::Actor;

/// The type, or problem unknown_type.
core::Expected<const schema::RecordType*> find_type(const Workspace& workspace, const std::string& name);

/// Types of which the actor may read any records, by name.
std::vector<const schema::RecordType*> readable_types(const Workspace& workspace, const Actor& actor);

/// Problem not_allowed about `what`, with the roles that may.
core::Fail not_allowed(const Workspace& workspace, const Actor& actor, schema::Action action, const schema::RecordType& type,
                       const std::string& what);
/// The same unless the actor may do it with the record.
core::Expected<core::Done> require(Workspace& workspace, const Actor& actor, schema::Action action, const records::RecordId& id);
/// Whether the actor may ever do it with records of the type: for buttons and menus.
bool may_ever(const Workspace& workspace, const Actor& actor, schema::Action action, const schema::RecordType& type);
/// Whether the actor may make records of the type by hand.
bool may_add(const Workspace& workspace, const Actor& actor, const schema::RecordType& type);

struct RecordQuery {
  std::string type;
  std::vector<std::string> states = {};                         // any of them
  std::vector<std::pair<std::string, std::string>> where = {};  // field and value as people write it; "" = without a value
  std::string unit = {};                                        // "unit-3": its records and those below it
  std::string from = {}, to = {};                               // days that the period meets
  std::string words = {};                                       // found in the record's texts
  std::string order_by = {};
  bool descending = false;
  std::int64_t limit = 100;
  std::int64_t offset = 0;
};

struct RecordList {
  const schema::RecordType* type = nullptr;
  std::vector<records::Record> records;
  std::int64_t total = 0;                           // limit and offset aside
  std::map<records::RecordId, std::string> titles;  // of records that the shown ones link to
};

/// Problems: unknown_type, not_allowed, unknown_field, unknown_state, bad_record_id, and those of Store::list.
core::Expected<RecordList> list_records(Workspace& workspace, const Actor& actor, const RecordQuery& query);

/// A step that the state allows, and why it cannot be taken now; no problems: it can.
struct PossibleStep {
  const schema::Transition* transition = nullptr;
  core::Problems problems;
};

/// Records that link here, of one kind of link.
struct Incoming {
  const schema::RecordType* type = nullptr;
  const schema::Field* field = nullptr;
  std::vector<records::Record> records;  // those that the actor may read, at most kIncomingShown
  std::int64_t total = 0;
};
inline constexpr std::int64_t kIncomingShown = 50;

struct RecordView {
  const schema::RecordType* type = nullptr;
  records::Record record{""};
  std::int64_t version = 0;
  bool may_change = false;
  std::vector<std::string> locked;  // fields that stay as they are in this state
  std::vector<PossibleStep> steps;  // from this state
  std::vector<Incoming> incoming;   // without empty ones
  std::map<records::RecordId, std::string> titles;
};

/// As it now is. Problems: bad_record_id, unknown_type, no_such_record, not_allowed.
core::Expected<RecordView> view_record(Workspace& workspace, const Actor& actor, const std::string& id);
/// As it was at a version. Problems: as above, and those of Store::as_it_was.
core::Expected<records::Record> record_at(Workspace& workspace, const Actor& actor, const std::string& id, std::int64_t version);

/// Hits that the actor may read; filters as in RecordQuery (type required for `states`, `from`, `to` to mean anything).
struct FindQuery {
  std::string words;
  std::vector<std::string> types = {};
  std::vector<std::string> states = {};
  std::string unit = {};
  std::string from = {}, to = {};
  std::int64_t limit = 50;
};
core::Expected<std::vector<records::SearchHit>> find_records(Workspace& workspace, const Actor& actor, const FindQuery& query);

/// {"type", "total", "records": […]} and {"record", "version", "steps", "incoming", "titles"}.
std::string list_json(const RecordList& list);
std::string view_json(const RecordView& view);
/// Columns of the list as CSV (none: those of the type): codes, ISO dates, ids and amounts with a point, for programs.
std::string list_csv(const RecordList& list, std::vector<std::string> columns = {});

}  // namespace rodtrad::ops
