// The session in the browser's cookie, and what is asked of requests that change something.
#pragma once

#include "http/router.h"
#include "web/site.h"

namespace rodtrad::web {

/// The token in the request's cookie; "" when there is none.
std::string_view session_token(const Site& site, const http::Request& request);

/// A header that gives the browser a token; "" takes it away.
std::pair<std::string, std::string> session_cookie(const Site& site, std::string_view token);

/// Problems: form_expired when the form is not one that this session was shown; those of Entrance::count_change.
core::Expected<core::Done> check_form(const Site& site, const http::Request& request, const ops::Visit& visit);

/// The same for those who are not logged in; counted by address. Problems: form_expired, too_often.
core::Expected<core::Done> check_visitors_form(const Site& site, const http::Request& request);

/// A path of ours, to go on to after logging in; "/" for anything else.
std::string own_path(std::string_view path);

}  // namespace rodtrad::web
