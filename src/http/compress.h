// Smaller answers for clients that take gzip.
#pragma once

#include "http/kept_bodies.h"
#include "http/message.h"

namespace rodtrad::http {

/// Packs the body when the client takes gzip, the type is text, and it saves something. Answers that no cache may keep are left:
/// what one person sees together with what an address says must not show in the length. A body with a hash is packed once, well, and kept
/// where there is a place to keep it; any other is packed quickly.
void compress(const Request& request, Response& response, KeptBodies* kept = nullptr);

}  // namespace rodtrad::http
