// Buckets; those that are full again need not be remembered.
#include "auth/rate.h"

#include <algorithm>

namespace rodtrad::auth {

namespace {

constexpr std::size_t kMostBuckets = 10'000;

}  // namespace

bool RateLimit::take(const std::string& key, double now) {
  if (buckets_.size() >= kMostBuckets) forget_full(now);
  Bucket& bucket = buckets_.try_emplace(key, Bucket{burst_, now}).first->second;
  bucket.tokens = std::min(burst_, bucket.tokens + (now - bucket.at) * per_second_);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

/// When all are in use the oldest memory goes: many addresses at once must not fill the memory.
void RateLimit::forget_full(double now) {
  std::erase_if(buckets_, [&](const auto& pair) { return pair.second.tokens + (now - pair.second.at) * per_second_ >= burst_; });
  if (buckets_.size() >= kMostBuckets) buckets_.clear();
}

}  // namespace rodtrad::auth
