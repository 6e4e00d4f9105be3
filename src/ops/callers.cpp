// A token bucket behind a lock.
#include "ops/callers.h"

#include <chrono>

namespace rodtrad::ops {

Callers::Callers(std::int64_t calls, std::int64_t seconds)
    : seconds_(seconds), limit_(2 * static_cast<double>(calls), 60 * static_cast<double>(calls) / static_cast<double>(seconds)) {}

bool Callers::take(const std::string& caller) {
  const double now = std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
  const std::lock_guard hold(mutex_);
  return limit_.take(caller, now);
}

}  // namespace rodtrad::ops
