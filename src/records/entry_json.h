// Values as the log keeps them: exact, in one form only, and readable back as long as the field exists.
#pragma once

#include "core/json.h"
#include "records/value.h"
#include "schema/schema.h"

namespace rodtrad::records {

/// null, text, number, true or false, {"minor", "currency"}, or the id of a link.
void write_value(core::JsonWriter& out, const Value& value);

/// [{"value": … or "row": {…}, "spans": [[start, end], …], "rule": …}, …]: what the register stores of the entries, so
/// that values given and the same values read back have the same text.
std::string entries_text(const schema::Field& field, const std::vector<Entry>& entries);
std::vector<Entry> entries_from(const schema::Field& field, const core::Json& json);

/// A whole record: its id and every field that has a value, by name.
std::string record_text(const schema::RecordType& type, const Record& record);

}  // namespace rodtrad::records
