// From a request to an answer.
#include "http/router.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "core/date.h"
#include "core/failure.h"
#include "core/hash.h"
#include "core/json.h"
#include "core/unicode.h"
#include "http/compress.h"
#include "http/multipart.h"
#include "http/target.h"

namespace rodtrad::http {

using core::Text;

namespace {

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool segment_matches(std::string_view pattern, std::string_view segment) {
  if (pattern == "*") return !segment.empty();
  if (pattern.starts_with("*.")) return segment.size() >= pattern.size() && segment.ends_with(pattern.substr(1));
  if (!pattern.ends_with('#')) return pattern == segment;
  pattern.remove_suffix(1);
  return segment.starts_with(pattern) && is_number(segment.substr(pattern.size()));
}

/// What stands in the pattern's open places, or nothing when the path is another.
std::optional<std::vector<std::string>> match(const std::vector<std::string_view>& wanted, const std::vector<std::string_view>& given) {
  const bool is_open = wanted.back() == "**" && given.size() >= wanted.size();
  if (wanted.size() != given.size() && !is_open) return std::nullopt;
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == "**") {
      parts.emplace_back(fmt::format("{}", fmt::join(given.begin() + static_cast<std::ptrdiff_t>(i), given.end(), "/")));
      break;
    }
    if (!segment_matches(wanted[i], given[i])) return std::nullopt;
    if (wanted[i].starts_with('*') || wanted[i].ends_with('#')) parts.emplace_back(given[i]);
  }
  return parts;
}

int status_of(const core::Problems& problems) {
  const std::string code = problems.empty() ? "" : problems.front().code;
  static const std::map<std::string, int> kStatus = {{"not_found", 404},       {"no_such_record", 404},        {"unknown_run", 404},
                                                     {"unknown_dataset", 404}, {"unknown_method", 404},        {"gone", 410},
                                                     {"not_allowed", 403},     {"form_expired", 403},          {"too_often", 429},
                                                     {"not_logged_in", 401},   {"not_acceptable", 406},        {"key_in_use", 409},
                                                     {"record_changed", 412},  {"precondition_required", 428}, {"key_reused", 422}};
  const auto found = kStatus.find(code);
  return found == kStatus.end() ? 400 : found->second;
}

/// One JSON line for whoever runs the server; the reader gets no inner words.
void observe_failure(std::string_view what) {
  core::JsonWriter line;
  line.begin_object().member("time", core::now_utc()).member("event", "request_failed").member("what", what).end_object();
  std::fputs((line.take() + "\n").c_str(), stderr);
}

void add_missing(Pairs& headers, std::string_view name, std::string_view value) {
  const bool given = std::any_of(headers.begin(), headers.end(), [&](const auto& pair) { return pair.first == name; });
  if (!given) headers.emplace_back(name, value);
}

constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; manifest-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

void add_common_headers(Response& response) {
  add_missing(response.headers, "Content-Security-Policy", kPolicy);
  add_missing(response.headers, "X-Content-Type-Options", "nosniff");
  add_missing(response.headers, "Referrer-Policy", "same-origin");
  add_missing(response.headers, "Cross-Origin-Opener-Policy", "same-origin");
  add_missing(response.headers, "Cross-Origin-Resource-Policy", "same-origin");
  add_missing(response.headers, "Cache-Control", response.status == 200 ? "no-cache" : "no-store");
}

/// The same bytes have the same validator; who has them already gets none. A validator of the endpoint's own stays.
void validate(const Request& request, Response& response) {
  if (response.status != 200 || (request.method != "GET" && request.method != "HEAD")) return;
  const bool has_own = std::any_of(response.headers.begin(), response.headers.end(), [](const auto& pair) { return pair.first == "ETag"; });
  if (has_own) return;
  const std::string tag = "\"" + (response.hash.empty() ? core::sha256_hex(response.bytes()) : response.hash).substr(0, 24) + "\"";
  response.headers.emplace_back("ETag", tag);
  if (request.header("if-none-match").find(tag) == std::string_view::npos) return;
  response.status = 304;
  response.body.clear();
  response.held.reset();
}

}  // namespace

