// Two queues behind one lock.
#include "http/workers.h"

#include <exception>

namespace rodtrad::http {

Workers::Workers(MakeRouter make, int quick, int slow) : make_(std::move(make)), first_(make_()) {
  for (int i = 0; i < quick; ++i) threads_.emplace_back([this, i] { work(quick_, i == 0 ? first_ : try_make()); });
  for (int i = 0; i < slow; ++i) threads_.emplace_back([this] { work(slow_, try_make()); });
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
  lane.changed.notify_one();
}

std::shared_ptr<const Router> Workers::try_make() {
  const std::lock_guard hold(making_);
  try {
    return make_();
  } catch (const std::exception&) {
    return nullptr;  // tried again with the next request
  }
}

void Workers::work(Lane& lane, std::shared_ptr<const Router> router) {
  for (;;) {
    Work next;
    {
      std::unique_lock hold(mutex_);
      lane.changed.wait(hold, [&] { return stopping_ || !lane.waiting.empty(); });
      if (lane.waiting.empty()) return;
      next = std::move(lane.waiting.front());
      lane.waiting.pop_front();
    }
    if (!router) router = try_make();
    next(router.get());
  }
}

}  // namespace rodtrad::http
