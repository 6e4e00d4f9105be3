// Carrying out assignments: runs, their files and their records.
#pragma once

#include "core/text.h"
#include "model/report.h"
#include "ops/workspace.h"
#include "plan/run_plan.h"

namespace rodtrad::ops {

struct RunRow {
  std::string run;         // id, also of a run that failed
  std::string assignment;  // id
  std::int64_t number = 0;
  std::string title;
  std::string method;
  std::int64_t rows = 0;
  double seconds = 0;
  std::size_t findings = 0;
  std::size_t hidden = 0;   // table cells that disclosure control hides
  core::Problems problems;  // an error: the run failed
  std::vector<model::Note> notes;
  std::filesystem::path preview;  // closed zone; "" when the run failed

  bool failed() const { return core::has_errors(problems); }
};

struct RunReport {
  std::vector<RunRow> rows;
  std::vector<std::string> not_bound;  // "7 Title": assignments of the plan that have no method
};

/// Runs the named assignments, or all of the plan that have a binding, over one scan where possible, in a child process. Each run gets a
/// record and, when it is done, runs/<id>/ with results, run.json, cells.json and previews (mode 0600, not released). Results are protected
/// beside all that is released, and beside each other.
/// Problems: those of find_assignment, not_bound, nothing_bound. A run that fails is a row with problems.
core::Expected<RunReport> run_assignments(Workspace& workspace, const std::vector<std::string>& named, const plan::Tell& tell = {});

}  // namespace rodtrad::ops
