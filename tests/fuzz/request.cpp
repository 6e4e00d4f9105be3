// Any bytes as the target, headers and body of a request: an answer with a status and headers without line breaks, whatever is asked.
#include "core/unicode.h"
#include "fuzz/replay.h"
#include "http/multipart.h"
#include "http/problem_json.h"
#include "http/router.h"
#include "http/target.h"

using namespace rodtrad;

namespace {

core::Expected<http::Response> echo(const http::Request& request) {
  http::Response response{.content_type = "text/plain", .body = request.path};
  for (const auto& [name, value] : request.query) response.body += name + "=" + value + "\n";
  for (const auto& [name, value] : request.form) response.body += name + "=" + value + "\n";
  response.body += std::string(request.cookie("rodtrad")) + std::string(core::language_tag(http::preferred_language(request)));
  return response;
}

const http::Router kRouter({{"GET", "/", echo}, {"GET", "/*", echo}, {"POST", "/thing-#", echo}, {"GET", "/tree/**", echo}}, http::problem_json);

}  // namespace

/// Lines: method, target, then "name: value" for each header; the body after an empty line.
RODTRAD_FUZZ_TARGET(request) {
  const std::size_t end = std::min(bytes.find("\n\n"), bytes.size());
  const auto lines = core::split(std::string_view(bytes).substr(0, end), '\n');
  http::Request request{.method = std::string(lines[0]), .target = lines.size() > 1 ? std::string(lines[1]) : ""};
  for (std::size_t i = 2; i < lines.size(); ++i) {
    const std::size_t colon = std::min(lines[i].find(": "), lines[i].size());
    request.headers.emplace_back(lines[i].substr(0, colon), lines[i].substr(std::min(colon + 2, lines[i].size())));
  }
  if (end + 2 <= bytes.size()) request.body = bytes.substr(end + 2);
  kRouter.pace_of(request);
  const http::Response response = kRouter.answer(request);
  FUZZ_CHECK(response.status >= 200);
  FUZZ_CHECK(response.status < 500);
  for (const auto& [name, value] : response.headers) FUZZ_CHECK(value.find('\n') == std::string::npos);
  if (const auto target = http::parse_target(request.target)) FUZZ_CHECK(core::is_valid_utf8(target->path));
}
