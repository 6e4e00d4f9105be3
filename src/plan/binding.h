// Binding: an assignment is to be answered by a method over datasets with parameters. Everything that can be wrong with
// that is told before anything is read.
#pragma once

#include "plan/datasets.h"
#include "plan/parameters.h"

namespace rodtrad::plan {

using Catalogue = std::vector<const model::Method*>;

struct Binding {
  std::string method;
  std::vector<std::string> data;  // NAME[@VERSION]
  GivenParams params;
};

/// A binding that holds: the method, its datasets by kind, its parameters.
struct Bound {
  const model::Method* method = nullptr;
  std::map<std::string, OpenDataset> data;
  ParamSet params;
};

/// All problems at once: unknown_method, those of ParamSet and Datasets::open, unused_dataset, repeated_kind, missing_data,
/// missing_column, purpose_missing, currency_mix, limit_year.
core::Expected<Bound> check_binding(const Catalogue& catalogue, Datasets& datasets, const Binding& binding);

}  // namespace rodtrad::plan
