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
    if (info.has(column)) continue;
    throw core::Failure(core::FailureKind::internal, {.sv = fmt::format("metoden frågar efter {}, som {} saknar", column, info.name),
                                                      .en = fmt::format("the method asks for {}, which {} does not have", column, info.name)});
  }
}

const OpenDataset& BoundRun::bound(const std::string& kind) const {
  const auto found = bound_.data.find(kind);
  if (found != bound_.data.end()) return found->second;
  throw core::Failure(core::FailureKind::internal,
                      {.sv = "metoden frågar efter " + kind + ", som inte är kopplat", .en = "the method asks for " + kind + ", which is not bound"});
}

void BoundRun::expect(const std::string& dataset_kind, const std::vector<table::Request>& requests) {
  const OpenDataset& dataset = bound(dataset_kind);
  for (const table::Request& request : requests) check_columns(dataset.info, request);
  answers_.prepare(dataset, requests);
}

static AskedCells asked_of(const std::string& kind, const OpenDataset& dataset, const table::Cells& cells) {
  AskedCells asked{.by = {}, .population = {.kind = kind, .years = {}}};
  for (const table::Key& key : cells.by) asked.by.push_back(key.name);
  if (!dataset.years.empty()) asked.population.years = {dataset.years.front(), dataset.years.back()};
  asked.population.years = years_of(cells.filter, asked.population.years);
  return asked;
}

const table::Answer& BoundRun::ask(const std::string& dataset_kind, const table::Request& request) {
  const OpenDataset& dataset = bound(dataset_kind);
  check_columns(dataset.info, request);
  const std::string description = table::describe(request);
  std::string told = dataset.info.name + ": " + description;  // as it is kept in provenance
  if (std::find(asked_.begin(), asked_.end(), told) == asked_.end()) {
    asked_.push_back(std::move(told));
    if (const auto* cells = std::get_if<table::Cells>(&request)) asked_cells_.push_back(asked_of(dataset_kind, dataset, *cells));
  }
  return answers_.of(dataset, request, description);
}

}  // namespace rodtrad::plan
