// A small method for tests of binding and running: contacts and cost by sex and place.
#pragma once

#include "plan/run_plan.h"

namespace rodtrad::test {

/// Inputs: care_contact (sex, municipality, cost; age optional) and, optionally, drg_limit. Parameters: share (real,
/// 0.1–50, default "5"), first_year (integer, 1900–2100, default "2019"), rule (choice: type2, type7).
model::Method sample_method();

/// Datasets by NAME or NAME@VERSION.
class FixedDatasets final : public plan::Datasets {
 public:
  void add(plan::OpenDataset dataset) { all_.push_back(std::move(dataset)); }
  core::Expected<plan::OpenDataset> open(const std::string& reference) override;

 private:
  std::vector<plan::OpenDataset> all_;
};

/// Contacts in kronor with all that the sample method needs, as version "v1".
plan::OpenDataset sample_contacts(const std::string& name);

}  // namespace rodtrad::test
