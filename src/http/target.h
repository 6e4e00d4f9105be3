// The target of a request: path and query, decoded and checked. Total: any bytes give a target or a problem.
#pragma once

#include "core/expected.h"
#include "http/message.h"

namespace rodtrad::http {

struct Target {
  std::string path;
  Pairs query;
};

/// Problem bad_target: no path from "/", a broken escape, bytes that are no UTF-8 text, control characters, or a segment that is
/// "." or ".." or holds an escaped slash.
core::Expected<Target> parse_target(std::string_view target);

/// The body of a form (application/x-www-form-urlencoded), decoded; lines end with "\n". Problem bad_form: a broken escape, bytes that
/// are no UTF-8 text, or control characters.
core::Expected<Pairs> parse_form(std::string_view body);

}  // namespace rodtrad::http
