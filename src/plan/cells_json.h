// Protected cells as JSON: what a run leaves in the closed zone, so that later results can be held against it.
#pragma once

#include "core/json.h"
#include "plan/joint_cells.h"

namespace rodtrad::plan {

/// The same cells always give the same bytes.
std::string to_json(const ProtectedCells& cells);

/// Problem: bad_cells, when it holds together in no way that to_json would have written.
core::Expected<ProtectedCells> protected_cells_from(const std::string& text, const std::string& file);

}  // namespace rodtrad::plan
