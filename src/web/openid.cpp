// The organisation's own login. What comes back must be what this browser was sent away with: the state lies in a cookie meanwhile.
#include "web/pages.h"
#include "web/session.h"

namespace rodtrad::web {

namespace {

std::string_view cookie_name(const Site& site) { return site.is_secure() ? "__Host-rodtrad-login" : "rodtrad-login"; }

std::pair<std::string, std::string> login_cookie(const Site& site, std::string_view state) {
  return {"Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", cookie_name(site), state,
                                    state.empty() ? 0 : auth::kOpenidLives, site.is_secure() ? "; Secure" : "")};
}

/// Where the service sends the browser back to.
std::string return_url(const Site& site, const http::Request& request) {
  const std::string& outside = site.workspace.settings().web_url;
  return (outside.empty() ? fmt::format("http://{}", request.header("host")) : outside) + "/login/openid/back";
}

core::Fail not_here() { return core::fail(http::refusal_of_status(404).problems); }

}  // namespace

Answer BeginOpenid::operator()(const http::Request& request) const {
  if (!site.entrance || !site.entrance->has_openid()) return not_here();
  const auto begun = TRY(site.entrance->begin_openid(return_url(site, request), own_path(request.query_value("next")), request.peer));
  http::Response response = http::see_other(begun.url);
  response.headers.push_back(login_cookie(site, begun.state));
  return response;
}

Answer FinishOpenid::operator()(const http::Request& request) const {
  if (!site.entrance || !site.entrance->has_openid()) return not_here();
  const std::string state(request.query_value("state"));
  const bool same = !state.empty() && request.cookie(cookie_name(site)) == state;
  const auto arrival = TRY(site.entrance->finish_openid(same ? state : "", std::string(request.query_value("code")), request.peer));
  http::Response response = http::see_other(own_path(arrival.next));
  response.headers.push_back(login_cookie(site, ""));
  response.headers.push_back(session_cookie(site, arrival.token));
  return response;
}

}  // namespace rodtrad::web
