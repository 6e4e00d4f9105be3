// Accepting connections, and ending.
#include "http/server.h"

#include <sys/resource.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>

#include "core/failure.h"
#include "http/session.h"

namespace rodtrad::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds kPause{100};  // when the machine gives no more connections
constexpr rlim_t kOtherFiles = 64;                // register, standard streams

/// As many open files as the machine allows, and no more connections than fit.
std::size_t allowed_connections(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  return std::min<std::size_t>(wanted, limit.rlim_cur > 2 * kOtherFiles ? limit.rlim_cur - kOtherFiles : kOtherFiles);
}

class Server {
 public:
  Server(MakeRouter make, const Listen& listen)
      : limits_(listen.limits),
        acceptor_(context_),
        pause_(context_),
        signals_(context_, SIGINT, SIGTERM),
        workers_(std::move(make), listen.threads, listen.slow_threads) {}

  unsigned short port() const { return acceptor_.local_endpoint().port(); }

  void run() {
    signals_.async_wait([this](error_code fault, int) {
      if (!fault) stop();
    });
    accept();
    context_.run();
  }

  void open(const Listen& listen) {
    sessions_.metrics = listen.metrics;
    limits_.connections = allowed_connections(limits_.connections);
    error_code fault;
    const asio::ip::address address = asio::ip::make_address(listen.address, fault);
    const tcp::endpoint place(address, listen.port);
    if (!fault) acceptor_.open(place.protocol(), fault);
    if (!fault) acceptor_.set_option(tcp::acceptor::reuse_address(true), fault);
    if (!fault) acceptor_.bind(place, fault);
    if (!fault) acceptor_.listen(asio::socket_base::max_listen_connections, fault);
    if (!fault) return;
    throw core::Failure(
        core::FailureKind::network,
        core::say("kan inte lyssna på {} port {}: {}", "cannot listen on {} port {}: {}", listen.address, listen.port, fault.message()),
        {.sv = "välj en annan port med --port, eller 0 för en ledig", .en = "choose another port with --port, or 0 for a free one"});
  }

 private:
  void accept() {
    acceptor_.async_accept([this](error_code fault, tcp::socket socket) {
      if (!acceptor_.is_open()) return;
      if (fault) return accept_later();
      if (make_room()) std::make_shared<Session>(std::move(socket), workers_, limits_, sessions_)->start();
      accept();
    });
  }

  /// Whoever comes now is served before those who have been silent longest: connections that are never used shut nobody out.
  bool make_room() {
    if (sessions_.all.size() < limits_.connections) return true;
    if (sessions_.waiting.empty()) return false;
    sessions_.waiting.front()->close();
    return true;
  }

  void accept_later() {
    pause_.expires_after(kPause);
    pause_.async_wait([this](error_code fault) {
      if (!fault) accept();
    });
  }

  void stop() {
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    const std::set<Session*> all = sessions_.all;
    for (Session* session : all) session->stop();
    signals_.async_wait([this](error_code fault, int) {
      if (!fault) context_.stop();
    });
    finish_when_done();
  }

  /// Waiting for a second signal is no reason to go on.
  void finish_when_done() {
    if (sessions_.all.empty()) return signals_.cancel(), void();
    pause_.expires_after(kPause);
    pause_.async_wait([this](error_code fault) {
      if (!fault) finish_when_done();
    });
  }

  Limits limits_;
  Sessions sessions_;  // before the context, which destroys those that are left
  asio::io_context context_{1};
  tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  asio::signal_set signals_;
  Workers workers_;
};

}  // namespace

void serve(MakeRouter make, const Listen& listen, const std::function<void(unsigned short port)>& ready) {
  Server server(std::move(make), listen);
  server.open(listen);
  ready(server.port());
  server.run();
}

}  // namespace rodtrad::http
