// Writing the values of records to their tables; what may be written has been checked before.
#pragma once

#include "records/value.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace rodtrad::records {

void insert_record(sql::Connection& connection, const schema::RecordType& type, const Record& record, std::int64_t number);

/// The field's values become those that it has in the record, with their spans and rules.
void replace_field(sql::Connection& connection, const schema::RecordType& type, const schema::Field& field, const Record& record);

}  // namespace rodtrad::records
