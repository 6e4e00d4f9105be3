// Values of records as people read them, and values from what people write.
#pragma once

#include "core/problem.h"
#include "records/value.h"
#include "schema/schema.h"

namespace rodtrad::records {

/// One line: a code by its label, dates and numbers in the language's form; a link is its id. "" for nothing.
std::string show_value(const schema::Field& field, const Value& value, core::Language language);
/// Every value of the field, with "; " between them; rows of a group with ", " between their members.
std::string show_entries(const schema::Field& field, const std::vector<Entry>& entries, core::Language language);
/// What the record is called in lists; its id when it has no title.
std::string title_of(const schema::RecordType& type, const Record& record);

/// A value as people write it: "1 250,5", "1,25 mkr", "ja", "2014-08-21", "21 aug 2014", "hösten 2020", a code or its label, an id.
/// Nothing for an empty text; the text itself where it fits no form, which check.h then tells. `today` fills in a missing year.
Value read_value(const schema::Field& field, std::string_view text, const std::string& today);

}  // namespace rodtrad::records
