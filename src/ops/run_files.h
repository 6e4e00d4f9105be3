// Files of a run in the closed zone, and the Report that is made from them.
#pragma once

#include "model/report.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

/// What a run leaves for the readers of a level: canonical result and where it comes from.
struct RunFiles {
  std::string result_json;
  model::Result result;
  model::Provenance provenance;
};

/// run.json: ids, times and the provenance.
std::string run_json(const records::Record& run, const model::Provenance& provenance);

/// "result.json" for internal readers, "result-public.json" for all; likewise "preview.html".
std::string file_of_level(std::string_view name, std::string_view extension, model::Level level);

/// Reads runs/<id>/ and checks the result of the level against the hash in the record. Throws Failure when files are missing
/// or changed. Problems: run_failed (the run has no result).
core::Expected<RunFiles> read_run(const Workspace& workspace, const records::Record& run, model::Level level);

/// Result and provenance with the words of the assignment and its plan.
core::Expected<model::Report> report_of(Workspace& workspace, const records::Record& assignment, RunFiles files, model::ReleaseInfo release);

}  // namespace rodtrad::ops
