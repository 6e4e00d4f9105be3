// The routing table, and everything between a request and its endpoint: the checked target, refusals, failures, validators for
// caches and the headers that every answer has. It knows no network: `serve` and `get` use it alike.
#pragma once

#include <functional>

#include "core/expected.h"
#include "http/kept_bodies.h"
#include "http/message.h"

namespace rodtrad::http {

/// Problems decide the status by the code of the first (not_found 404, not_allowed 403, too_often 429 …), otherwise 400.
using Endpoint = std::function<core::Expected<Response>(const Request&)>;

/// Whether a request may send a file; asked when its headers are there and its body is not.
using Admit = std::function<bool(const Request&)>;

/// Slow: waits for others or computes long (a password, a login service, large files); such requests have threads of their own.
enum class Pace { quick, slow };

struct Route {
  std::string_view method;
  std::string_view pattern;  // "/assignment-#": # is a whole number, * any one segment, *.png one that ends so, ** at the end all the rest
  Endpoint endpoint;
  Admit files = {};  // set: takes forms with a file
  Pace pace = Pace::quick;
};

/// Why there is no answer.
struct Refusal {
  int status = 400;
  core::Problems problems;
};

/// How a refusal is shown.
using ShowRefusal = std::function<Response(const Request&, const Refusal&)>;

class Router {
 public:
  /// What is packed is kept in `packed`, which must outlive the router; nullptr: nothing is kept.
  Router(std::vector<Route> routes, ShowRefusal show, KeptBodies* packed = nullptr);

  /// Never throws: a Failure becomes status 500 or 503 with general words; what happened is written to standard error.
  Response answer(Request request) const;
  /// Whether the body of a request with these headers goes to a file, whatever its size.
  bool takes_file(Request request) const;
  /// That of the route; slow for a route that takes files. Looks at the table only, from any thread.
  Pace pace_of(const Request& request) const;
  /// A request that could not be read.
  Response refuse(const Request& request, const Refusal& refusal) const;

 private:
  Response carry_out(Request& request) const;
  Response find_and_call(Request& request) const;

  const Route* find(std::string_view method, std::string_view path) const;

  std::vector<Route> routes_;
  std::vector<std::vector<std::string_view>> segments_;  // of their patterns
  ShowRefusal show_;
  KeptBodies* packed_;
};

/// A refusal with words for what the network part itself finds: 400, 405, 408, 413, 414, 431.
Refusal refusal_of_status(int status);

}  // namespace rodtrad::http
