// Running an assignment as a job, for pages and API.
#pragma once

#include "ops/jobs.h"

namespace rodtrad::ops {

/// The number of the job; its outcome is the page of the run. Problem not_found.
core::Expected<std::int64_t> queue_run(Workspace& workspace, JobQueue& jobs, const std::string& assignment, const std::string& by);

}  // namespace rodtrad::ops
