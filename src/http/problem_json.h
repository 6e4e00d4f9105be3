// A refusal as application/problem+json (RFC 9457), in the reader's language; all problems in both languages beside.
#pragma once

#include "http/router.h"

namespace rodtrad::http {

Response problem_json(const Request& request, const Refusal& refusal);

}  // namespace rodtrad::http
