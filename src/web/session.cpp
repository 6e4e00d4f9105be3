// Cookies and form tokens.
#include "web/session.h"

namespace rodtrad::web {

namespace {

/// The prefix makes browsers take the cookie only over https, from this host and for all of it.
std::string_view cookie_name(const Site& site) { return site.is_secure() ? "__Host-rodtrad" : "rodtrad"; }

core::Fail form_expired() {
  return core::fail({.code = "form_expired",
                     .message = {.sv = "formuläret gäller inte längre", .en = "the form holds no longer"},
                     .hint = {.sv = "inget har ändrats; gå tillbaka, ladda om sidan och försök igen",
                              .en = "nothing has changed; go back, load the page again and try once more"}});
}

}  // namespace

std::string_view session_token(const Site& site, const http::Request& request) { return request.cookie(cookie_name(site)); }

std::pair<std::string, std::string> session_cookie(const Site& site, std::string_view token) {
  return {"Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}{}", cookie_name(site), token, site.is_secure() ? "; Secure" : "",
                                    token.empty() ? "; Max-Age=0" : "")};
}

core::Expected<core::Done> check_visitors_form(const Site& site, const http::Request& request) {
  if (!site.entrance || !http::is_same_origin(request)) return form_expired();
  return site.entrance->count_visitor(request.peer);
}

core::Expected<core::Done> check_form(const Site& site, const http::Request& request, const ops::Visit& visit) {
  const std::string_view given = request.form_value("token");
  const bool known = visit.user && site.entrance->is_form_of(visit, given);
  if (known && http::is_same_origin(request)) return site.entrance->count_change(*visit.user);
  return form_expired();
}

std::string own_path(std::string_view path) {
  const bool ours = path.starts_with('/') && !path.starts_with("//") && path.find('\\') == std::string_view::npos;
  return ours ? std::string(path) : "/";
}

}  // namespace rodtrad::web
