// The resources of /api/rodtrad/v1, one struct each with what it needs.
#pragma once

#include "http/router.h"
#include "ops/reader.h"

namespace rodtrad::api {

using Answer = core::Expected<http::Response>;

/// All plans, newest first.
struct Plans {
  const ops::Reader& reader;
  Answer operator()(const http::Request& request) const;
};

/// One plan with its assignments.
struct Plan {
  const ops::Reader& reader;
  Answer operator()(const http::Request& request) const;
};

/// The assignments of ?plan=, else of the plan imported last.
struct Assignments {
  const ops::Reader& reader;
  Answer operator()(const http::Request& request) const;
};

struct Assignment {
  const ops::Reader& reader;
  Answer operator()(const http::Request& request) const;
};

/// All publications, newest first.
struct Publications {
  const ops::Reader& reader;
  Answer operator()(const http::Request& request) const;
};

struct Publication {
  const ops::Reader& reader;
  Answer operator()(const http::Request& request) const;
};

}  // namespace rodtrad::api
