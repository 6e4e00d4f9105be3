// The HTTP/1.1 server: one thread for many connections, others for the answers, limits on everything that a client can make large
// or slow. TLS and HTTP/2 stand in front of it.
#pragma once

#include <chrono>
#include <functional>

#include "http/metrics.h"
#include "http/workers.h"

namespace rodtrad::http {

struct Limits {
  std::uint32_t header_bytes = 16 << 10;  // request line and headers: 431
  std::size_t target_bytes = 4 << 10;     // 414
  std::uint64_t body_bytes = 64 << 10;    // 413
  std::size_t connections = 12000;        // when all are taken, the one that has waited longest makes room
  std::filesystem::path files = {};       // folder for bodies that go to a file; "" = none do
  std::uint64_t file_bytes = 4ull << 30;  // of such a body: 413
  std::chrono::seconds file{1800};        // for such a body
  std::chrono::seconds request{10};       // from its first byte to its last, and for its answer
  std::chrono::seconds idle{60};          // between requests
};

struct Listen {
  std::string address = "127.0.0.1";
  unsigned short port = 0;  // 0: a free one
  int threads = 2;          // for quick requests
  int slow_threads = 2;
  Limits limits = {};
  Metrics* metrics = nullptr;  // told of every answer
};

/// Serves until SIGINT or SIGTERM; answers that are under way are finished (a second signal ends at once). `ready` is told the port
/// when connections are accepted. Throws Failure{network} when the address cannot be had.
void serve(MakeRouter make, const Listen& listen, const std::function<void(unsigned short port)>& ready);

}  // namespace rodtrad::http
