// History and audit of the register.
#include "ops/history.h"

#include "ops/record_ops.h"
#include "ops/register.h"
#include "records/entry_json.h"

namespace rodtrad::ops {

core::Expected<RecordHistory> view_history(Workspace& workspace, const records::Actor& actor, const std::string& id) {
  const records::RecordId record = TRY(parse_id(id));
  TRY(require(workspace, actor, schema::Action::read, record));
  return RecordHistory{.id = record, .entries = TRY(workspace.store().history(record))};
}

core::Expected<records::Audit> verify_audit(Workspace& workspace, const std::string& head) {
  std::optional<records::AuditHead> kept;
  if (!head.empty()) kept = TRY(records::parse_head(head));
  return records::verify_log(workspace.connection(), workspace.store(), kept);
}

std::string history_json(const Workspace& workspace, const RecordHistory& history) {
  const schema::RecordType& type = *workspace.store().schema().find(history.id.type);
  core::JsonWriter out;
  out.begin_object().member("id", to_text(history.id)).key("entries").begin_array();
  for (const records::LogEntry& entry : history.entries) {
    out.begin_object().member("version", entry.version).member("at", entry.at).member("by", entry.act.by).member("source", entry.act.source);
    out.member("action", entry.action).member("reason", entry.reason).member("erased", entry.erased).key("changes").begin_object();
    for (const records::FieldChange& change : entry.changes) {
      const schema::Field& field = *type.find(change.field);
      out.key(change.field).begin_object().key("from").raw(entries_text(field, change.from));
      out.key("to").raw(entries_text(field, change.to)).end_object();
    }
    out.end_object().end_object();
  }
  return out.end_array().end_object().take();
}

}  // namespace rodtrad::ops
