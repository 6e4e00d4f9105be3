// Whether a record may be stored: all problems at once. Each names its field in place.file: "assignment.title",
// "assignment.managers[2]", "assignment.departments[1].unit" (counted from 1).
#pragma once

#include <functional>

#include "core/problem.h"
#include "records/value.h"
#include "schema/schema.h"

namespace rodtrad::records {

using Exists = std::function<bool(const RecordId&)>;

/// Codes: unknown_field, required, not_many, empty_value, wrong_kind, not_text, several_lines, not_finite, bad_currency,
/// bad_date, bad_fuzzy_date, bad_time, unknown_code, bad_path, wrong_target, no_such_record, bad_span.
core::Problems check_record(const schema::RecordType& type, const Record& record, const Exists& exists);

/// The same for one value to compare with, whatever it links to; `where` becomes place.file.
void check_value(const schema::Field& field, const Value& value, const std::string& where, core::Problems& problems);

/// Tells that the type has no such field.
void tell_unknown_field(const schema::RecordType& type, const std::string& name, core::Problems& problems);

}  // namespace rodtrad::records
