// The site: its routing table over one open workspace.
#pragma once

#include "http/router.h"
#include "ops/reader.h"

namespace rodtrad::app {

/// The reader must outlive the router.
http::Router routes(const ops::Reader& reader);

/// Visitors, or colleagues where the workspace's settings say so.
ops::Reader reader_of(ops::Workspace& workspace);

}  // namespace rodtrad::app