Refusal refusal_of_status(int status) {
  const auto problem = [&](std::string code, Text message, Text hint = {}) {
    return Refusal{status, {{.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}}};
  };
  switch (status) {
    case 404:
      return problem("not_found", {.sv = "sidan finns inte", .en = "there is no such page"},
                     {.sv = "adressen kan vara felskriven, eller så är det som fanns här inte publicerat",
                      .en = "the address may be misspelt, or what was here is not published"});
    case 405:
      return problem("method_not_allowed", {.sv = "här går det bara att läsa", .en = "here one can only read"},
                     {.sv = "använd GET eller HEAD", .en = "use GET or HEAD"});
    case 403:
      return problem("not_allowed", {.sv = "det här får du inte göra", .en = "you may not do this"},
                     {.sv = "en administratör kan ge dig rätten", .en = "an administrator can give you the right"});
    case 413:
      return problem("body_too_large", {.sv = "det som skickades är för stort", .en = "what was sent is too large"});
    case 414:
      return problem("target_too_long", {.sv = "adressen är för lång", .en = "the address is too long"});
    case 431:
      return problem("headers_too_large", {.sv = "förfrågans rubrikfält är för stora", .en = "the headers of the request are too large"});
    case 500:
    case 503:
      return problem("failed", {.sv = "något gick fel hos oss", .en = "something went wrong on our side"},
                     {.sv = "inget har ändrats; försök igen om en stund", .en = "nothing has changed; try again in a while"});
    default:
      return problem("bad_request", {.sv = "förfrågan går inte att läsa", .en = "the request cannot be read"});
  }
}

Response Router::refuse(const Request& request, const Refusal& refusal) const {
  Response response = show_(request, refusal);
  response.status = refusal.status;
  add_common_headers(response);
  return response;
}

Response Router::find_and_call(Request& request) const {
  std::set<std::string_view> allowed;
  const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
  const auto segments = core::split(request.path, '/');
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    const Route& route = routes_[i];
    auto parts = match(segments_[i], segments);
    if (!parts) continue;
    if (route.method != "OPTIONS") allowed.insert(route.method);
    if (route.method != method) continue;
    request.parts = *std::move(parts);
    auto response = route.endpoint(request);
    if (!response) return refuse(request, {status_of(response.error()), response.error()});
    return *std::move(response);
  }
  if (allowed.empty()) return refuse(request, refusal_of_status(404));
  if (allowed.contains("GET")) allowed.insert("HEAD");
  Response response = refuse(request, refusal_of_status(405));
  response.headers.emplace_back("Allow", fmt::format("{}", fmt::join(allowed, ", ")));
  return response;
}

Router::Router(std::vector<Route> routes, ShowRefusal show, KeptBodies* packed)
    : routes_(std::move(routes)), show_(std::move(show)), packed_(packed) {
  for (const Route& route : routes_) segments_.push_back(core::split(route.pattern, '/'));
}

const Route* Router::find(std::string_view method, std::string_view path) const {
  const auto segments = core::split(path, '/');
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    if (routes_[i].method == method && match(segments_[i], segments)) return &routes_[i];
  }
  return nullptr;
}

Pace Router::pace_of(const Request& request) const {
  const auto target = parse_target(request.target);
  if (!target) return Pace::quick;
  const Route* route = find(request.method, target->path);
  return !route ? Pace::quick : route->files ? Pace::slow : route->pace;
}

bool Router::takes_file(Request request) const {
  auto target = parse_target(request.target);
  if (!target || !request.header("content-type").starts_with("multipart/form-data")) return false;
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  const Route* route = find(request.method, request.path);
  return route && route->files && route->files(request);
}

Response Router::carry_out(Request& request) const {
  auto target = parse_target(request.target);
  if (!target) return refuse(request, {400, target.error()});
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  if (request.header("content-type").starts_with("application/x-www-form-urlencoded")) {
    auto form = parse_form(request.body);
    if (!form) return refuse(request, {400, form.error()});
    request.form = *std::move(form);
  }
  if (!request.body_file.empty()) {
    auto sent = read_multipart(request.header("content-type"), request.body_file);
    if (!sent) return refuse(request, {400, sent.error()});
    request.form = std::move(sent->values);
    request.file = std::move(sent->file);
  }
  return find_and_call(request);
}

Response Router::answer(Request request) const {
  int status = 500;
  try {
    Response response = carry_out(request);
    validate(request, response);
    add_common_headers(response);
    compress(request, response, packed_);
    if (response.held) response.body = *std::exchange(response.held, nullptr);
    return response;
  } catch (const core::Failure& failure) {
    observe_failure(failure.message().en);
    if (failure.kind() == core::FailureKind::busy || failure.kind() == core::FailureKind::network) status = 503;
  } catch (const std::exception& error) {
    observe_failure(error.what());
  }
  return refuse(request, refusal_of_status(status));
}

}  // namespace rodtrad::http
