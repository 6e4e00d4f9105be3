// Values of records as people read them.
#pragma once

#include "core/text.h"
#include "records/value.h"
#include "schema/schema.h"

namespace rodtrad::records {

/// One line: a code by its label, dates and numbers in the language's form; a link is its id. "" for nothing.
std::string show_value(const schema::Field& field, const Value& value, core::Language language);
/// Every value of the field, with "; " between them; rows of a group with ", " between their members.
std::string show_entries(const schema::Field& field, const std::vector<Entry>& entries, core::Language language);
/// What the record is called in lists; its id when it has no title.
std::string title_of(const schema::RecordType& type, const Record& record);

}  // namespace rodtrad::records
