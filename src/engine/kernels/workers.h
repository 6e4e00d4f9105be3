// Workers: threads that live as long as the engine, each on its own processor; short-lived threads often share one.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace rodtrad::engine::kernels {

class Workers {
 public:
  explicit Workers(std::size_t count);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  std::size_t count() const { return count_; }

  /// Calls work(task, worker) for every task below `tasks`, as workers become free, and waits for all. The first exception
  /// stops further tasks and is thrown on.
  using Work = std::function<void(std::size_t task, std::size_t worker)>;
  void run(std::size_t tasks, const Work& work);

 private:
  void live(std::size_t worker);
  void take_tasks(std::size_t worker);

  std::size_t count_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable begun_;
  std::condition_variable ended_;
  std::size_t round_ = 0;    // number of run() calls so far
  std::size_t working_ = 0;  // threads still at this round
  std::size_t tasks_ = 0;
  std::size_t next_ = 0;
  const Work* work_ = nullptr;
  std::exception_ptr thrown_;
  bool closing_ = false;
};

}  // namespace rodtrad::engine::kernels
