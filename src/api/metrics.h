// GET /metrics: for whoever watches the server, from this machine only.
#pragma once

#include "api/call.h"
#include "http/metrics.h"

namespace rodtrad::api {

struct MetricsText {
  const http::Metrics& metrics;
  const ops::JobQueue* jobs;
  Answer operator()(const http::Request& request) const;
};

}  // namespace rodtrad::api
