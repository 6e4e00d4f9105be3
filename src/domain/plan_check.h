// What is wrong with an assignment before its analysis can be done, and whether it was done in time. Pure functions.
#pragma once

#include "core/date.h"
#include "core/problem.h"
#include "domain/plan_document.h"

namespace rodtrad::domain {

/// What the register and the lake know about an assignment.
struct AssignmentState {
  std::string id;                           // "assignment-7"; names it when it has no title
  std::vector<std::string> template_parts;  // what the plan asks of each assignment, in its words: its required_fields
  std::string method;                       // that it is bound to; "" = none
  std::vector<std::string> lost_datasets;   // bound to, but no longer in the lake
};

/// Warnings, with the title in place.file: template_part_missing, questions_missing, manager_missing, analyst_missing,
/// due_missing, due_not_understood, publication_form_missing, publication_form_not_in_list, method_missing, data_missing.
core::Problems check_assignment(const Assignment& assignment, const AssignmentState& state);

enum class DueStatus { due, late, delivered, no_due_date };

/// "no_due_date"
std::string_view due_status_code(DueStatus status);
core::Text due_status_label(DueStatus status);

struct FollowUp {
  DueStatus status = DueStatus::no_due_date;
  std::optional<core::Date> due_latest;
  std::optional<int> days;  // from today, or from the delivery when its day is known, to the last due day; negative = after it
};

/// Late: the last due day is before today and nothing is delivered. `delivered_on`: ISO day.
FollowUp follow_up(const Assignment& assignment, bool delivered, const std::optional<std::string>& delivered_on, const core::Date& today);

}  // namespace rodtrad::domain
