// Reading records: one statement for the records, one for each of their own tables, whatever their number.
#pragma once

#include <functional>

#include "core/expected.h"
#include "records/store.h"

namespace rodtrad::records {

/// A choice of records as SQL: FROM … WHERE … and the order, with its parameters.
struct Selection {
  std::string from;   // FROM "t" WHERE …
  std::string order;  // ORDER BY … LIMIT … OFFSET …
  sql::Parameters parameters;
};

core::Expected<Selection> select(const schema::RecordType& type, const Query& query);

/// `fields`: only these; empty = all.
std::vector<Record> load(sql::Connection& connection, const schema::RecordType& type, const Selection& selection,
                         const std::vector<std::string>& fields);

/// The next so many records of a type, by number; none after the last. Memory need not grow with the register.
std::vector<Record> load_after(sql::Connection& connection, const schema::RecordType& type, std::int64_t number);

/// Every record of a type, by number.
void each_record(sql::Connection& connection, const schema::RecordType& type, const std::function<void(const Record&)>& take);

}  // namespace rodtrad::records
