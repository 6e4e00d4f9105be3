// Threads that answer requests. Each has a router of its own, since what a router refers to is for one thread. Slow requests have
// threads of their own, so that quick ones never wait for them.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "http/router.h"

namespace rodtrad::http {

/// Makes a router with all that it refers to. Called by each thread when there is more work than the others manage, one at a time.
/// Throws Failure.
using MakeRouter = std::function<std::shared_ptr<const Router>()>;

class Workers {
 public:
  /// nullptr: this thread has no router now (the disk fails, for example).
  using Work = std::function<void(const Router* router)>;

  /// One router is made before this returns. Throws what `make` throws then.
  Workers(MakeRouter make, int quick, int slow);
  /// What waits is done first.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void post(Pace pace, Work work);
  /// How slow the request is by the routing table alone.
  Pace pace_of(const Request& request) const { return first_->pace_of(request); }

 private:
  struct Lane {
    std::condition_variable changed;
    std::deque<Work> waiting;
    std::size_t ready = 0;  // threads that have a router and wait
  };
  std::optional<Work> next(Lane& lane, bool is_ready);
  void work(Lane& lane, std::shared_ptr<const Router> router);
  std::shared_ptr<const Router> try_make();

  MakeRouter make_;
  std::mutex making_;
  std::mutex mutex_;
  Lane quick_, slow_;
  bool stopping_ = false;
  std::shared_ptr<const Router> first_;
  std::vector<std::thread> threads_;
};

}  // namespace rodtrad::http
