// A plan document as records of the register, and assignments and trends back from them, with where each value comes
// from.
#pragma once

#include "domain/plan_document.h"
#include "records/store.h"

namespace rodtrad::domain {

struct PlanSource {
  std::string file;       // name of the imported file
  std::string sha256;     // of its bytes
  std::string text_file;  // the text that was read, kept inside the workspace
  std::string imported;   // UTC: "2020-03-31T12:00:00Z"
};

struct StoredPlan {
  records::RecordId plan;
  std::vector<records::RecordId> assignments;  // in the plan's order
};

/// In the caller's transaction: the plan, its units and persons unless the register has them, assignments and trends.
/// Problems: those of Store::create.
core::Expected<StoredPlan> store_plan(records::Store& store, const PlanDocument& plan, const PlanSource& source);

/// What store_plan was given, whole.
Assignment assignment_from(const records::Record& record);
Trend trend_from(const records::Record& record);

}  // namespace rodtrad::domain
