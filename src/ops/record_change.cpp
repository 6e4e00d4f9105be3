// Making, changing, stepping and linking records.
#include "ops/record_change.h"

#include "core/date.h"
#include "core/json.h"
#include "core/list.h"
#include "core/unicode.h"
#include "domain/step_rules.h"
#include "ops/read_value.h"
#include "ops/record_json.h"
#include "ops/register.h"
#include "records/erase.h"

namespace rodtrad::ops {

using core::Expected;
using core::say;
using records::Record;
using records::RecordId;
using schema::Action;
using schema::Field;
using schema::RecordType;

namespace {

/// The actor with the roles that hold for this record: everywhere, or in its unit.
records::Act act_on(Workspace& workspace, const Actor& actor, const RecordId& id, const Origin& origin) {
  const RecordType* type = workspace.store().schema().find(id.type);
  Actor here{.name = actor.name};
  for (const Actor::Held& held : actor.roles) {
    const bool holds = held.unit == 0 || (type && workspace.store().meets(id, records::in_units(workspace.store().schema(), *type, {held.unit})));
    if (holds) here.roles.push_back(held);
  }
  return records::Act{.by = actor.name, .source = origin.source.empty() ? "hand" : origin.source, .roles = workspace.permit().roles_of(here)};
}

/// The store acts as someone as long as this lives.
class ActingAs {
 public:
  ActingAs(records::Store& store, records::Act act) : store_(store), before_(store.act()) { store.act_as(std::move(act)); }
  ~ActingAs() { store_.act_as(before_); }
  ActingAs(const ActingAs&) = delete;
  ActingAs& operator=(const ActingAs&) = delete;

