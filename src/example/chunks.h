// Work cut into chunks of fixed size: chunks run side by side, their results are taken in order, so that the outcome is the
// same for any number of threads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <future>
#include <vector>

#include "core/failure.h"

namespace rodtrad::example {

struct ChunkPlan {
  std::int64_t count = 0;  // persons 1 … count
  std::int64_t size = 0;   // persons in a chunk
  int threads = 1;
};

/// make(first, last) for each chunk, `threads` at a time; take(result) in order. Stops with Failure when cancelled.
template <class Make, class Take>
void for_chunks(const ChunkPlan& plan, const Make& make, const Take& take) {
  using Result = decltype(make(std::int64_t{}, std::int64_t{}));
  for (std::int64_t first = 1; first <= plan.count;) {
    core::check_cancelled();
    std::vector<std::future<Result>> running;
    for (int thread = 0; thread < std::max(plan.threads, 1) && first <= plan.count; ++thread, first += plan.size) {
      running.push_back(std::async(std::launch::async, make, first, std::min(first + plan.size - 1, plan.count)));
    }
    for (auto& result : running) take(result.get());
  }
}

}  // namespace rodtrad::example
