// What stands around every operation: token, limits, rights, answers that are kept for those who ask again.
#include "api/call.h"

#include <algorithm>
#include <charconv>

#include "core/file.h"
#include "core/unicode.h"
#include "http/problem_json.h"
#include "ops/convert.h"
#include "ops/kept_answers.h"
#include "ops/record_ops.h"

namespace rodtrad::api {

using core::Expected;

namespace {

core::Fail refuse(std::string code, core::Text message, core::Text hint = {}) {
  return core::fail({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)});
}

std::string_view token_in(const http::Request& request) {
  constexpr std::string_view kBearer = "Bearer ";
  const std::string_view header = request.header("authorization");
  return header.starts_with(kBearer) ? core::trim(header.substr(kBearer.size())) : std::string_view();
}

core::Fail no_token(Scope scope) {
  return refuse(
      "not_logged_in", {.sv = "det här kräver en token", .en = "this needs a token"},
      core::say("skicka Authorization: Bearer TOKEN; en administratör ger den med rodtrad token add KONTO --scope {}",
                "send Authorization: Bearer TOKEN; an administrator gives it with rodtrad token add ACCOUNT --scope {}", scope_name(scope)));
}

core::Fail bad_token() {
  return refuse("not_logged_in", {.sv = "token gäller inte", .en = "the token does not hold"},
                {.sv = "den kan ha gått ut eller återkallats", .en = "it may have expired or been revoked"});
}

core::Fail lacks_scope(Scope scope) {
  return refuse("not_allowed", core::say("token har inte rätten {}", "the token has not the scope {}", scope_name(scope)),
                core::say("be om en med --scope {}", "ask for one with --scope {}", scope_name(scope)));
}

core::Fail too_often() {
  return refuse("too_often", {.sv = "det kom för många anrop på kort tid", .en = "there were too many calls in a short time"},
                {.sv = "vänta det antal sekunder som Retry-After säger", .en = "wait as many seconds as Retry-After says"});
}

/// Who calls; a token that does not hold is no visitor.
Expected<ops::Visit> visit_of(const Site& site, const http::Request& request, Scope scope) {
  const std::string_view secret = token_in(request);
  if (secret.empty() && (scope == Scope::write || scope == Scope::release)) return no_token(scope);
  if (secret.empty()) return ops::Visit{};
  const auto program = site.entrance ? site.entrance->visit_of_program(secret) : std::nullopt;
  if (!program) return bad_token();
  if (!program->token.allows(scope == Scope::none ? scope_name(Scope::read) : scope_name(scope))) return lacks_scope(scope);
  return ops::Visit{.user = program->user, .form_token = {}};
}

std::string text_of(const http::Response& response) {
  core::JsonWriter out;
  out.begin_object()
      .member("status", response.status)
      .member("type", response.content_type)
      .member("body", response.body)
      .key("headers")
      .begin_array();
  for (const auto& [name, value] : response.headers) out.begin_array().value(name).value(value).end_array();
  return out.end_array().end_object().take();
}

http::Response response_from(const std::string& text) {
  const core::Json json = core::parse_json(text).value();
  http::Response response{.status = static_cast<int>(json["status"].integer()), .content_type = json["type"].string(), .body = json["body"].string()};
  for (const core::Json& one : json["headers"].array()) response.headers.emplace_back(one.array()[0].string(), one.array()[1].string());
  return response;
}

/// With an Idempotency-Key the work is done once.
Answer answer_once(Call& call, const Operation& operation, std::string_view key) {
  const http::Request& request = call.request;
  const ops::OnceRequest once{
      .user = call.actor.name, .key = std::string(key), .request = request.method + "\n" + request.target + "\n" + request.body};
  const ops::OnceAnswer answer =
      TRY(ops::answer_once(call.site.entrance->connection(), once, [&]() -> Expected<std::string> { return text_of(TRY(operation.handler(call))); }));
  http::Response response = response_from(answer.text);
  if (answer.replayed) response.headers.emplace_back("Idempotency-Replayed", "true");
  return response;
}

Answer carry_out(const Site& site, const Operation& operation, const http::Request& request) {
  const std::string_view secret = token_in(request);
  if (!site.callers.take(secret.empty() ? request.peer : std::string(secret))) return too_often();
  const ops::Visit visit = TRY(visit_of(site, request, operation.scope));
  Call call{.site = site, .request = request, .user = visit.user, .actor = ops::actor_of(visit), .language = http::preferred_language(request)};
  site.workspace.store().act_as({.by = call.actor.name, .source = "api"});
  const std::string_view key = request.header("idempotency-key");
  if (operation.method != "POST" || key.empty() || !site.entrance) return operation.handler(call);
  return answer_once(call, operation, key);
}

std::string pattern_of(std::string_view path) {
  std::string pattern(kBase);
  for (const std::string_view segment : core::split(path.substr(1), '/')) pattern += segment.starts_with('{') ? "/*" : "/" + std::string(segment);
  return pattern;
}

bool matches(std::string_view range, std::string_view media) {
  const std::string_view name = core::trim(range.substr(0, range.find(';')));
  return name == media || name == "*/*" || (name.ends_with("/*") && media.starts_with(name.substr(0, name.size() - 1)));
}

}  // namespace

