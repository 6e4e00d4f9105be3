// Bodies that have been packed, for all threads of a server: what is asked for again is packed once.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace rodtrad::http {

/// By the hash of what is packed, so that nothing kept is ever stale. Bounded: what was asked for longest ago goes.
class PackedBodies {
 public:
  explicit PackedBodies(std::size_t most_bytes = 16 << 20) : most_bytes_(most_bytes) {}

  using Body = std::shared_ptr<const std::string>;

  /// nullptr: not kept.
  Body find(const std::string& hash);
  /// One that is larger than all that may be kept is not.
  void keep(const std::string& hash, Body packed);

 private:
  struct Kept {
    std::string hash;
    Body packed;
  };
  std::list<Kept>::iterator place_of(const std::string& hash);

  std::size_t most_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Kept> kept_;  // last used first
};

}  // namespace rodtrad::http
