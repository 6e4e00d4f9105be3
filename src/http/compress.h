// Smaller answers for clients that take gzip.
#pragma once

#include "http/message.h"

namespace rodtrad::http {

/// Packs the body when the client takes gzip, the type is text, and it saves something. Answers that no cache may keep are left:
/// what one person sees together with what an address says must not show in the length.
void compress(const Request& request, Response& response);

}  // namespace rodtrad::http
