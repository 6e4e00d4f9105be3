// A record as JSON, by the names of its fields.
#pragma once

#include "core/json.h"
#include "core/problem.h"
#include "records/value.h"
#include "schema/schema.h"

namespace rodtrad::ops {

/// {"id", every field of the type in its order, "spans": {field: [[start, end], …]}, "derived": {field: rule}}. A field
/// without a value is null, or [] when it may have many; a group is an object with all its members; money is
/// {"minor", "currency"}; a link is the id. `spans` and `derived` hold only fields that have any.
void write_json(core::JsonWriter& out, const schema::RecordType& type, const records::Record& record);

/// A record from what write_json writes, or from what a person puts together: fields left out are not in the record; null or []
/// empties a field; texts are read as in read_value.h. "type", "id", "spans" and "derived" are not fields. Codes: unknown_field; not_an_object.
records::Record read_json(const schema::RecordType& type, const core::Json& json, const std::string& today, core::Problems& problems);

}  // namespace rodtrad::ops
