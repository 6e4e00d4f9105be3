// The lake's datasets as a plan sees them.
#pragma once

#include "lake/lake.h"
#include "plan/datasets.h"

namespace rodtrad::plan {

class LakeDatasets final : public Datasets {
 public:
  explicit LakeDatasets(lake::Lake& lake) : lake_(lake) {}
  /// Problems are those of Lake::open.
  core::Expected<OpenDataset> open(const std::string& reference) override;

 private:
  lake::Lake& lake_;
};

/// A version with what binding and running need of it.
OpenDataset open_dataset(const lake::DatasetVersion& version);

}  // namespace rodtrad::plan
