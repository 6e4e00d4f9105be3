// Choices of records as SQL, and rows put together to records.
#include "records/load.h"

#include <fmt/format.h>

#include <unordered_map>

#include "core/list.h"
#include "records/check.h"
#include "records/layout.h"

namespace rodtrad::records {
namespace {

using core::Problems;
using schema::Field;
using schema::RecordType;

std::string condition(const RecordType& type, const Field& field, const Value& value, sql::Parameters& parameters) {
  if (!field.has_own_table()) {
    append_parameters(field, value, parameters);
    return column_list(value_columns(field, field.name), " IS ?", " AND ");
  }
  if (is_absent(value)) return "NOT " + in_own_table(type, field, "true");
  append_parameters(field, value, parameters);
  return in_own_table(type, field, column_list(value_columns(field, "value"), " IS ?", " AND "));
}

void add_where(const RecordType& type, const Query& query, Selection& selection, Problems& problems) {
  selection.from = "FROM " + sql::quoted(type.name);
  const char* before = " WHERE ";
  for (const auto& [name, value] : query.where) {
    const Field* field = type.find(name);
    field ? check_value(*field, value, type.name + "." + name, problems) : tell_unknown_field(type, name, problems);
    if (has_errors(problems)) continue;
    selection.from += std::exchange(before, " AND ") + condition(type, *field, value, selection.parameters);
  }
  for (const Condition& one : query.also) {
    selection.from += std::exchange(before, " AND ") + one.text;
    core::append(selection.parameters, one.parameters);
  }
}

void add_order(const RecordType& type, const Query& query, Selection& selection, Problems& problems) {
  selection.order = " ORDER BY ";
  const char* direction = query.descending ? " DESC" : "";
  if (!query.order_by.empty()) {
    const Field* field = type.find(query.order_by);
    if (!field) {
      tell_unknown_field(type, query.order_by, problems);
    } else if (field->has_own_table()) {
      tell(problems, {.file = type.name + "." + query.order_by}, "bad_order",
           core::say("går inte att sortera efter ett fält med flera värden", "cannot sort by a field with several values"));
    }
    selection.order += sql::quoted(query.order_by) + " IS NULL, " + sql::quoted(query.order_by) + direction + ", ";
  }
  selection.order += std::string(R"("number")") + direction;
  if (query.limit || query.offset > 0) {
    selection.order += " LIMIT ? OFFSET ?";
    selection.parameters.emplace_back(query.limit.value_or(-1));
    selection.parameters.emplace_back(query.offset);
  }
}

// Up to so many records are asked for by their numbers; for more the choice is made again in each of their tables.
constexpr std::size_t kFewRecords = 10'000;

/// Puts rows of other tables to the records that they belong to.
class Gathering {
 public:
  Gathering(sql::Connection& connection, const RecordType& type, const Selection& selection)
      : connection_(connection), type_(type), selection_(selection) {}

  void records(const std::vector<const Field*>& fields) {
    std::vector<Column> columns = {{.name = "number"}};
    for (const Field* field : fields) core::append(columns, value_columns(*field, field->name));
    connection_.query("SELECT " + column_list(columns) + " " + selection_.from + selection_.order, selection_.parameters,
                      [&](const table::Batch& rows) {
                        for (std::size_t row = 0; row < rows.rows(); ++row) add_record(fields, rows, row);
                      });
  }

  void own_table_of(const Field& field) {
    each_row(own_table(type_.name, field.name), column_list(own_columns(field)), [&](Record& record, const table::Batch& rows, std::size_t row) {
      std::size_t at = 1;
      if (field.kind != schema::Kind::group) {
        record.add(field.name, value_at(field, rows, row, at));
        return;
      }
      Row members;
      for (const Field& member : field.members) {
        Value value = value_at(member, rows, row, at);
        if (!is_absent(value)) members.emplace_back(member.name, std::move(value));
      }
      record.add(field.name, std::move(members));
    });
  }

  void spans() {
    each_row(own_table(type_.name, "spans"), R"("field", "position", "start", "end", "rule")",
             [&](Record& record, const table::Batch& rows, std::size_t row) {
               Entry* entry = record.entry(rows.columns[1].text(row), static_cast<std::size_t>(rows.columns[2].integer(row)));
               if (!entry) return;  // a field that was not asked for
               if (!rows.columns[3].is_null(row)) entry->span(rows.columns[3].integer(row), rows.columns[4].integer(row));
               if (!rows.columns[5].is_null(row)) entry->derived(rows.columns[5].text(row));
             });
  }

  std::vector<Record> take() { return std::move(records_); }

