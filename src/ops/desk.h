// What an analyst's desk shows: an assignment with how it is answered, its runs with their releases, its texts.
#pragma once

#include "model/written_text.h"
#include "ops/plan_ops.h"

namespace rodtrad::ops {

struct RunView {
  std::string run;         // id
  std::string assignment;  // id
  std::string title;       // of the assignment
  std::string method;
  std::string state;  // done, failed, cancelled
  std::string started;
  std::int64_t rows = 0;
  double seconds = 0;
  std::int64_t findings = 0;
  std::vector<std::string> data;   // NAME@VERSION
  std::vector<std::string> notes;  // problems and notes, as they were told
  struct Release {
    std::string level, by, ground, date;
  };
  std::vector<Release> releases;  // newest first

  bool is_done() const { return state == "done"; }
};

struct DeskView {
  AssignmentRow row;
  std::string plan;                                         // id
  std::vector<std::pair<std::string, std::string>> params;  // of the binding, as given
  std::vector<RunView> runs;                                // newest first
  std::vector<model::AnalystText> texts;
};

/// Problem not_found.
core::Expected<DeskView> view_desk(Workspace& workspace, const std::string& assignment);
/// Problem not_found.
core::Expected<RunView> view_run(Workspace& workspace, const std::string& run);
/// The draft page of a run at a level ("internal", "public"), as it would be published. Problem not_found (also for a run that failed).
core::Expected<std::string> read_preview(Workspace& workspace, const std::string& run, const std::string& level, core::Language language);

/// A dataset that a method can be bound to.
struct DatasetChoice {
  std::string name;
  std::string kind;
  std::string version;
  std::vector<int> years;
  std::int64_t rows = 0;
  bool is_public = false;
  std::string purpose;
};

std::vector<DatasetChoice> list_datasets(Workspace& workspace);

}  // namespace rodtrad::ops
