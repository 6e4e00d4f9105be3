// What stands before every page of a user.
#include "web/signed_in.h"

#include <algorithm>

#include "ops/record_ops.h"
#include "web/session.h"

namespace rodtrad::web {

namespace {

http::Response ask_to_log_in(const Page& page) {
  const std::string next = page.request.method == "GET" ? page.request.path : "/";
  return http::see_other(page.link("/login?next=" + next));
}

}  // namespace

http::Endpoint signed_in(const Site& site, Handler handler) {
  return [&site, handler](const http::Request& request) -> Answer {
    Page page(site, request);
    if (!page.visit.user) return ask_to_log_in(page);
    if (request.method == "POST") TRY(check_form(site, request, page.visit));
    site.workspace.store().act_as({.by = page.visit.user->name});
    return handler(page);
  };
}

http::Endpoint for_all(const Site& site, Handler handler) {
  return [&site, handler](const http::Request& request) -> Answer {
    Page page(site, request);
    if (request.method == "POST" && page.visit.user) TRY(check_form(site, request, page.visit));
    if (request.method == "POST" && !page.visit.user) TRY(check_visitors_form(site, request));
    return handler(page);
  };
}

http::Admit may_send_file(const Site& site) {
  return [&site](const http::Request& request) {
    const Page page(site, request);
    return page.visit.user && need_role(page, {"analyst"}).has_value();
  };
}

core::Expected<core::Done> need_role(const Page& page, std::initializer_list<std::string_view> roles) {
  const ops::User& user = *page.visit.user;
  const bool has = std::any_of(roles.begin(), roles.end(), [&](std::string_view role) { return user.has_role(role); });
  if (has || user.has_role("administrator")) return core::Done{};
  return core::fail(http::refusal_of_status(403).problems);
}

core::Expected<core::Done> need_assignment(const Page& page, const std::string& assignment) {
  const auto id = records::parse_record_id(assignment);
  if (id && ops::require(page.site.workspace, page.actor, schema::Action::change, *id)) return core::Done{};
  return core::fail(http::refusal_of_status(403).problems);
}

http::Response go_on(const Page& page, std::string_view path, std::string_view done) {
  return http::see_other(page.link(with_query(path, fmt::format("done={}", done))));
}

}  // namespace rodtrad::web
