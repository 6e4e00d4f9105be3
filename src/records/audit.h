// Checking the log: that no entry was altered, removed, put in or moved, and that every record is what its last entry
// says. Cutting off the end leaves a whole chain: only a head that was kept elsewhere finds it.
#pragma once

#include <optional>

#include "records/store.h"

namespace rodtrad::records {

/// The last entry at some time: kept outside the workspace, it pins everything before it.
struct AuditHead {
  std::int64_t sequence = 0;
  std::string hash;
};

/// "SEQUENCE:HASH"
std::string to_text(const AuditHead& head);
core::Expected<AuditHead> parse_head(const std::string& text);  // problem bad_head

struct Audit {
  AuditHead head;
  std::int64_t entries = 0;
  std::int64_t erased = 0;  // entries whose content is gone by a decision
  core::Problems problems;
};

/// Problems: audit_gap, audit_altered, audit_content_altered, audit_truncated, audit_rewritten; record_altered,
/// record_without_log, record_gone.
Audit verify_log(sql::Connection& connection, const Store& store, const std::optional<AuditHead>& kept = {});

}  // namespace rodtrad::records
