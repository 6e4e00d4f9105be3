// The red thread of a record.
#pragma once

#include "domain/thread.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

/// Problems: bad_record_id, unknown_type, no_such_record.
core::Expected<domain::Thread> view_thread(const Workspace& workspace, const std::string& id, domain::ThreadWay way);

}  // namespace rodtrad::ops
