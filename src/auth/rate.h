// How often something may be done: a bucket of tokens per key (user, address) that fills up again with time. In memory.
#pragma once

#include <map>
#include <string>

namespace rodtrad::auth {

class RateLimit {
 public:
  /// `burst` at once, then `per_minute`.
  RateLimit(double burst, double per_minute) : burst_(burst), per_second_(per_minute / 60) {}

  /// Whether one more is allowed; `now` in seconds, from any beginning, never backwards.
  bool take(const std::string& key, double now);

 private:
  struct Bucket {
    double tokens;
    double at;
  };
  void forget_full(double now);

  double burst_;
  double per_second_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace rodtrad::auth
