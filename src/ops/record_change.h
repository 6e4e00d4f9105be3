// Writing in the register as a person may: each change is allowed by data/permissions.toml before and after it, or nothing is done.
// Problems name their field in place.file ("goal.title") and come all at once.
#pragma once

#include "ops/record_ops.h"

namespace rodtrad::ops {

/// Where a change comes from; "" = written by hand.
struct Origin {
  std::string source = {};  // "import:file@line"
  std::string reason = {};
};

/// Problems: unknown_type, made_by_program, not_allowed, and those of Store::create.
core::Expected<records::RecordId> create_record(Workspace& workspace, const Actor& actor, const records::Record& record, const Origin& origin = {});

/// The fields that `changes` has become what it says; `version` is the one that was read. The new version. Problems: made_by_program,
/// not_allowed, and those of Store::change (record_changed: someone was before).
core::Expected<std::int64_t> edit_record(Workspace& workspace, const Actor& actor, const records::Record& changes, std::int64_t version,
                                         const Origin& origin = {});

/// A step between states. Problems: not_allowed, and those of Store::take_step.
core::Expected<std::int64_t> step_record(Workspace& workspace, const Actor& actor, const std::string& id, std::int64_t version,
                                         const std::string& transition, const std::string& reason = {});

enum class Linking { add, remove };

/// Adds a record to a link field, or takes it away; a field that holds one gets it instead. Problems: not_a_link, not_linked, and
/// those of edit_record.
core::Expected<std::int64_t> link_record(Workspace& workspace, const Actor& actor, const std::string& id, std::int64_t version,
                                         const std::string& field, const std::string& target, Linking linking, const std::string& reason = {});

/// Empties the fields (none: all) of the records by a decision on retention; see records/erase.h. The new versions. Problems: not_allowed,
/// decision_missing.
core::Expected<std::vector<std::int64_t>> erase_records(Workspace& workspace, const Actor& actor, const std::vector<std::string>& ids,
                                                        const std::vector<std::string>& fields, const std::string& decision);

struct OldRecord {
  std::string id;
  std::string title;
  core::Text retention;  // the type's words
};
/// Records whose time is up on the day (ISO), that the actor may erase.
core::Expected<std::vector<OldRecord>> old_records(Workspace& workspace, const Actor& actor, const std::string& day);

/// "field=value" as people write them, into one record: a field with many values may be given several times; a group as JSON; an
/// empty value empties the field. Problems: bad_setting, unknown_field.
core::Expected<records::Record> record_from_settings(const schema::RecordType& type, const std::vector<std::string>& settings);

}  // namespace rodtrad::ops
