// What the server counts of itself, in the text format that Prometheus reads. Written here rather than by a library: counters, one
// histogram and a few gauges are some lines of text, and nothing is kept per address, account or path.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace rodtrad::http {

/// For all threads.
class Metrics {
 public:
  /// An answer to this path.
  void count(std::string_view path, int status, double seconds);
  void connections(std::size_t open, std::size_t waiting);

  /// Every metric, with its help.
  std::string text() const;

  static constexpr std::size_t kKinds = 4;     // pages, api, tables, assets
  static constexpr std::size_t kClasses = 5;   // 1xx … 5xx
  static constexpr std::size_t kBuckets = 12;  // and +Inf

 private:
  using Counter = std::atomic<std::uint64_t>;
  struct Kind {
    std::array<Counter, kClasses> answers{};
    std::array<Counter, kBuckets + 1> buckets{};
    Counter microseconds{0};
  };
  std::array<Kind, kKinds> kinds_;
  std::atomic<std::size_t> open_{0}, waiting_{0};
};

}  // namespace rodtrad::http
