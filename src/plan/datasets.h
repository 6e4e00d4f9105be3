// Datasets as a plan sees them: what methods may know, what binding checks need, and where to read. The lake opens them;
// tests make their own.
#pragma once

#include <functional>

#include "core/expected.h"
#include "engine/engine.h"
#include "model/method.h"

namespace rodtrad::plan {

struct OpenDataset {
  model::DatasetInfo info;
  engine::Source source;
  std::int64_t rows = 0;
  std::vector<int> years;         // with data, ascending; empty when the kind has none
  bool purpose_required = false;  // the kind holds personal data
  std::string purpose;            // stated at import
  std::string approval;           // the decision behind it
};

class Datasets {
 public:
  virtual ~Datasets() = default;
  /// `reference`: NAME (the newest version) or NAME@VERSION. Problems: unknown_dataset, unknown_version.
  virtual core::Expected<OpenDataset> open(const std::string& reference) = 0;
};

/// Answers over one source, in the order of the requests: engine::Engine::answer, or a test's own.
using Answerer = std::function<std::vector<table::Answer>(const engine::Source&, const std::vector<table::Request>&)>;

}  // namespace rodtrad::plan
