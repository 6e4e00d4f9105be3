// Reading records: one statement for the records, one for each of their own tables, whatever their number.
#pragma once

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

}  // namespace rodtrad::records