 private:
  records::Store& store_;
  records::Act before_;
};

core::Fail bad_setting(const std::string& setting) {
  return core::fail({.code = "bad_setting",
                     .message = say("\"{}\" är inte fält=värde", "\"{}\" is not field=value", setting),
                     .hint = {.sv = "skriv till exempel title=\"Kortare väntetider\"", .en = "write for example title=\"Shorter waits\""}});
}

/// Runs, releases and publications are what the program did: a record of that by hand would not be true. An administrator may take in a whole
/// register as a file, with them in it.
Expected<core::Done> check_by_hand(const Workspace& workspace, const Actor& actor, const RecordType& type, const Origin& origin) {
  const bool whole = origin.source.starts_with("import:") && core::contains(workspace.permit().roles_of(actor), "administrator");
  if (!type.use.by_program || whole) return core::Done{};
  return core::fail(
      {.code = "made_by_program",
       .place = {.file = type.name},
       .message = say("poster av typen {} görs av programmet, inte för hand", "records of type {} are made by the program, not by hand", type.name),
       .hint = say("använd det kommando eller den sida som gör det", "use the command or the page that does it")});
}

/// A change of unit or state of one's own making must not take the record out of one's hands unseen: it has to be allowed after, too.
template <class Do>
auto allowed_change(Workspace& workspace, const Actor& actor, Action action, const RecordId& id, const Origin& origin, const Do& change)
    -> Expected<std::int64_t> {
  sql::Savepoint all_or_nothing(workspace.connection());
  TRY(require(workspace, actor, action, id));
  const ActingAs acting(workspace.store(), act_on(workspace, actor, id, origin));
  const std::int64_t version = TRY(change());
  if (action == Action::change) TRY(require(workspace, actor, action, id));
  all_or_nothing.release();
  return version;
}

}  // namespace

Expected<RecordId> create_record(Workspace& workspace, const Actor& actor, const Record& record, const Origin& origin) {
  const RecordType& type = *TRY(find_type(workspace, record.id.type));
  TRY(check_by_hand(workspace, actor, type, origin));
  sql::Savepoint all_or_nothing(workspace.connection());
  const ActingAs acting(workspace.store(),
                        {.by = actor.name, .source = origin.source.empty() ? "hand" : origin.source, .roles = workspace.permit().roles_of(actor)});
  const RecordId id = TRY(workspace.store().create(record));
  if (!workspace.store().meets(id, workspace.permit().condition(actor, Action::create, type))) {
    return not_allowed(workspace, actor, Action::create, type, type.name);
  }
  all_or_nothing.release();
  return id;
}

Expected<std::int64_t> edit_record(Workspace& workspace, const Actor& actor, const Record& changes, std::int64_t version, const Origin& origin) {
  TRY(check_by_hand(workspace, actor, *TRY(find_type(workspace, changes.id.type)), origin));
  return allowed_change(workspace, actor, Action::change, changes.id, origin,
                        [&] { return workspace.store().change(changes, version, origin.reason); });
}

Expected<std::int64_t> step_record(Workspace& workspace, const Actor& actor, const std::string& text, std::int64_t version,
                                   const std::string& transition, const std::string& reason) {
  const RecordId id = TRY(parse_id(text));
  const RecordType& type = *TRY(find_type(workspace, id.type));
  const schema::Transition* step = type.transition(transition);
  if (step && step->roles.empty()) TRY(require(workspace, actor, Action::change, id));  // a step for whoever may change the record
  return allowed_change(workspace, actor, Action::step, id, {}, [&]() -> Expected<std::int64_t> {
    const std::int64_t taken = TRY(workspace.store().take_step(id, version, transition, reason));
    if (core::Problems problems = domain::check_step(*step, TRY(workspace.store().get(id))); !problems.empty())
      return core::fail(std::move(problems));
    return taken;
  });
}

Expected<std::int64_t> link_record(Workspace& workspace, const Actor& actor, const std::string& text, std::int64_t version, const std::string& name,
                                   const std::string& target_text, Linking linking, const std::string& reason) {
  const RecordId id = TRY(parse_id(text)), target = TRY(parse_id(target_text));
  const RecordType& type = *TRY(find_type(workspace, id.type));
  const Field* field = type.find(name);
  if (!field || field->kind != schema::Kind::link) {
    std::vector<std::string> links;
    for (const Field& one : type.fields) {
      if (one.kind == schema::Kind::link) links.push_back(one.name);
    }
    return core::fail({.code = "not_a_link",
                       .message = say("{} har ingen länk \"{}\"", "{} has no link \"{}\"", type.name, name),
                       .hint = core::did_you_mean(name, links)});
  }
  const Record record = TRY(workspace.store().get(id));
  std::vector<records::Entry> entries = field->many ? record.entries(name) : std::vector<records::Entry>{};
  const auto same = [&](const records::Entry& entry) { return entry.value == records::Value(target); };
  const bool linked = std::any_of(record.entries(name).begin(), record.entries(name).end(), same);
  if (linking == Linking::remove && !linked) {
    return core::fail({.code = "not_linked", .message = say("{} är inte länkad till {}", "{} is not linked to {}", text, target_text)});
  }
  if (linking == Linking::add && !linked) entries.push_back({.value = target});
  if (linking == Linking::add && linked) entries = record.entries(name);
  if (linking == Linking::remove) entries.erase(std::remove_if(entries.begin(), entries.end(), same), entries.end());
  Record changes(id.type);
  changes.id = id;
  changes.put(name, std::move(entries));
  return edit_record(workspace, actor, changes, version, {.reason = reason});
}

Expected<std::vector<std::int64_t>> erase_records(Workspace& workspace, const Actor& actor, const std::vector<std::string>& texts,
                                                  const std::vector<std::string>& fields, const std::string& decision) {
  workspace.connection().execute("PRAGMA secure_delete = ON");  // freed pages are overwritten
  sql::Savepoint all_or_nothing(workspace.connection());
  std::vector<RecordId> ids;
  for (const std::string& text : texts) {
    ids.push_back(TRY(parse_id(text)));
    TRY(require(workspace, actor, Action::erase, ids.back()));
  }
  const ActingAs acting(workspace.store(), {.by = actor.name});
  std::vector<std::int64_t> versions = TRY(records::erase_records(workspace.connection(), workspace.store(), ids, fields, decision));
  all_or_nothing.release();
  workspace.connection().fetch("PRAGMA wal_checkpoint(TRUNCATE)");  // and leave the journal
  return versions;
}

Expected<std::vector<OldRecord>> old_records(Workspace& workspace, const Actor& actor, const std::string& day) {
  std::vector<OldRecord> old;
  for (const RecordType& type : workspace.store().schema().types) {
    const std::vector<records::Condition> also = {records::time_is_up(type, day), workspace.permit().condition(actor, Action::erase, type)};
    if (also[0].text == "false") continue;
    for (const Record& record : TRY(workspace.store().list({.type = type.name, .fields = {type.title_field}, .also = also})))
      old.push_back({.id = to_text(record.id), .title = title_of(type, record), .retention = type.use.retention.words});
  }
  return old;
}

Expected<Record> record_from_settings(const RecordType& type, const std::vector<std::string>& settings) {
  Record record(type.name);
  core::Problems problems;
  const std::string today = core::to_iso(core::today());
  for (const std::string& setting : settings) {
    const std::size_t sign = setting.find('=');
    if (sign == std::string::npos || sign == 0) return bad_setting(setting);
    const std::string name = setting.substr(0, sign), text = setting.substr(sign + 1);
    const Field* field = type.find(name);
    if (!field) {
      tell(problems, {.file = type.name + "." + name}, "unknown_field", say("fältet {} finns inte", "the field {} does not exist", name),
           core::did_you_mean(name, names_of(type.fields)));
    } else if (field->kind == schema::Kind::group && !text.empty()) {
      const core::Json json(core::Json::Object{{name, TRY(core::parse_json(text, name))}});
      std::vector<records::Entry> entries = record.entries(name);
      const Record read = read_json(type, json, today, problems);
      for (const records::Entry& one : read.entries(name)) entries.push_back(one);
      record.put(name, std::move(entries));
    } else {
      std::vector<records::Entry> entries = field->many ? record.entries(name) : std::vector<records::Entry>{};
      if (!core::trim(text).empty()) entries.push_back({.value = read_value(*field, text, today)});
      record.put(name, std::move(entries));
    }
  }
  if (!problems.empty()) return core::fail(std::move(problems));
  return record;
}

}  // namespace rodtrad::ops
