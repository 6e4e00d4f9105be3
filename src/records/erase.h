// Erasing what records hold (retention): type, number, the hashes of what was there, who did what when, and the decision stay; the
// chain of the log is whole as before.
#pragma once

#include "records/store.h"

namespace rodtrad::records {

/// Empties the fields (none given: all of them) of the records, everywhere: in the record, in its history, in search. `decision` is why, and
/// is kept. The new versions, in the order of the records. The index of each type is written anew once, whatever the number of records. All
/// or nothing, inside the caller's transaction or on its own. Problems: unknown_type, decision_missing, unknown_field, no_such_record.
core::Expected<std::vector<std::int64_t>> erase_records(sql::Connection& connection, const Store& store, const std::vector<RecordId>& ids,
                                                        const std::vector<std::string>& fields, const std::string& decision);

/// Records of the type whose time is up on the day: their period ended that many years ago. Types that are kept have none.
Condition time_is_up(const schema::RecordType& type, const std::string& today);

}  // namespace rodtrad::records
