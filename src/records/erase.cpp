// Emptying records and what the log tells of them.
#include "records/erase.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/date.h"
#include "core/unicode.h"
#include "records/check.h"
#include "records/layout.h"
#include "records/log.h"
#include "records/save.h"
#include "records/search.h"

namespace rodtrad::records {
namespace {

using core::say;
using schema::Field;
using schema::RecordType;

core::Expected<core::Done> check(const RecordType& type, const std::vector<std::string>& fields, const std::string& decision) {
  core::Problems problems;
  if (core::trim(decision).empty()) {
    tell(problems, {}, "decision_missing", say("gallring kräver ett beslut", "erasing needs a decision"),
         say("skriv vem som beslutade, när och varför", "write who decided, when and why"));
  }
  for (const std::string& name : fields) {
    if (!type.find(name)) tell_unknown_field(type, name, problems);
  }
  if (!problems.empty()) return core::fail(std::move(problems));
  return core::Done{};
}

/// What earlier entries tell holds the values too. Their hashes stay, so that the chain can be proved.
void empty_history(sql::Connection& connection, const RecordId& id) {
  connection.execute("UPDATE record_log SET salt = NULL, content = NULL WHERE type = ? AND number = ?", {id.type, id.number});
}

}  // namespace

core::Expected<std::int64_t> erase_record(sql::Connection& connection, const Store& store, const RecordId& id, const std::vector<std::string>& fields,
                                          const std::string& decision) {
  sql::Savepoint all_or_nothing(connection);
  Record after = TRY(store.get(id));
  const RecordType& type = *store.schema().find(id.type);
  TRY(check(type, fields, decision));
  for (const Field& field : type.fields) {
    const bool wanted = fields.empty() || std::find(fields.begin(), fields.end(), field.name) != fields.end();
    if (!wanted || after.entries(field.name).empty()) continue;
    after.put(field.name, {});
    replace_field(connection, type, field, after);
  }
  const std::int64_t version = store.version(id) + 1;
  empty_history(connection, id);
  append(connection, store.act(), type, after, {.action = "erase", .version = version, .reason = decision});
  index_record(connection, type, after);
  connection.execute("INSERT INTO record_search (record_search) VALUES ('optimize')");  // words of rows that are gone leave the index then only
  all_or_nothing.release();
  return version;
}

Condition time_is_up(const RecordType& type, const std::string& today) {
  if (type.use.retention.years == 0 || type.use.period.empty()) return {.text = "false"};
  const std::string limit = fmt::format("{:04}{}", std::stoi(today.substr(0, 4)) - type.use.retention.years, today.substr(4));
  return ended_before(type, limit);
}

}  // namespace rodtrad::records
