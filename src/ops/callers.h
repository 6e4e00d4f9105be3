// How often each caller may ask: counted for all threads of the server together.
#pragma once

#include <mutex>
#include <string>

#include "auth/rate.h"

namespace rodtrad::ops {

class Callers {
 public:
  /// `calls` in each window of `seconds`; twice as many at once, since a client's windows need not begin with ours.
  Callers(std::int64_t calls, std::int64_t seconds);

  /// Whether one more call is allowed now.
  bool take(const std::string& caller);
  /// Seconds until there is room for a call again.
  std::int64_t wait() const { return seconds_; }

 private:
  std::int64_t seconds_;
  std::mutex mutex_;
  auth::RateLimit limit_;
};

}  // namespace rodtrad::ops