 private:
  void add_record(const std::vector<const Field*>& fields, const table::Batch& rows, std::size_t row) {
    Record& record = records_.emplace_back(type_.name);
    record.id.number = rows.columns[0].integer(row);
    at_[record.id.number] = records_.size() - 1;
    numbers_ += fmt::format("{}{}", numbers_.empty() ? "" : ",", record.id.number);
    std::size_t at = 1;
    for (const Field* field : fields) {
      Value value = value_at(*field, rows, row, at);
      if (!is_absent(value)) record.set(field->name, std::move(value));
    }
  }

  template <class Take>
  void each_row(const std::string& table, const std::string& columns, const Take& take) {
    if (records_.empty()) return;
    const bool few = records_.size() <= kFewRecords;  // then one text for any number of them, so that the statement is prepared once
    const std::string numbers = few ? "SELECT value FROM json_each(?)" : fmt::format(R"(SELECT "number" {}{})", selection_.from, selection_.order);
    const std::string text =
        fmt::format(R"(SELECT "number", {} FROM {} WHERE "number" IN ({}) ORDER BY "number", "position")", columns, sql::quoted(table), numbers);
    connection_.query(text, few ? sql::Parameters{fmt::format("[{}]", numbers_)} : selection_.parameters, [&](const table::Batch& rows) {
      for (std::size_t row = 0; row < rows.rows(); ++row) take(records_[at_.at(rows.columns[0].integer(row))], rows, row);
    });
  }

  sql::Connection& connection_;
  const RecordType& type_;
  const Selection& selection_;
  std::vector<Record> records_;
  std::unordered_map<std::int64_t, std::size_t> at_;  // by number
  std::string numbers_;                               // of all, with commas
};

/// First or last day of a field of time, as SQL; fuzzy dates by their year.
std::string day_of(const Field& field, const char* fill) {
  std::string column = sql::quoted(field.name);
  if (field.kind == schema::Kind::date) return column;
  if (field.kind == schema::Kind::time) return "substr(" + column + ", 1, 10)";
  if (field.kind == schema::Kind::integer) return fmt::format("{} || '{}'", column, fill);
  return fmt::format("substr({}, 1, 4) || '{}'", column, fill);
}

}  // namespace

Condition in_period(const RecordType& type, const std::string& from, const std::string& to) {
  if (from.empty() && to.empty()) return {.text = "true"};
  if (type.use.period.empty()) return {.text = "false"};
  const std::string begin = day_of(*type.find(type.use.period.front()), "-01-01");
  const std::string end = day_of(*type.find(type.use.period.back()), "-12-31");
  return {.text = fmt::format("(coalesce({0}, {1}) IS NOT NULL AND coalesce({0} <= ?, true) AND coalesce({1} >= ?, true))", begin, end),
          .parameters = {to.empty() ? "9999-12-31" : to, from}};
}

Condition ended_before(const RecordType& type, const std::string& day) {
  return {.text = day_of(*type.find(type.use.period.back()), "-12-31") + " < ?", .parameters = {day}};
}

core::Expected<Selection> select(const RecordType& type, const Query& query) {
  Selection selection;
  Problems problems;
  add_where(type, query, selection, problems);
  add_order(type, query, selection, problems);
  for (const std::string& name : query.fields) {
    if (!type.find(name)) tell_unknown_field(type, name, problems);
  }
  if (has_errors(problems)) return core::fail(std::move(problems));
  return selection;
}

std::vector<Record> load(sql::Connection& connection, const RecordType& type, const Selection& selection, const std::vector<std::string>& fields) {
  const auto wanted = [&](const Field& field) { return fields.empty() || core::contains(fields, field.name); };
  std::vector<const Field*> single;
  for (const Field& field : type.fields) {
    if (wanted(field) && !field.has_own_table()) single.push_back(&field);
  }
  sql::Savepoint one_state(connection);  // all statements see the same state of the register
  Gathering gathering(connection, type, selection);
  gathering.records(single);
  for (const Field& field : type.fields) {
    if (wanted(field) && field.has_own_table()) gathering.own_table_of(field);
  }
  gathering.spans();
  one_state.release();
  return gathering.take();
}

std::vector<Record> load_after(sql::Connection& connection, const RecordType& type, std::int64_t number) {
  return load(connection, type,
              {.from = fmt::format(R"(FROM {} WHERE "number" > ?)", sql::quoted(type.name)),
               .order = R"( ORDER BY "number" LIMIT 2000)",
               .parameters = {number}},
              {});
}

void each_record(sql::Connection& connection, const RecordType& type, const std::function<void(const Record&)>& take) {
  for (std::vector<Record> some = load_after(connection, type, 0); !some.empty(); some = load_after(connection, type, some.back().id.number)) {
    for (const Record& record : some) take(record);
  }
}

}  // namespace rodtrad::records
