// The red thread of a record, and what is missing in the threads of all, as a person may see them.
#pragma once

#include "domain/gaps.h"
#include "ops/record_ops.h"

namespace rodtrad::ops {

/// Problems: bad_record_id, unknown_type, no_such_record, not_allowed.
core::Expected<domain::Thread> view_thread(Workspace& workspace, const Actor& actor, const std::string& id, domain::ThreadWay way);

/// Those of domain::find_gaps, and publications whose data have been revised since ("publication_revised_since"). `kinds` empty =
/// all. Problem: unknown_gap.
core::Expected<std::vector<domain::Gap>> view_gaps(Workspace& workspace, const Actor& actor, const core::Date& today,
                                                   std::vector<std::string> kinds = {});

}  // namespace rodtrad::ops
