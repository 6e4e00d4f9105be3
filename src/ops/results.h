// Results that may be read, apart from publications: each table and figure with its words, at a fixed run or the newest.
#pragma once

#include "model/report.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

/// With the analyst's texts as they stood when the result was last published; a draft with those of now.
struct OpenResult {
  std::string assignment;            // id
  std::string plan;                  // id
  std::string run;                   // id
  std::string newest;                // run that this reader finds at the rolling address; "" = none is released
  std::vector<std::string> revised;  // names of data that have a newer version than the run read
  model::Report report;              // its release: level, and whether it is released at all

  model::Level level() const { return report.release.level; }
};

/// Which results a reader may see: those that are released at a level of the reader's, and to the public only what has been
/// published too.
class Results {
 public:
  Results(Workspace& workspace, model::Level reader) : workspace_(&workspace), reader_(reader) {}

  /// Of a run ("run-3"), or of the newest run of an assignment that has one ("assignment-2"). `wanted`: at this level only; else the
  /// internal one when the reader may see it. Problem not_found.
  core::Expected<OpenResult> find(const std::string& name, std::optional<model::Level> wanted = {}) const;
  /// The assignment's run that find() would show; "" when there is none.
  core::Expected<std::string> newest_run(const std::string& assignment) const;
  /// Whether find() gives the run's result at the level.
  core::Expected<bool> lets_out(const records::RecordId& run, model::Level level) const;

 private:
  Workspace* workspace_;
  model::Level reader_;
};

/// A run's result before anything is released, for those who may work on its assignment. Problem not_found.
core::Expected<OpenResult> draft_result(Workspace& workspace, const std::string& run, model::Level level);

}  // namespace rodtrad::ops
