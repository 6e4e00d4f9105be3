// Making and reading records.
#include "records/store.h"

#include "records/check.h"
#include "records/layout.h"
#include "records/load.h"
#include "records/migrate.h"

namespace rodtrad::records {
namespace {

using schema::Field;
using schema::RecordType;

std::string insert_into(const std::string& table, const std::string& columns, std::size_t count) {
  std::string marks = "?";
  for (std::size_t i = 1; i < count; ++i) marks += ", ?";
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", sql::quoted(table), columns, marks);
}

std::int64_t next_number(sql::Connection& connection, const std::string& type) {
  connection.execute("UPDATE record_type SET last_number = last_number + 1 WHERE name = ?", {type});
  return connection.fetch("SELECT last_number FROM record_type WHERE name = ?", {type}).columns[0].integer(0);
}

void insert_singles(sql::Connection& connection, const RecordType& type, const Record& record, std::int64_t number) {
  std::vector<Column> columns = {{.name = "number"}};
  sql::Parameters parameters = {number};
  for (const Field& field : type.fields) {
    if (field.has_own_table() || is_absent(record.value(field.name))) continue;
    for (Column& column : value_columns(field, field.name)) columns.push_back(std::move(column));
    append_parameters(field, record.value(field.name), parameters);
  }
  connection.execute(insert_into(type.name, column_list(columns), parameters.size()), parameters);
}

void insert_entries(sql::Connection& connection, const RecordType& type, const Field& field, const std::vector<Entry>& entries, std::int64_t number) {
  std::vector<Column> columns = own_columns(field);
  columns.insert(columns.begin(), {{.name = "number"}, {.name = "position"}});
  for (std::size_t position = 0; position < entries.size(); ++position) {
    sql::Parameters parameters = {number, static_cast<std::int64_t>(position)};
    if (field.kind == schema::Kind::group) {
      for (const Field& member : field.members) append_parameters(member, entries[position].member(member.name), parameters);
    } else {
      append_parameters(field, entries[position].value, parameters);
    }
    connection.execute(insert_into(own_table(type.name, field.name), column_list(columns), parameters.size()), parameters);
  }
}

/// One row per place; a derived value without places has one row with the rule alone.
void insert_spans(sql::Connection& connection, const RecordType& type, const Field& field, const std::vector<Entry>& entries, std::int64_t number) {
  const std::string text = insert_into(own_table(type.name, "spans"), R"("number", "field", "position", "part", "start", "end", "rule")", 7);
  for (std::size_t position = 0; position < entries.size(); ++position) {
    const Entry& entry = entries[position];
    const sql::Parameter rule = entry.rule.empty() ? sql::Parameter(nullptr) : sql::Parameter(entry.rule);
    const auto insert = [&](std::int64_t part, sql::Parameter start, sql::Parameter end) {
      connection.execute(text, {number, field.name, static_cast<std::int64_t>(position), part, std::move(start), std::move(end), rule});
    };
    for (std::size_t part = 0; part < entry.spans.size(); ++part)
      insert(static_cast<std::int64_t>(part), entry.spans[part].start, entry.spans[part].end);
    if (entry.spans.empty() && !entry.rule.empty()) insert(0, nullptr, nullptr);
  }
}

}  // namespace

core::Expected<Store> Store::open(sql::SqliteConnection& connection, schema::Schema schema) {
  TRY(migrate(connection, schema));
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
  core::Problems problems = check_record(type, record, [this](const RecordId& id) { return exists(id); });
  if (has_errors(problems)) return core::fail(std::move(problems));
  sql::Savepoint all_or_nothing(*connection_);
  const std::int64_t number = next_number(*connection_, type.name);
  insert_singles(*connection_, type, record, number);
  for (const Field& field : type.fields) {
    const std::vector<Entry>& entries = record.entries(field.name);
    if (!field.has_own_table() && is_absent(record.value(field.name))) continue;
    if (field.has_own_table()) insert_entries(*connection_, type, field, entries, number);
    insert_spans(*connection_, type, field, entries, number);
  }
  all_or_nothing.release();
  return RecordId{.type = type.name, .number = number};
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
  const Selection selection = TRY(select(type, {.type = query.type, .where = query.where}));
  return connection_->fetch("SELECT count(*) " + selection.from, selection.parameters).columns[0].integer(0);
}

core::Expected<std::vector<Record>> Store::linked(const RecordId& id, std::string_view inverse) const {
  TRY(type_named(id.type));
  std::vector<std::string> names;
  for (const schema::Inverse& link : schema_.inverses(id.type)) {
    if (link.field->inverse == inverse) return list({.type = link.type->name, .where = {{link.field->name, id}}});
    names.push_back(link.field->inverse);
  }
  return core::fail({.code = "unknown_link",
                     .message = core::say("till {0} leder ingen länk som heter \"{1}\"", "no link called \"{1}\" leads to {0}", id.type, inverse),
                     .hint = core::did_you_mean(inverse, names)});
}

}  // namespace rodtrad::records
