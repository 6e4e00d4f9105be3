// What the commands on plans do.
#pragma once

#include "domain/plan_document.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

struct PlanImport {
  std::string plan;  // id
  std::string title;
  std::size_t assignments = 0;
  std::size_t trends = 0;
  std::map<std::string, std::size_t> trends_by_group;
  core::Problems notes;  // warnings
};

/// Reads the document and stores the plan with its assignments and trends, all or nothing. The same document again is
/// refused: plan_known. Problems: those of read_plan_file.
core::Expected<PlanImport> import_plan(Workspace& workspace, const std::filesystem::path& file);

/// An assignment with what has become of it.
struct AssignmentRow {
  std::string id;
  domain::Assignment assignment;
  std::string method;             // of its binding; "" = none
  std::vector<std::string> data;  // of its binding
  std::string run;                // id of its last run
  std::string released;           // level of that run's release
  std::string published;          // day of its last publication
};

struct PlanView {
  std::string plan;  // id
  std::string title;
  std::string organisation;
  std::optional<std::int64_t> year;
  std::vector<AssignmentRow> assignments;
  std::vector<domain::Trend> trends;
};

/// The plan imported last, or the one with the id.
core::Expected<PlanView> view_plan(Workspace& workspace, const std::string& plan = {});
/// One assignment as named on the command line; problems are those of find_assignment.
core::Expected<AssignmentRow> view_assignment(Workspace& workspace, const std::string& named);

/// {"assignments": […]} with where each value comes from; with trends also {"trends": […]}.
std::string assignments_json(const std::vector<AssignmentRow>& rows, const std::vector<domain::Trend>* trends = nullptr);

struct BindRequest {
  std::string assignment;
  std::string method;
  std::vector<std::string> data;                            // NAME[@VERSION]
  std::vector<std::pair<std::string, std::string>> params;  // id, value as written
  std::string by;
};

/// Checks the binding and stores it; the latest binding of an assignment holds. Problems: those of plan::check_binding.
core::Expected<AssignmentRow> bind_assignment(Workspace& workspace, const BindRequest& request);

}  // namespace rodtrad::ops
