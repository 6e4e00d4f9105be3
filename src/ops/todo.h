// What waits for somebody: assignments that are late or soon due, and runs that nobody has released.
#pragma once

#include "ops/desk.h"
#include "ops/plan_follow_up.h"

namespace rodtrad::ops {

struct ToDo {
  std::vector<StatusRow> late;     // longest first
  std::vector<StatusRow> due;      // not delivered, nearest first
  std::vector<RunView> to_review;  // the last run of an assignment, done and not released; newest first
};

/// Of the plan imported last; nothing in a workspace without plans.
core::Expected<ToDo> what_to_do(Workspace& workspace, const core::Date& day);

}  // namespace rodtrad::ops
