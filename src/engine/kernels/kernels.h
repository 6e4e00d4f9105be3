// Kernels: the engine's own way to answer: columns in memory, persons together, one pass per group of requests. What is
// not for them stays unanswered.
#pragma once

#include <optional>

#include "engine/engine.h"
#include "engine/kernels/connect.h"
#include "table/request.h"

namespace rodtrad::engine::kernels {

class Kernels {
 public:
  /// `most_bytes`: what the columns of one source may take in memory.
  Kernels(Connect connect, int threads, std::int64_t most_bytes);
  ~Kernels();
  Kernels(const Kernels&) = delete;
  Kernels& operator=(const Kernels&) = delete;

  /// One answer per request; nothing where SQL has to answer. `columns` are those that the requests use.
  std::vector<std::optional<table::Answer>> answer(const Source& source, const std::set<std::string>& columns,
                                                   const std::vector<const table::Request*>& requests);
  std::int64_t scans() const;
  std::int64_t rows_read() const;
  /// Requests answered so far.
  std::int64_t answers() const;
  /// Whether any stayed unanswered because the columns take more than `most_bytes`.
  bool lacked_memory() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rodtrad::engine::kernels
