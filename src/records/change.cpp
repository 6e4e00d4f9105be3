// Changing records, and what they were before.
#include <algorithm>

#include "records/check.h"
#include "records/entry_json.h"
#include "records/save.h"
#include "records/search.h"
#include "records/states.h"
#include "records/store.h"

namespace rodtrad::records {
namespace {

using core::say;
using schema::Field;
using schema::RecordType;

std::vector<FieldChange> differences(const RecordType& type, const Record& before, const Record& after) {
  std::vector<FieldChange> changes;
  for (const Field& field : type.fields) {
    const auto& from = before.entries(field.name);
    const auto& to = after.entries(field.name);
    if (entries_text(field, from) != entries_text(field, to)) changes.push_back({.field = field.name, .from = from, .to = to});
  }
  return changes;
}

/// Nothing is read before the database is ours to write in.
void lock_for_writing(sql::Connection& connection) { connection.execute("UPDATE record_type SET last_number = last_number WHERE false"); }

core::Fail changed_meanwhile(const RecordId& id, const LogEntry& last) {
  return core::fail(
      {.code = "record_changed",
       .place = {.file = to_text(id)},
       .message =
           say("{} har ändrats av {} ({}) sedan du läste den", "{} was changed by {} ({}) since you read it", to_text(id), last.act.by, last.at),
       .hint = say("läs posten igen (version {}) och gör om ändringen", "read the record again (version {}) and redo the change", last.version)});
}

}  // namespace

core::Expected<Record> Store::get_for_change(const RecordId& id, std::int64_t version) const {
  lock_for_writing(*connection_);
  Record record = TRY(get(id));
  if (last_version(*connection_, id) == version) return record;
  const std::vector<LogEntry> log = history_of(id);
  return changed_meanwhile(id, log.empty() ? LogEntry{} : log.back());
}

void Store::write_changed(const RecordType& type, const Record& after, const Deed& deed) {
  for (const FieldChange& one : deed.changes) replace_field(*connection_, type, *type.find(one.field), after);
  append(*connection_, act_, type, after, deed);
  const auto searched = [&](const FieldChange& one) { return is_searched(*type.find(one.field)); };
  if (std::any_of(deed.changes.begin(), deed.changes.end(), searched)) index_record(*connection_, type, after);
}

core::Expected<std::int64_t> Store::change(const Record& changes, std::int64_t version, const std::string& reason) {
  const RecordType& type = *TRY(type_named(changes.id.type));
  sql::Savepoint all_or_nothing(*connection_);
  const Record before = TRY(get_for_change(changes.id, version));
  Record after = before;
  for (const Record::Field& field : changes.fields()) after.put(field.name, field.entries);
  core::Problems problems = check_record(type, after, [this](const RecordId& id) { return exists(id); });
  if (has_errors(problems)) return core::fail(std::move(problems));
  const Deed deed{.action = "change", .version = version + 1, .reason = reason, .changes = differences(type, before, after)};
  if (deed.changes.empty()) return version;
  problems = check_locks(type, before, deed.changes);
  if (has_errors(problems)) return core::fail(std::move(problems));
  write_changed(type, after, deed);
  all_or_nothing.release();
  return version + 1;
}

core::Expected<std::int64_t> Store::take_step(const RecordId& id, std::int64_t version, const std::string& transition, const std::string& reason) {
  const RecordType& type = *TRY(type_named(id.type));
  const schema::Transition* step = type.transition(transition);
  if (!step) {
    return core::fail({.code = "unknown_transition",
                       .message = say("{} har inget steg \"{}\"", "{} has no step \"{}\"", id.type, transition),
                       .hint = core::did_you_mean(transition, names_of(type.transitions))});
  }
  sql::Savepoint all_or_nothing(*connection_);
  const Record before = TRY(get_for_change(id, version));
  core::Problems problems = check_transition(*step, type, before, history_of(id), act_);
  if (has_errors(problems)) return core::fail(std::move(problems));
  Record after = before;
  after.set(type.state_field, step->to);
  write_changed(type, after, {.action = step->name, .version = version + 1, .reason = reason, .changes = differences(type, before, after)});
  all_or_nothing.release();
  return version + 1;
}

std::int64_t Store::version(const RecordId& id) const { return last_version(*connection_, id); }

core::Expected<std::vector<LogEntry>> Store::history(const RecordId& id) const {
  TRY(get(id));
  return history_of(id);
}

core::Expected<Record> Store::as_it_was(const RecordId& id, std::int64_t version) const {
  sql::Savepoint one_state(*connection_);
  Record record = TRY(get(id));
  const std::vector<LogEntry> log = history_of(id);
  if (version < 1 || log.empty() || version > log.back().version) {
    return core::fail({.code = "no_such_version", .message = say("{} har ingen version {}", "{} has no version {}", to_text(id), version)});
  }
  for (auto entry = log.rbegin(); entry != log.rend() && entry->version > version; ++entry) {
    if (entry->erased) {
      return core::fail(
          {.code = "history_erased",
           .message = say("vad {} var före version {} är gallrat", "what {} was before version {} is erased", to_text(id), entry->version)});
    }
    for (const FieldChange& change : entry->changes) record.put(change.field, change.from);
  }
  one_state.release();
  return record;
}

std::vector<LogEntry> Store::history_of(const RecordId& id) const { return entries_of(*connection_, *schema_.find(id.type), id); }

}  // namespace rodtrad::records
