// Checking a plan and following it up.
#pragma once

#include "domain/plan_check.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

struct CheckedAssignment {
  std::string id;
  int no = 0;
  std::string title;
  core::Problems problems;  // warnings: those of domain::check_assignment
};

struct PlanCheck {
  std::string plan;  // id
  std::string title;
  std::vector<CheckedAssignment> assignments;  // all of the plan
};

/// The plan imported last, or the one with the id.
core::Expected<PlanCheck> check_plan(Workspace& workspace, const std::string& plan = {});

struct StatusRow {
  std::string id;
  int no = 0;
  std::string title;
  std::string due_raw;
  std::string delivered_on;  // day of the first publication; "" = nothing is delivered
  domain::FollowUp follow_up;
};

struct PlanStatus {
  std::string plan;  // id
  std::string title;
  core::Date day;
  std::vector<StatusRow> assignments;
};

/// As it is on `day`: what was published later is not delivered.
core::Expected<PlanStatus> follow_up_plan(Workspace& workspace, const core::Date& day, const std::string& plan = {});

}  // namespace rodtrad::ops
