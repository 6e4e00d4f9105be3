// One call of the API: who asks, with what rights, and what is to be answered. Programs come with a token; without one a call is a
// visitor's. Sessions of browsers do not count here, so that no page elsewhere can act in somebody's name.
#pragma once

#include <optional>

#include "http/router.h"
#include "ops/callers.h"
#include "ops/entrance.h"
#include "ops/jobs.h"
#include "ops/reader.h"

namespace rodtrad::api {

struct Site {
  ops::Workspace& workspace;
  ops::Callers& callers;              // by token or address
  ops::Entrance* entrance = nullptr;  // nullptr: no tokens, visitors only
  ops::JobQueue* jobs = nullptr;
};

struct Call {
  const Site& site;
  const http::Request& request;
  std::optional<ops::User> user;  // nothing: a visitor
  records::Actor actor;
  core::Language language = core::Language::sv;

  ops::Workspace& workspace() const { return site.workspace; }
  /// What the caller may read of plans and publications.
  ops::Reader reader() const;
  const std::string& part(std::size_t i = 0) const { return request.parts[i]; }
  std::string parameter(std::string_view name) const { return std::string(request.query_value(name)); }
  std::vector<std::string> parameters(std::string_view name) const;
};

using Answer = core::Expected<http::Response>;
using Handler = Answer (*)(Call& call);

/// What a token must allow.
enum class Scope { none, read, write, release };
std::string_view scope_name(Scope scope);

/// A parameter of the address or a header.
struct Parameter {
  std::string_view name;
  enum class In { path, query, header } in = In::query;
  core::Text text;
  std::string_view schema = R"({"type":"string"})";
  bool required = false;
};

/// One operation of the API: its route and its description come from here.
struct Operation {
  std::string_view method;
  std::string_view path;  // below /api/rodtrad/v1, "/records/{id}"
  std::string_view name;  // operationId
  core::Text text;
  Scope scope = Scope::none;
  Handler handler = nullptr;
  std::string_view answer;     // JSON Schema; "" = no body
  int status = 200;            // of success
  std::string_view body = {};  // JSON Schema of what is sent; "" = nothing is
  std::vector<Parameter> parameters = {};
  std::vector<std::string_view> media = {"application/json"};  // of the answer
  std::string_view body_type = "application/json";
  http::Pace pace = http::Pace::quick;
};

/// Every operation, in the order of the description.
const std::vector<Operation>& operations();

inline constexpr std::string_view kBase = "/api/rodtrad/v1";

http::Route route_of(const Site& site, const Operation& operation);

/// A finished text as JSON.
http::Response json(std::string text, int status = 200);
/// A Location header of ours.
std::string location(std::string_view path);
/// The body as a JSON object. Problem bad_body.
core::Expected<core::Json> body_of(const Call& call);
/// The best of the media types that the client takes, the first where it says nothing. Problem not_acceptable.
core::Expected<std::string> chosen_media(const Call& call, const std::vector<std::string_view>& offered);
/// Problem not_allowed unless the caller has one of the roles, or is an administrator.
core::Expected<core::Done> need_role(const Call& call, std::initializer_list<std::string_view> roles);
/// Problem not_allowed unless the caller may change the assignment.
core::Expected<core::Done> need_assignment(const Call& call, const std::string& assignment);
/// A whole number in bounds, or what holds when nothing is given. Problem bad_number.
core::Expected<std::int64_t> number_of(const Call& call, std::string_view name, std::int64_t otherwise, std::int64_t least, std::int64_t most);
/// CSV as Parquet: columns of numbers are numbers.
std::string parquet_of(const std::string& csv);

}  // namespace rodtrad::api
