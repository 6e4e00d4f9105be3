// What stands around every endpoint, and what they share.
#include "api/pxweb/service.h"

#include "core/unicode.h"

namespace rodtrad::api::pxweb {

namespace {

/// Pages of anybody may read what is open, and may ask with a body of JSON.
void open_to_all(http::Response& response) {
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  response.headers.emplace_back("Access-Control-Expose-Headers", "ETag, Retry-After, Content-Disposition");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
}

int status_of(const core::Problem& problem, Version version) {
  if (problem.place.line > 0) return problem.place.line;  // refuse() says which
  return version == Version::one && problem.message.en == kTooMany ? 403 : 400;
}

http::Response shown(const core::Problem& problem, Version version) {
  const int status = status_of(problem, version);
  core::JsonWriter out;
  out.begin_object();
  if (version == Version::one) {
    const bool too_many = problem.message.en == kTooMany;
    out.member("error", too_many ? "Too many values selected" : status == 400 ? "Parameter error" : problem.message.en);
  } else {
    out.member("type", "Parameter error").member("title", problem.message.en).member("status", status);
  }
  http::Response response = json(out.end_object(), status);
  if (version == Version::two) response.content_type = "application/problem+json; charset=UTF-8";
  return response;
}

http::Response too_often(const Service& service, Version version) {
  http::Response response = shown(refuse(429, "Too many calls").value().front(), version);
  response.headers.emplace_back("Retry-After", fmt::format("{}", service.callers.wait()));
  return response;
}

}  // namespace

http::Endpoint endpoint(const Service& service, Version version, Handler handler) {
  return [service, version, handler](const http::Request& request) -> Answer {
    const bool is_free = handler == config || handler == preflight;
    http::Response response;
    if (!is_free && !service.callers.take(request.peer)) {
      response = too_often(service, version);
    } else {
      auto answer = handler(service, request);
      response = answer ? *std::move(answer) : shown(answer.error().front(), version);
    }
    open_to_all(response);
    return response;
  };
}

Answer preflight(const Service&, const http::Request&) {
  return http::Response{.body = {},
                        .headers = {{"Access-Control-Allow-Methods", "GET, POST"},
                                    {"Access-Control-Allow-Headers", "*"},
                                    {"Access-Control-Max-Age", "86400"},
                                    {"Allow", "GET, HEAD, OPTIONS, POST"}}};
}

std::string parameter(const http::Request& request, std::string_view name) {
  for (const auto& [key, value] : request.query) {
    if (core::to_lower(key) == core::to_lower(std::string(name))) return value;
  }
  return {};
}

core::Expected<std::string> language_of(const http::Request& request) {
  const std::string language = core::to_lower(parameter(request, "lang"));
  if (language.empty()) return std::string("sv");
  if (language == "sv" || language == "en") return language;
  return refuse(400, "Unsupported language");
}

std::string site_of(const Service& service, const http::Request& request) {
  const std::string& outside = service.workspace.settings().web_url;
  return outside.empty() ? fmt::format("http://{}", request.header("host")) : outside;
}

std::string address_of(const Service& service, const http::Request& request) { return site_of(service, request) + "/api/v2"; }

core::Fail refuse(int status, const char* title) {
  return core::fail({.code = "parameter_error", .place = {.line = status}, .message = core::same_text(title)});
}

http::Response json(core::JsonWriter& out, int status) {
  return {.status = status, .content_type = "application/json; charset=UTF-8", .body = out.take()};
}

}  // namespace rodtrad::api::pxweb
