// Results for those who may see them.
#pragma once

#include "model/result.h"
#include "ops/record_ops.h"

namespace rodtrad::ops {

/// Of a run, at a level. Who may change its assignment sees both levels; everyone sees what is released to the public and published.
/// Problems: not_found, run_failed. Throws Failure when the files have changed since the run.
core::Expected<model::Result> read_result(Workspace& workspace, const Actor& actor, const std::string& run, model::Level level);

}  // namespace rodtrad::ops
