// What was done to records, and whether the log of it is whole.
#pragma once

#include "ops/workspace.h"
#include "records/audit.h"
#include "records/permit.h"

namespace rodtrad::ops {

struct RecordHistory {
  records::RecordId id;
  std::vector<records::LogEntry> entries;
};

/// Problems: bad_record_id, unknown_type, no_such_record, not_allowed.
core::Expected<RecordHistory> view_history(Workspace& workspace, const records::Actor& actor, const std::string& id);

/// `head`: what an earlier verification printed, kept elsewhere; "" = none. Problems of the log are in the answer; bad_head.
core::Expected<records::Audit> verify_audit(Workspace& workspace, const std::string& head);

std::string history_json(const Workspace& workspace, const RecordHistory& history);

}  // namespace rodtrad::ops
