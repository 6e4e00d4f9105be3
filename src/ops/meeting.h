// What a secretary does many times at a meeting, in one go. Each record is made or changed as the person may; all or nothing.
#pragma once

#include "ops/record_ops.h"

namespace rodtrad::ops {

/// The meeting of the same body before this one; nothing when there is none that the actor may see. Problems: those of view_record.
core::Expected<std::optional<records::Record>> meeting_before(Workspace& workspace, const Actor& actor, const std::string& meeting);

/// Gives the meeting the attendance of the one before: name, party, role; those it has already stay as they are. How many were added.
/// Problems: no_meeting_before, and those of create_record.
core::Expected<std::size_t> copy_attendance(Workspace& workspace, const Actor& actor, const std::string& meeting);

/// Numbers the items that have no paragraph, in the order of the agenda; from `first`, or after the last paragraph of the meeting.
/// How many were numbered. Problems: bad_paragraph, and those of edit_record.
core::Expected<std::size_t> number_paragraphs(Workspace& workspace, const Actor& actor, const std::string& meeting, std::int64_t first);

/// What the next paragraph would be: after the meeting's own last, its first, or the last of the meeting before; 1 when nothing says.
core::Expected<std::int64_t> next_paragraph(Workspace& workspace, const Actor& actor, const std::string& meeting);

}  // namespace rodtrad::ops
