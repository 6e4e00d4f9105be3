// Values to parameters and back from columns.
#pragma once

#include "records/value.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace rodtrad::records {

/// One parameter per column of value_columns(field, …).
void append_parameters(const schema::Field& field, const Value& value, sql::Parameters& out);

/// The value in a row of columns that begin with `at`; moves `at` past them.
Value value_at(const schema::Field& field, const table::Batch& rows, std::size_t row, std::size_t& at);

}  // namespace rodtrad::records
