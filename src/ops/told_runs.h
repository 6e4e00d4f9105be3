// What readers have been told: the protected cells behind every release, which later results are held against.
#pragma once

#include "ops/workspace.h"
#include "plan/run_child.h"

namespace rodtrad::ops {

inline constexpr const char* kCellsFile = "cells.json";  // of a run, in the closed zone

struct ToldRuns {
  std::vector<plan::ToldRun> runs;
  std::map<std::string, records::RecordId> releases;  // by the name that they have in `runs`: "release-3 (Title, 2026-11-26)"
  std::vector<std::string> unknown;                   // ids of releases whose cells are not there: erased with the data, or never kept
};

/// Of all releases, oldest first. Throws Failure when the cells of a run have changed since it was made.
core::Expected<ToldRuns> told_runs(Workspace& workspace);

/// The cells of a run; nothing when they are not there. Throws Failure as above.
std::optional<std::string> cells_of_run(const Workspace& workspace, const records::Record& run);

/// Small counts are data about persons: they go when the data that a run read are erased.
void erase_cells(Workspace& workspace, const std::vector<lake::ErasedRecord>& erased);

}  // namespace rodtrad::ops
