// A list in the order of use: a few dozen bodies, of some hundred kilobytes each.
#include "http/kept_bodies.h"

#include <algorithm>

namespace rodtrad::http {

std::list<KeptBodies::Kept>::iterator KeptBodies::place_of(const std::string& hash) {
  return std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.hash == hash; });
}

KeptBodies::Body KeptBodies::find(const std::string& hash) {
  const std::lock_guard hold(mutex_);
  const auto found = place_of(hash);
  if (found == kept_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, found);
  return found->body;
}

void KeptBodies::keep(const std::string& hash, Body body) {
  const std::lock_guard hold(mutex_);
  if (body->size() > most_bytes_ || place_of(hash) != kept_.end()) return;
  bytes_ += body->size();
  kept_.push_front({hash, std::move(body)});
  for (; bytes_ > most_bytes_; kept_.pop_back()) bytes_ -= kept_.back().body->size();
}

}  // namespace rodtrad::http
