// Threads of a server: each has its own router, slow work holds up no quick one, and nothing that was asked is lost at the end.
#include "http/workers.h"

#include <atomic>
#include <future>
#include <set>

#include "http/problem_json.h"
#include "support/support.h"

using namespace rodtrad;
using http::Pace;
using http::Router;
using http::Workers;

namespace {

std::shared_ptr<const Router> make_router() {
  const auto nothing = [](const http::Request&) -> core::Expected<http::Response> { return http::Response{}; };
  return std::make_shared<Router>(std::vector<http::Route>{{"GET", "/quick", nothing}, {"POST", "/slow/*", nothing, {}, Pace::slow}},
                                  http::problem_json);
}

}  // namespace

TEST_CASE("slow work holds up no quick one") {
  std::promise<void> free, done;  // outlive the threads that use them
  Workers workers(make_router, 1, 1);
  workers.post(Pace::slow, [&](const Router*) { free.get_future().wait(); });
  workers.post(Pace::quick, [&](const Router* router) {
    CHECK(router != nullptr);
    done.set_value();
  });
  CHECK(done.get_future().wait_for(std::chrono::seconds(10)) == std::future_status::ready);
  free.set_value();
}

TEST_CASE("what waits is done before the threads end") {
  std::atomic<int> done = 0;
  std::mutex mutex;
  std::set<const Router*> routers;
  std::vector<std::shared_ptr<const Router>> made;  // kept, so that no two have the same address
  {
    const auto make = [&] { return made.emplace_back(make_router()); };
    Workers workers(make, 2, 2);
    for (int i = 0; i < 100; ++i) {
      workers.post(i % 2 ? Pace::slow : Pace::quick, [&](const Router* router) {
        const std::lock_guard hold(mutex);
        routers.insert(router);
        ++done;
      });
    }
  }
  CHECK(done == 100);
  CHECK(routers.size() >= 2);
}

TEST_CASE("a thread that gets no router tries again") {
  int made = 0;
  const auto make = [&]() -> std::shared_ptr<const Router> {
    if (++made == 2) throw std::runtime_error("the disk fails");
    return make_router();
  };
  Workers workers(make, 1, 1);
  std::promise<bool> first, second;
  workers.post(Pace::slow, [&](const Router* router) { first.set_value(router != nullptr); });
  CHECK_FALSE(first.get_future().get());
  workers.post(Pace::slow, [&](const Router* router) { second.set_value(router != nullptr); });
  CHECK(second.get_future().get());
}

TEST_CASE("the routing table says how slow a request is") {
  const auto router = make_router();
  CHECK(router->pace_of({.method = "GET", .target = "/quick?x=1"}) == Pace::quick);
  CHECK(router->pace_of({.method = "POST", .target = "/slow/a"}) == Pace::slow);
  CHECK(router->pace_of({.method = "GET", .target = "/slow/a"}) == Pace::quick);
  CHECK(router->pace_of({.method = "GET", .target = "\x01"}) == Pace::quick);
}
