// Logging in with a local account, the first time with a one-time code, and logging out.
#include "core/http_client.h"
#include "web/form.h"
#include "web/pages.h"
#include "web/pieces.h"
#include "web/session.h"

namespace rodtrad::web {

namespace {

core::Fail not_here() { return core::fail(http::refusal_of_status(404).problems); }

std::string where_to_go(const http::Request& request) {
  const std::string_view asked = request.form.empty() ? request.query_value("next") : request.form_value("next");
  return own_path(asked);
}

/// The same in the language that one logs in in.
std::string next_of(const Page& page) {
  const std::string path = where_to_go(page.request);
  return path.find("lang=") == std::string::npos ? page.link(path) : path;
}

void write_openid(Page& page) {
  if (!page.site.entrance->has_openid()) return;
  const std::string path = "/login/openid?next=" + core::url_encoded(next_of(page));
  page.out.open("p", {{"class", "actions"}});
  write_action(page, path, page.say("Logga in med organisationens konto", "Log in with the organisation's account"));
  page.out.close().leaf("h2", page.say("Lokalt konto", "Local account"));
}

void write_login_form(Page& page, const Filled& filled) {
  write_openid(page);
  open_form(page, "/login");
  write_hidden(page, "next", next_of(page));
  write_input(page, {.name = "name", .label = std::string(page.say("Kontonamn", "Account name")), .autocomplete = "username"}, filled);
  write_input(page,
              {.name = "password", .label = std::string(page.say("Lösenord", "Password")), .type = "password", .autocomplete = "current-password"},
              filled);
  write_button(page, page.say("Logga in", "Log in"));
  page.out.close();
  page.out.open("p").text(page.say("Har du fått en engångskod? ", "Were you given a one-time code? "));
  page.out.leaf("a", page.say("Logga in första gången", "Log in for the first time"), {{"href", page.link("/login/first")}}).close();
}

void write_first_form(Page& page, const Filled& filled) {
  open_form(page, "/login/first");
  write_input(page, {.name = "name", .label = std::string(page.say("Kontonamn", "Account name")), .autocomplete = "username"}, filled);
  write_input(page,
              {.name = "code",
               .label = std::string(page.say("Engångskod", "One-time code")),
               .hint = std::string(page.say("Den du fick när kontot lades upp, till exempel abcd-efgh-ijkm-npqr.",
                                            "The one you were given with the account, for example abcd-efgh-ijkm-npqr.")),
               .autocomplete = "one-time-code"},
              filled);
  write_input(
      page,
      {.name = "password",
       .label = std::string(page.say("Ditt nya lösenord", "Your new password")),
       .hint = std::string(page.say("Minst tolv tecken. Några ord i följd går bra.", "At least twelve characters. A few words in a row are fine.")),
       .type = "password",
       .autocomplete = "new-password"},
      filled);
  write_button(page, page.say("Välj lösenord och logga in", "Choose the password and log in"));
  page.out.close();
}

using WriteForm = void (*)(Page& page, const Filled& filled);

http::Response show_form(Page& page, const core::Text& title, const Filled& filled, WriteForm write_form) {
  http::Response response = show_page(page, title, Place::none, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(title));
    write_summary(page, filled);
    write_form(page, filled);
    page.out.close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

const core::Text kLogin{.sv = "Logga in", .en = "Log in"};
const core::Text kFirst{.sv = "Logga in första gången", .en = "Log in for the first time"};

/// Passwords and codes are not written back into the form.
Filled shown_again(const http::Request& request, core::Problems problems) {
  return {.values = {{"name", std::string(request.form_value("name"))}}, .problems = std::move(problems)};
}

Answer take_login(const Site& site, const http::Request& request, const core::Text& title, WriteForm write_form) {
  if (!site.entrance) return not_here();
  if (!http::is_same_origin(request)) return core::fail(http::refusal_of_status(403).problems);
  Page page(site, request);
  const auto token = site.entrance->log_in({.name = std::string(request.form_value("name")),
                                            .password = std::string(request.form_value("password")),
                                            .code = std::string(request.form_value("code")),
                                            .address = request.peer});
  if (!token) return show_form(page, title, shown_again(request, token.error()), write_form);
  http::Response response = http::see_other(where_to_go(request));
  response.headers.push_back(session_cookie(site, *token));
  return response;
}

}  // namespace

Answer LoginPage::operator()(const http::Request& request) const {
  Page page(site, request);
  if (!site.entrance) return not_here();
  if (page.visit.user) return http::see_other(where_to_go(request));
  return show_form(page, kLogin, {}, write_login_form);
}

Answer TakeLogin::operator()(const http::Request& request) const { return take_login(site, request, kLogin, write_login_form); }

Answer FirstLoginPage::operator()(const http::Request& request) const {
  Page page(site, request);
  if (!site.entrance) return not_here();
  return show_form(page, kFirst, {}, write_first_form);
}

Answer TakeFirstLogin::operator()(const http::Request& request) const { return take_login(site, request, kFirst, write_first_form); }

Answer ChooseLanguage::operator()(const http::Request& request) const {
  Page page(site, request);
  if (!page.visit.user) return http::see_other("/login");
  TRY(check_form(site, request, page.visit));
  site.entrance->choose_language(*page.visit.user, request.form_value("language") == "en" ? "en" : "sv");
  return http::see_other(own_path(request.form_value("next")));
}

Answer Logout::operator()(const http::Request& request) const {
  Page page(site, request);
  if (!page.visit.user) return http::see_other("/");
  TRY(check_form(site, request, page.visit));
  site.entrance->log_out(session_token(site, request), request.peer);
  http::Response response = http::see_other(page.link("/"));
  response.headers.push_back(session_cookie(site, ""));
  return response;
}

}  // namespace rodtrad::web
