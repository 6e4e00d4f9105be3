// How the values of a dataset are spread, on its page.
#pragma once

#include "ops/data_ops.h"
#include "web/signed_in.h"

namespace rodtrad::web {

/// The profile, or a button that has it made.
void write_distributions(Page& page, const lake::DatasetVersion& version);

Answer take_profile(Page& page);  // POST /data/*/profile: a job

}  // namespace rodtrad::web
