// The site: its routing table over one open workspace.
#pragma once

#include "api/call.h"
#include "api/pxweb/service.h"
#include "http/metrics.h"
#include "http/router.h"
#include "web/site.h"

namespace rodtrad::app {

/// What all threads of a server share.
struct Shared {
  ops::TableShelf shelf;
  ops::Callers table_callers;  // of the table API
  ops::Callers api_callers;
  http::Metrics metrics;
  http::KeptBodies packed{};
  http::KeptBodies files{};  // that were published, as they are
};

/// The site must outlive the router, and so must what is shared.
http::Router routes(const web::Site& site, Shared& shared);

/// Visitors, or colleagues where the workspace's settings say so.
ops::Reader reader_of(ops::Workspace& workspace);

}  // namespace rodtrad::app