ops::Reader Call::reader() const {
  const bool inside = user.has_value() || site.workspace.settings().web_internal;
  return {site.workspace, inside ? model::Level::internal : model::Level::public_};
}

std::vector<std::string> Call::parameters(std::string_view name) const {
  std::vector<std::string> all;
  for (const auto& [key, value] : request.query) {
    if (key == name && !value.empty()) all.push_back(value);
  }
  return all;
}

std::string_view scope_name(Scope scope) {
  constexpr std::string_view kNames[] = {"", "read", "write", "release"};
  return kNames[static_cast<std::size_t>(scope)];
}

/// Patterns must live as long as the table of routes, and there is one per operation.
http::Route route_of(const Site& site, const Operation& operation) {
  static const std::map<const Operation*, std::string> kPatterns = [] {
    std::map<const Operation*, std::string> all;
    for (const Operation& one : operations()) all.emplace(&one, pattern_of(one.path));
    return all;
  }();
  return {operation.method,
          kPatterns.at(&operation),
          [site, &operation](const http::Request& request) -> Answer {
            Answer answer = carry_out(site, operation, request);
            if (!answer && answer.error().front().code == "too_often") {
              http::Response response = http::problem_json(request, {429, answer.error()});
              response.headers.emplace_back("Retry-After", fmt::format("{}", site.callers.wait()));
              return response;
            }
            if (answer) answer->headers.emplace_back("Vary", "Authorization, Accept, Accept-Language");
            return answer;
          },
          {},
          operation.pace};
}

http::Response json(std::string text, int status) { return {.status = status, .content_type = "application/json", .body = std::move(text) + "\n"}; }

std::string location(std::string_view path) { return std::string(kBase) + std::string(path); }

Expected<core::Json> body_of(const Call& call) {
  auto json = core::parse_json(call.request.body);
  if (json && json->is_object()) return json;
  return refuse("bad_body", {.sv = "det som skickades är inget JSON-objekt", .en = "what was sent is no JSON object"},
                {.sv = "se /api/rodtrad/v1/openapi.json", .en = "see /api/rodtrad/v1/openapi.json"});
}

Expected<std::string> chosen_media(const Call& call, const std::vector<std::string_view>& offered) {
  const std::string_view accepted = call.request.header("accept");
  if (accepted.empty()) return std::string(offered.front());
  std::string best;
  double most = 0;
  for (const std::string_view media : offered) {
    for (const std::string_view range : core::split(accepted, ',')) {
      if (!matches(range, media) || http::weight_of(range) <= most) continue;
      best = media;
      most = http::weight_of(range);
    }
  }
  if (!best.empty()) return best;
  return refuse("not_acceptable", {.sv = "den formen finns inte", .en = "there is no such form"},
                core::say("Accept kan vara {}", "Accept may be {}", fmt::format("{}", fmt::join(offered, ", "))));
}

Expected<core::Done> need_role(const Call& call, std::initializer_list<std::string_view> roles) {
  const auto has = [&](std::string_view role) { return call.user && call.user->has_role(role); };
  if (has("administrator") || std::any_of(roles.begin(), roles.end(), has)) return core::Done{};
  if (!call.user) return no_token(Scope::read);
  return core::fail(http::refusal_of_status(403).problems);
}

Expected<core::Done> need_assignment(const Call& call, const std::string& assignment) {
  const auto id = records::parse_record_id(assignment);
  if (id && ops::require(call.workspace(), call.actor, schema::Action::change, *id)) return core::Done{};
  if (!call.user) return no_token(Scope::read);
  return core::fail(http::refusal_of_status(403).problems);
}

Expected<std::int64_t> number_of(const Call& call, std::string_view name, std::int64_t otherwise, std::int64_t least, std::int64_t most) {
  const std::string text = call.parameter(name);
  if (text.empty()) return otherwise;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number >= least && number <= most) return number;
  return core::fail({.code = "bad_number",
                     .place = {.file = std::string(name)},
                     .message = core::say("{} ska vara ett heltal från {} till {}", "{} must be a whole number from {} to {}", name, least, most)});
}

std::string parquet_of(const std::string& csv) {
  const core::ScratchFolder folder(std::filesystem::temp_directory_path());
  core::write_file(folder.path() / "rows.csv", csv, 0600);
  ops::convert_file(folder.path() / "rows.csv", folder.path() / "rows.parquet", {.format = "parquet"}).value();
  return core::read_file(folder.path() / "rows.parquet").value();
}

}  // namespace rodtrad::api
