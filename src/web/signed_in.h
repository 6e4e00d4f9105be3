// Pages and actions for those who are logged in.
#pragma once

#include "web/page.h"
#include "web/pages.h"

namespace rodtrad::web {

using Handler = Answer (*)(Page& page);

/// Others are asked to log in first. What is sent must come from a form that this session was shown; what it changes is noted as
/// done by the user.
http::Endpoint signed_in(const Site& site, Handler handler);

/// The same for visitors too: what they may do is decided by what they ask for. A form of theirs must come from a page of ours.
http::Endpoint for_all(const Site& site, Handler handler);

/// Whether a request whose body is yet to come may send a file: only analysts who are logged in fill our disk.
http::Admit may_send_file(const Site& site);

/// Problem not_allowed unless the user has one of the roles; an administrator may do what others may.
core::Expected<core::Done> need_role(const Page& page, std::initializer_list<std::string_view> roles);

/// Problem not_allowed unless data/permissions.toml lets the user change the assignment.
core::Expected<core::Done> need_assignment(const Page& page, const std::string& assignment);

/// The page after something was done, with the words of what was done at its top (write_done).
http::Response go_on(const Page& page, std::string_view path, std::string_view done);

}  // namespace rodtrad::web
