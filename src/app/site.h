// The site: its routing table over one open workspace.
#pragma once

#include "http/router.h"
#include "web/site.h"

namespace rodtrad::app {

/// The site must outlive the router.
http::Router routes(const web::Site& site);

/// Visitors, or colleagues where the workspace's settings say so.
ops::Reader reader_of(ops::Workspace& workspace);

}  // namespace rodtrad::app
