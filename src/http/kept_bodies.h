// Bodies that were read and packed, for all threads of a server: what is asked for again is read, checked and packed once.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "core/expected.h"

namespace rodtrad::http {

/// By a name that says what is in it, such as the hash of its bytes, so that nothing kept is ever stale. Bounded: what was asked for longest ago
/// goes.
class KeptBodies {
 public:
  explicit KeptBodies(std::size_t most_bytes = 16 << 20) : most_bytes_(most_bytes) {}

  using Body = std::shared_ptr<const std::string>;

  /// nullptr: not kept.
  Body find(const std::string& hash);
  /// One that is larger than all that may be kept is not.
  void keep(const std::string& hash, Body body);
  /// What is kept, else what `make` makes (an Expected<std::string>), which is kept then.
  template <class Make>
  core::Expected<Body> find_or(const std::string& hash, const Make& make) {
    if (Body found = find(hash)) return found;
    const Body made = std::make_shared<const std::string>(TRY(make()));
    keep(hash, made);
    return made;
  }

 private:
  struct Kept {
    std::string hash;
    Body body;
  };
  std::list<Kept>::iterator place_of(const std::string& hash);

  std::size_t most_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Kept> kept_;  // last used first
};

}  // namespace rodtrad::http
