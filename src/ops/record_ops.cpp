// Lists, single records and search.
#include "ops/record_ops.h"

#include <set>

#include "core/date.h"
#include "core/list.h"
#include "domain/step_rules.h"
#include "ops/read_value.h"
#include "ops/register.h"
#include "records/states.h"

namespace rodtrad::ops {

using core::Expected;
using core::say;
using records::Condition;
using records::Record;
using records::RecordId;
using schema::Action;
using schema::Field;
using schema::RecordType;

namespace {

/// Labels of the roles that may do it with some record of the type.
core::Text who_may(const Workspace& workspace, Action action, const RecordType& type) {
  core::Text names;
  for (const schema::Role& role : workspace.permissions().roles) {
    const Actor one{.name = "", .person = 1, .roles = {{.role = role.id}}};
    if (!workspace.permit().ever(one, action, type)) continue;
    names.sv += (names.sv.empty() ? "" : ", ") + role.label.sv;
    names.en += (names.en.empty() ? "" : ", ") + role.label.en;
  }
  return names;
}

core::Text action_words(Action action) {
  static const std::vector<core::Text> words = {
      {.sv = "läsa", .en = "read"},    {.sv = "läsa sekretess i", .en = "read secrets in"}, {.sv = "skapa", .en = "create"},
      {.sv = "ändra", .en = "change"}, {.sv = "ta steg med", .en = "take steps with"},      {.sv = "gallra", .en = "erase"}};
  return words.at(static_cast<std::size_t>(action));
}

Condition of_states(const RecordType& type, const std::vector<std::string>& states, core::Problems& problems) {
  const Field* field = type.find(type.state_field);
  Condition condition;
  for (const std::string& state : states) {
    if (!field || !field->code(state)) {
      tell(problems, {}, "unknown_state", say("{} har inget läge \"{}\"", "{} has no state \"{}\"", type.name, state),
           field ? core::did_you_mean(state, names_of(field->codes)) : core::Text{});
    }
    condition.text += condition.text.empty() ? sql::quoted(type.state_field) + " IN (?" : ", ?";
    condition.parameters.emplace_back(state);
  }
  if (!condition.text.empty()) condition.text += ")";
  return condition;
}

Expected<std::vector<Condition>> conditions_of(const Workspace& workspace, const RecordType& type, const std::vector<std::string>& states,
                                               const std::string& unit, const std::string& from, const std::string& to) {
  std::vector<Condition> all;
  core::Problems problems;
  if (!states.empty()) all.push_back(of_states(type, states, problems));
  if (!problems.empty()) return core::fail(std::move(problems));
  if (!unit.empty()) all.push_back(records::in_units(workspace.store().schema(), type, {TRY(parse_id(unit)).number}));
  if (!from.empty() || !to.empty()) all.push_back(records::in_period(type, from, to));
  return all;
}

/// Titles of what the records link to, as far as the actor may read it: one question for each type.
Expected<std::map<RecordId, std::string>> titles_of(const Workspace& workspace, const Actor& actor, const RecordType& type,
                                                    const std::vector<Record>& records) {
  std::map<std::string, std::set<std::int64_t>> wanted;
  for (const Record& record : records) {
    for (const Field& field : type.fields) {
      for (const records::Entry& entry : record.entries(field.name)) {
        if (const auto* id = std::get_if<RecordId>(&entry.value)) wanted[id->type].insert(id->number);
      }
    }
  }
  std::map<RecordId, std::string> titles;
  for (const auto& [name, numbers] : wanted) {
    const RecordType& target = *workspace.store().schema().find(name);
    const std::vector<Condition> also = {workspace.permit().condition(actor, Action::read, target),
                                         records::linked_to_any(target, "number", {numbers.begin(), numbers.end()})};
    for (const Record& one : TRY(workspace.store().list({.type = name, .fields = {target.title_field}, .also = also})))
      titles[one.id] = title_of(target, one);
  }
  return titles;
}

Expected<std::vector<std::pair<std::string, records::Value>>> wheres_of(const RecordType& type, const RecordQuery& query) {
  std::vector<std::pair<std::string, records::Value>> where;
  for (const auto& [name, text] : query.where) {
    const Field* field = type.find(name);
    if (!field) {
      return core::fail({.code = "unknown_field",
                         .message = say("{} har inget fält \"{}\"", "{} has no field \"{}\"", type.name, name),
                         .hint = core::did_you_mean(name, names_of(type.fields))});
    }
    where.emplace_back(name, read_value(*field, text, core::to_iso(core::today())));
  }
  return where;
}

std::vector<PossibleStep> steps_from(Workspace& workspace, const Actor& actor, const RecordType& type, const Record& record) {
  std::vector<PossibleStep> steps;
  if (type.state_field.empty()) return steps;
  const auto log = workspace.store().history(record.id);
  const auto may = [&](Action action) { return workspace.store().meets(record.id, workspace.permit().condition(actor, action, type)); };
  const bool may_step = may(Action::step), may_change = may(Action::change);
  for (const schema::Transition& one : type.transitions) {
    if (!core::contains(one.from, state_of(type, record))) continue;
    PossibleStep step{.transition = &one};
    if (log) step.problems = check_transition(one, type, record, *log, {.by = actor.name, .roles = workspace.permit().roles_of(actor)});
    const core::Problems rules = domain::check_step(one, record);
    step.problems.insert(step.problems.end(), rules.begin(), rules.end());
    if (!may_step || (one.roles.empty() && !may_change))
      tell(step.problems, {.file = to_text(record.id)}, "not_allowed", say("{} får inte", "{} may not", actor.name));
    steps.push_back(std::move(step));
  }
  return steps;
}

Expected<std::vector<Incoming>> incoming_to(Workspace& workspace, const Actor& actor, const RecordId& id) {
  std::vector<Incoming> all;
  for (const schema::Inverse& inverse : workspace.store().schema().inverses(id.type)) {
    Condition may = workspace.permit().condition(actor, Action::read, *inverse.type);
    if (may.text == "false") continue;
    const records::Query query{.type = inverse.type->name, .where = {{inverse.field->name, id}}, .limit = kIncomingShown, .also = {std::move(may)}};
    Incoming one{.type = inverse.type, .field = inverse.field, .records = TRY(workspace.store().list(query))};
    one.total = static_cast<std::int64_t>(one.records.size());
    if (one.total == kIncomingShown) one.total = TRY(workspace.store().count(query));
    if (one.total > 0) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

core::Fail not_allowed(const Workspace& workspace, const Actor& actor, Action action, const RecordType& type, const std::string& what) {
  const core::Text roles = who_may(workspace, action, type), words = action_words(action);
  return core::fail({.code = "not_allowed",
                     .place = {.file = what},
                     .message = say("{0} får inte {2} {4}", "{1} may not {3} {4}", actor.name, actor.name, words.sv, words.en, what),
                     .hint = {.sv = "det får: " + roles.sv, .en = "those may who are: " + roles.en}});
}

Expected<const RecordType*> find_type(const Workspace& workspace, const std::string& name) {
  if (const RecordType* type = workspace.store().schema().find(name)) return type;
  return core::fail({.code = "unknown_type",
                     .message = say("posttypen \"{}\" finns inte", "the record type \"{}\" does not exist", name),
                     .hint = core::did_you_mean(name, workspace.store().schema().type_names())});
}

bool may_ever(const Workspace& workspace, const Actor& actor, Action action, const RecordType& type) {
  return workspace.permit().ever(actor, action, type);
}

bool may_add(const Workspace& workspace, const Actor& actor, const RecordType& type) {
  return !type.use.by_program && may_ever(workspace, actor, Action::create, type);
}

std::vector<const RecordType*> readable_types(const Workspace& workspace, const Actor& actor) {
  std::vector<const RecordType*> types;
  for (const RecordType& type : workspace.store().schema().types) {
    if (may_ever(workspace, actor, Action::read, type)) types.push_back(&type);
  }
  return types;
}

Expected<core::Done> require(Workspace& workspace, const Actor& actor, Action action, const RecordId& id) {
  const RecordType& type = *TRY(find_type(workspace, id.type));
  if (workspace.store().version(id) == 0) TRY(workspace.store().get(id));  // says that it is not there
  if (workspace.store().meets(id, workspace.permit().condition(actor, action, type))) return core::Done{};
  return not_allowed(workspace, actor, action, type, to_text(id));
}

Expected<RecordList> list_records(Workspace& workspace, const Actor& actor, const RecordQuery& query) {
  const RecordType& type = *TRY(find_type(workspace, query.type));
  Condition may = workspace.permit().condition(actor, Action::read, type);
  if (may.text == "false") return not_allowed(workspace, actor, Action::read, type, type.name);
  records::Query chosen{.type = type.name,
                        .where = TRY(wheres_of(type, query)),
                        .order_by = query.order_by,
                        .descending = query.descending,
                        .limit = query.limit,
                        .offset = query.offset};
  chosen.also = TRY(conditions_of(workspace, type, query.states, query.unit, query.from, query.to));
  chosen.also.push_back(std::move(may));
  if (!query.words.empty()) chosen.also.push_back(records::with_words(type, query.words));
  RecordList list{.type = &type, .records = TRY(workspace.store().list(chosen)), .total = TRY(workspace.store().count(chosen))};
  list.titles = TRY(titles_of(workspace, actor, type, list.records));
  return list;
}

Expected<RecordView> view_record(Workspace& workspace, const Actor& actor, const std::string& text) {
  const RecordId id = TRY(parse_id(text));
  TRY(require(workspace, actor, Action::read, id));
  records::Store& store = workspace.store();
  const RecordType& type = *store.schema().find(id.type);
  RecordView view{.type = &type, .version = store.version(id)};
  view.record = TRY(store.get(id));
  view.may_change = !type.use.by_program && store.meets(id, workspace.permit().condition(actor, Action::change, type));
  view.locked = type.locked_in(state_of(type, view.record));
  view.steps = steps_from(workspace, actor, type, view.record);
  view.incoming = TRY(incoming_to(workspace, actor, id));
  view.titles = TRY(titles_of(workspace, actor, type, {view.record}));
  return view;
}

Expected<Record> record_at(Workspace& workspace, const Actor& actor, const std::string& text, std::int64_t version) {
  const RecordId id = TRY(parse_id(text));
  TRY(require(workspace, actor, Action::read, id));
  return workspace.store().as_it_was(id, version);
}

Expected<std::vector<records::SearchHit>> find_records(Workspace& workspace, const Actor& actor, const FindQuery& query) {
  records::SearchQuery search{.words = query.words, .limit = query.limit};
  for (const std::string& name : query.types) TRY(find_type(workspace, name));
  for (const RecordType& type : workspace.store().schema().types) {
    if (!query.types.empty() && std::find(query.types.begin(), query.types.end(), type.name) == query.types.end()) continue;
    Condition may = workspace.permit().condition(actor, Action::read, type);
    if (may.text == "false" || (!query.states.empty() && type.state_field.empty())) continue;
    std::vector<std::string> states;
    for (const std::string& state : query.states) {
      if (type.find(type.state_field)->code(state)) states.push_back(state);
    }
    if (!query.states.empty() && states.empty()) continue;
    std::vector<Condition> all = TRY(conditions_of(workspace, type, states, query.unit, query.from, query.to));
    all.push_back(std::move(may));
    search.among.emplace_back(type.name, std::move(all));
  }
  if (search.among.empty()) return std::vector<records::SearchHit>();  // nothing that the actor may see
  return workspace.store().search(search);
}

}  // namespace rodtrad::ops
