// Emptying records and what the log tells of them.
#include "records/erase.h"

#include <fmt/format.h>

#include <set>

#include "core/list.h"
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

core::Expected<std::int64_t> erase(sql::Connection& connection, const Store& store, const RecordId& id, const std::vector<std::string>& fields,
                                   const std::string& decision) {
  Record after = TRY(store.get(id));
  const RecordType& type = *store.schema().find(id.type);
  TRY(check(type, fields, decision));
  for (const Field& field : type.fields) {
    const bool wanted = fields.empty() || core::contains(fields, field.name);
    if (!wanted || after.entries(field.name).empty()) continue;
    after.put(field.name, {});
    replace_field(connection, type, field, after);
  }
  const std::int64_t version = store.version(id) + 1;
  // What earlier entries tell holds the values too. Their hashes stay, so that the chain can be proved.
  connection.execute("UPDATE record_log SET salt = NULL, content = NULL WHERE type = ? AND number = ?", {id.type, id.number});
  append(connection, store.act(), type, after, {.action = "erase", .version = version, .reason = decision});
  index_record(connection, type, after);
  return version;
}

}  // namespace

core::Expected<std::vector<std::int64_t>> erase_records(sql::Connection& connection, const Store& store, const std::vector<RecordId>& ids,
                                                        const std::vector<std::string>& fields, const std::string& decision) {
  sql::Savepoint all_or_nothing(connection);
  std::vector<std::int64_t> versions;
  std::set<std::string> types;
  for (const RecordId& id : ids) {
    versions.push_back(TRY(erase(connection, store, id, fields, decision)));
    types.insert(id.type);
  }
  for (const std::string& type : types) drop_old_words(connection, type);
  all_or_nothing.release();
  return versions;
}

Condition time_is_up(const RecordType& type, const std::string& today) {
  if (type.use.retention.years == 0 || type.use.period.empty()) return {.text = "false"};
  const std::string limit = fmt::format("{:04}{}", std::stoi(today.substr(0, 4)) - type.use.retention.years, today.substr(4));
  return ended_before(type, limit);
}

}  // namespace rodtrad::records
