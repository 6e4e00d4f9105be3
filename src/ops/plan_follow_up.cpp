// What the register and the lake say about each assignment, for the rules of domain.
#include "ops/plan_follow_up.h"

#include "domain/plan_records.h"
#include "ops/register.h"

namespace rodtrad::ops {

using core::Expected;
using records::Record;

namespace {

std::vector<std::string> lost_datasets(Workspace& workspace, const std::vector<std::string>& names) {
  std::vector<std::string> lost;
  for (const std::string& name : names) {
    if (!workspace.lake().open(name)) lost.push_back(name);
  }
  return lost;
}

Expected<domain::AssignmentState> state_of(Workspace& workspace, const Record& plan, const Record& assignment) {
  domain::AssignmentState state{.id = to_text(assignment.id), .template_parts = plan.texts("required_fields")};
  if (const auto binding = TRY(latest(workspace.store(), "binding", "assignment", assignment.id))) {
    state.method = binding->text("method");
    state.lost_datasets = lost_datasets(workspace, binding->texts("data"));
  }
  return state;
}

/// Day of the first publication up to `day`.
Expected<std::optional<std::string>> delivery_of(const records::Store& store, const Record& assignment, const core::Date& day) {
  std::optional<std::string> first;
  for (const Record& publication : TRY(store.list({.type = "publication", .where = {{"assignment", assignment.id}}}))) {
    const std::string date = publication.text("date");
    if (date <= core::to_iso(day) && (!first || date < *first)) first = date;
  }
  return first;
}

}  // namespace

Expected<PlanCheck> check_plan(Workspace& workspace, const std::string& plan_id) {
  const Record plan = TRY(find_plan(workspace.store(), plan_id));
  PlanCheck check{.plan = to_text(plan.id), .title = plan.text("title")};
  for (const Record& record : TRY(assignments_of(workspace.store(), plan.id))) {
    const domain::Assignment assignment = domain::assignment_from(record);
    core::Problems problems = domain::check_assignment(assignment, TRY(state_of(workspace, plan, record)));
    check.assignments.push_back({.id = to_text(record.id), .no = assignment.no, .title = assignment.title, .problems = std::move(problems)});
  }
  return check;
}

Expected<PlanStatus> follow_up_plan(Workspace& workspace, const core::Date& day, const std::string& plan_id) {
  const records::Store& store = workspace.store();
  const Record plan = TRY(find_plan(store, plan_id));
  PlanStatus status{.plan = to_text(plan.id), .title = plan.text("title"), .day = day};
  for (const Record& record : TRY(assignments_of(store, plan.id))) {
    const domain::Assignment assignment = domain::assignment_from(record);
    const std::optional<std::string> delivered = TRY(delivery_of(store, record, day));
    status.assignments.push_back({.id = to_text(record.id),
                                  .no = assignment.no,
                                  .title = assignment.title,
                                  .due_raw = assignment.due_raw,
                                  .delivered_on = delivered.value_or(""),
                                  .follow_up = domain::follow_up(assignment, delivered.has_value(), delivered, day)});
  }
  return status;
}

}  // namespace rodtrad::ops
