// Answers that have been given: over one dataset version, equal requests are answered once, and many at a time.
#pragma once

#include <map>
#include <set>

#include "plan/datasets.h"

namespace rodtrad::plan {

class Answers {
 public:
  explicit Answers(Answerer answerer) : answerer_(std::move(answerer)) {}

  /// Answers those requests that have no answer yet, in one go.
  void prepare(const OpenDataset& dataset, const std::vector<table::Request>& requests);
  /// The answer stays where it is as long as this lives. `description`: that of the request.
  const table::Answer& of(const OpenDataset& dataset, const table::Request& request, const std::string& description);

 private:
  Answerer answerer_;
  std::map<std::string, table::Answer> given_;  // by dataset version and description
};

}  // namespace rodtrad::plan
