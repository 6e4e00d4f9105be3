// The pages, one struct each with what it needs. Each answers a request.
#pragma once

#include "http/router.h"
#include "ops/reader.h"

namespace rodtrad::web {

using Answer = core::Expected<http::Response>;

/// The latest publications, and the plan in short.
struct StartPage {
  const ops::Reader& reader;
  Answer operator()(const http::Request& request) const;
};

/// Assignments with due day, state and publications: of the plan in the address, else of the one imported last.
struct PlanPage {
  const ops::Reader& reader;
  Answer operator()(const http::Request& request) const;
};

struct AssignmentPage {
  const ops::Reader& reader;
  Answer operator()(const http::Request& request) const;
};

/// A published file, as it was published.
struct PublishedFile {
  const ops::Reader& reader;
  Answer operator()(const http::Request& request) const;
};

/// Style sheet, typeface and icon.
struct Asset {
  Answer operator()(const http::Request& request) const;
};

/// Why there is no page, what is safe and where to go.
http::Response refusal_page(const ops::Reader& reader, const http::Request& request, const http::Refusal& refusal);

}  // namespace rodtrad::web
