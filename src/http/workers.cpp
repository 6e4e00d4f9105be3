// Two queues behind one lock.
#include "http/workers.h"

#include <exception>

namespace rodtrad::http {

Workers::Workers(MakeRouter make, int quick, int slow) : make_(std::move(make)), first_(make_()) {
  for (int i = 0; i < quick; ++i) threads_.emplace_back([this, i] { work(quick_, i == 0 ? first_ : nullptr); });
  for (int i = 0; i < slow; ++i) threads_.emplace_back([this] { work(slow_, nullptr); });
}

Workers::~Workers() {
  {
    const std::lock_guard hold(mutex_);
    stopping_ = true;
  }
  quick_.changed.notify_all();
  slow_.changed.notify_all();
  for (std::thread& one : threads_) one.join();
}

void Workers::post(Pace pace, Work work) {
  Lane& lane = pace == Pace::slow ? slow_ : quick_;
  {
    const std::lock_guard hold(mutex_);
    lane.waiting.push_back(std::move(work));
  }
  lane.changed.notify_all();  // few threads: one that has a router, or one that must make it
}

std::shared_ptr<const Router> Workers::try_make() {
  const std::lock_guard hold(making_);
  try {
    return make_();
  } catch (const std::exception&) {
    return nullptr;  // tried again with the next request
  }
}

/// A thread without a router leaves work to those that have one, as long as they are enough.
std::optional<Workers::Work> Workers::next(Lane& lane, bool is_ready) {
  std::unique_lock hold(mutex_);
  lane.ready += is_ready;
  lane.changed.wait(hold, [&] { return stopping_ || lane.waiting.size() > (is_ready ? 0 : lane.ready); });
  lane.ready -= is_ready;
  if (lane.waiting.empty()) return std::nullopt;
  Work work = std::move(lane.waiting.front());
  lane.waiting.pop_front();
  return work;
}

void Workers::work(Lane& lane, std::shared_ptr<const Router> router) {
  while (auto work = next(lane, router != nullptr)) {
    if (!router) router = try_make();
    (*work)(router.get());
  }
}

}  // namespace rodtrad::http
