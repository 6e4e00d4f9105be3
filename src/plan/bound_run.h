// The Run that a method sees: its bound datasets and parameters, and answers through the cache.
#pragma once

#include "plan/answers.h"
#include "plan/binding.h"
#include "plan/population.h"

namespace rodtrad::plan {

class BoundRun final : public model::Run {
 public:
  BoundRun(const Bound& bound, Answers& answers) : bound_(bound), answers_(answers) {}

  const model::DatasetInfo* dataset(const std::string& kind) const override;
  std::int64_t integer(const std::string& param) const override { return bound_.params.integer(param); }
  double real(const std::string& param) const override { return bound_.params.real(param); }
  std::string choice(const std::string& param) const override { return bound_.params.choice(param); }
  const table::Answer& ask(const std::string& dataset_kind, const table::Request& request) override;
  void expect(const std::string& dataset_kind, const std::vector<table::Request>& requests) override;

  /// What was asked, in order, each once.
  const std::vector<std::string>& asked() const { return asked_; }
  /// The requests for cells among it.
  const std::vector<AskedCells>& asked_cells() const { return asked_cells_; }

 private:
  const OpenDataset& bound(const std::string& kind) const;

  const Bound& bound_;
  Answers& answers_;
  std::vector<std::string> asked_;
  std::vector<AskedCells> asked_cells_;
};

}  // namespace rodtrad::plan
