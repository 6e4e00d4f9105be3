// Erasing what records hold (retention): type, number, the hashes of what was there, who did what when, and the decision stay; the
// chain of the log is whole as before.
#pragma once

#include "records/store.h"

namespace rodtrad::records {

/// Empties the fields (none given: all of them), everywhere: in the record, in its history, in search. `decision` is why, and is
/// kept. The new version. Inside the caller's transaction or on its own. Problems: decision_missing, unknown_field, no_such_record.
core::Expected<std::int64_t> erase_record(sql::Connection& connection, const Store& store, const RecordId& id, const std::vector<std::string>& fields,
                                          const std::string& decision);

/// Records of the type whose time is up on the day: their period ended that many years ago. Types that are kept have none.
Condition time_is_up(const schema::RecordType& type, const std::string& today);

}  // namespace rodtrad::records
