// What a step needs by law or by the nature of the record, where the schema's closed words do not reach.
#pragma once

#include "records/value.h"
#include "schema/schema.h"

namespace rodtrad::domain {

/// Codes: grant_without_target_area (a grant is decided for a target area of the region's strategy: SFS 2003:596, 3 §), grant_without_amount.
core::Problems check_step(const schema::Transition& step, const records::Record& record);

}  // namespace rodtrad::domain
