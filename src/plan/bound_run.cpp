// Asking: only bound datasets, only columns that they have.
#include "plan/bound_run.h"

#include "core/failure.h"

namespace rodtrad::plan {

const model::DatasetInfo* BoundRun::dataset(const std::string& kind) const {
  const auto found = bound_.data.find(kind);
  return found == bound_.data.end() ? nullptr : &found->second.info;
}

static void check_columns(const model::DatasetInfo& info, const table::Request& request) {
  for (const std::string& column : table::columns_of(request)) {
    if (std::find(info.columns.begin(), info.columns.end(), column) != info.columns.end()) continue;
    throw core::Failure(core::FailureKind::internal, {.sv = fmt::format("metoden frågar efter {}, som {} saknar", column, info.name),
                                                      .en = fmt::format("the method asks for {}, which {} does not have", column, info.name)});
  }
}

const table::Answer& BoundRun::ask(const std::string& dataset_kind, const table::Request& request) {
  const auto found = bound_.data.find(dataset_kind);
  if (found == bound_.data.end()) {
    throw core::Failure(core::FailureKind::internal, {.sv = "metoden frågar efter " + dataset_kind + ", som inte är kopplat",
                                                      .en = "the method asks for " + dataset_kind + ", which is not bound"});
  }
  check_columns(found->second.info, request);
  std::string description = describe(found->second, request);
  if (std::find(asked_.begin(), asked_.end(), description) == asked_.end()) asked_.push_back(std::move(description));
  return answers_.of(found->second, request);
}

}  // namespace rodtrad::plan
