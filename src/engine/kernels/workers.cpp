// One round per run(): threads wake, take tasks until none is left, and sleep again. One worker is the caller itself.
#include "engine/kernels/workers.h"

#include <pthread.h>
#include <sched.h>

namespace rodtrad::engine::kernels {

namespace {

/// Binds this thread to the n-th processor that the process may use. Where that is not allowed it runs unbound.
void stay_on(std::size_t n) {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  for (int processor = 0; processor < CPU_SETSIZE; ++processor) {
    if (!CPU_ISSET(processor, &allowed) || n-- > 0) continue;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(processor, &one);
    pthread_setaffinity_np(pthread_self(), sizeof one, &one);
    return;
  }
}

}  // namespace

Workers::Workers(std::size_t count) : count_(count > 0 ? count : 1) {
  if (count_ == 1) return;
  for (std::size_t worker = 0; worker < count_; ++worker) threads_.emplace_back([this, worker] { live(worker); });
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  begun_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::run(std::size_t tasks, const Work& work) {
  if (threads_.empty()) {
    for (std::size_t task = 0; task < tasks; ++task) work(task, 0);
    return;
  }
  std::unique_lock lock(mutex_);
  work_ = &work;
  tasks_ = tasks;
  next_ = 0;
  working_ = threads_.size();
  thrown_ = nullptr;
  ++round_;
  begun_.notify_all();
  ended_.wait(lock, [this] { return working_ == 0; });
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
}

void Workers::live(std::size_t worker) {
  stay_on(worker);
  std::size_t seen = 0;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      begun_.wait(lock, [&] { return closing_ || round_ != seen; });
      if (closing_) return;
      seen = round_;
    }
    take_tasks(worker);
    const std::lock_guard lock(mutex_);
    if (--working_ == 0) ended_.notify_one();
  }
}

void Workers::take_tasks(std::size_t worker) {
  for (;;) {
    std::size_t task = 0;
    {
      const std::lock_guard lock(mutex_);
      if (next_ >= tasks_ || thrown_) return;
      task = next_++;
    }
    try {
      (*work_)(task, worker);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!thrown_) thrown_ = std::current_exception();
    }
  }
}

}  // namespace rodtrad::engine::kernels
