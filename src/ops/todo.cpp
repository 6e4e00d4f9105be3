// Gathering what waits.
#include "ops/todo.h"

#include <algorithm>

namespace rodtrad::ops {

using core::Expected;

namespace {

void sort_by_days(std::vector<StatusRow>& rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const StatusRow& a, const StatusRow& b) { return a.follow_up.days.value_or(0) < b.follow_up.days.value_or(0); });
}

Expected<std::vector<RunView>> unreleased(Workspace& workspace, const PlanStatus& status) {
  std::vector<RunView> runs;
  for (const StatusRow& row : status.assignments) {
    const DeskView desk = TRY(view_desk(workspace, row.id));
    if (!desk.runs.empty() && desk.runs.front().is_done() && desk.runs.front().releases.empty()) runs.push_back(desk.runs.front());
  }
  std::stable_sort(runs.begin(), runs.end(), [](const RunView& a, const RunView& b) { return a.started > b.started; });
  return runs;
}

}  // namespace

Expected<ToDo> what_to_do(Workspace& workspace, const core::Date& day) {
  ToDo todo;
  if (TRY(workspace.store().count({.type = "plan"})) == 0) return todo;
  const PlanStatus status = TRY(follow_up_plan(workspace, day));
  for (const StatusRow& row : status.assignments) {
    if (row.follow_up.status == domain::DueStatus::late) todo.late.push_back(row);
    if (row.follow_up.status == domain::DueStatus::due) todo.due.push_back(row);
  }
  sort_by_days(todo.late);
  sort_by_days(todo.due);
  todo.to_review = TRY(unreleased(workspace, status));
  return todo;
}

}  // namespace rodtrad::ops
