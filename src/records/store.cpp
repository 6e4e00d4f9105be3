// Making and reading records.
#include "records/store.h"

#include "core/list.h"
#include "records/check.h"
#include "records/layout.h"
#include "records/load.h"
#include "records/save.h"
#include "records/states.h"

namespace rodtrad::records {
namespace {

using schema::RecordType;

std::int64_t next_number(sql::Connection& connection, const std::string& type) {
  const char* text = "UPDATE record_type SET last_number = last_number + 1 WHERE name = ? RETURNING last_number";
  return connection.fetch(text, {type}).columns[0].integer(0);
}

}  // namespace

core::Expected<Store> Store::open(sql::SqliteConnection& connection, schema::Schema schema, const std::vector<Migration>& written) {
  TRY(migrate(connection, schema, written));
  begin_log(connection, schema, {.by = "rodtrad"});
  return Store(connection, std::move(schema));
}

core::Expected<const RecordType*> Store::type_named(const std::string& name) const {
  if (const RecordType* type = schema_.find(name)) return type;
  return core::fail({.code = "unknown_type",
                     .message = core::say("posttypen \"{}\" finns inte", "the record type \"{}\" does not exist", name),
                     .hint = core::did_you_mean(name, schema_.type_names())});
}

bool Store::exists(const RecordId& id) const {
  return connection_->fetch(fmt::format(R"(SELECT "number" FROM {} WHERE "number" = ?)", sql::quoted(id.type)), {id.number}).rows() == 1;
}

core::Expected<RecordId> Store::create(const Record& record) {
  const RecordType& type = *TRY(type_named(record.id.type));
  Record stored = record;
  core::Problems problems = begin_state(type, stored, act_);
  core::append(problems, check_record(type, stored, [this](const RecordId& id) { return exists(id); }));
  if (has_errors(problems)) return core::fail(std::move(problems));
  sql::Savepoint all_or_nothing(*connection_);
  const std::int64_t number = next_number(*connection_, type.name);
  insert_record(*connection_, type, stored, number);
  stored.id.number = number;
  append(*connection_, act_, type, stored, {.action = "create"});
  index_record(*connection_, type, stored);
  all_or_nothing.release();
  return stored.id;
}

core::Expected<Record> Store::get(const RecordId& id) const {
  const RecordType& type = *TRY(type_named(id.type));
  const Selection selection{.from = fmt::format(R"(FROM {} WHERE "number" = ?)", sql::quoted(type.name)), .parameters = {id.number}};
  std::vector<Record> found = load(*connection_, type, selection, {});
  if (found.empty()) return core::fail({.code = "no_such_record", .message = core::say("{} finns inte", "{} does not exist", to_text(id))});
  return std::move(found.front());
}

core::Expected<std::vector<Record>> Store::list(const Query& query) const {
  const RecordType& type = *TRY(type_named(query.type));
  return load(*connection_, type, TRY(select(type, query)), query.fields);
}

core::Expected<std::int64_t> Store::count(const Query& query) const {
  const RecordType& type = *TRY(type_named(query.type));
  const Selection selection = TRY(select(type, {.type = query.type, .where = query.where, .also = query.also}));
  return connection_->fetch("SELECT count(*) " + selection.from, selection.parameters).columns[0].integer(0);
}

bool Store::meets(const RecordId& id, const Condition& condition) const {
  sql::Parameters parameters = {id.number};
  core::append(parameters, condition.parameters);
  return connection_->fetch(fmt::format(R"(SELECT 1 FROM {} WHERE "number" = ? AND {})", sql::quoted(id.type), condition.text), parameters).rows() ==
         1;
}

core::Expected<std::vector<SearchHit>> Store::search(const SearchQuery& query) const {
  for (const std::string& type : query.types) TRY(type_named(type));
  SearchQuery wanted = query;
  if (query.types.empty() && query.among.empty()) wanted.types = schema_.type_names();
  return records::search(*connection_, wanted);
}

}  // namespace rodtrad::records
