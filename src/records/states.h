// What a record's state allows: which fields may change, and which steps may be taken by whom.
#pragma once

#include "core/problem.h"
#include "records/log.h"

namespace rodtrad::records {

/// The record's state; the first of the type for a record that is older than the states.
std::string state_of(const schema::RecordType& type, const Record& record);

/// A record made by hand begins in the first state, also when it names none; an imported one as its source says. Code:
/// not_first_state.
core::Problems begin_state(const schema::RecordType& type, Record& record, const Act& act);

/// Of fields that change. Codes: state_by_transition, field_locked.
core::Problems check_locks(const schema::RecordType& type, const Record& before, const std::vector<FieldChange>& changes);

/// Of a step from where the record is. Codes: wrong_state, role_missing, need_missing, four_eyes; all at once.
core::Problems check_transition(const schema::Transition& transition, const schema::RecordType& type, const Record& record,
                                const std::vector<LogEntry>& log, const Act& act);

}  // namespace rodtrad::records
