// Accounts: the list, a new one, changing one.
#include <algorithm>

#include "core/unicode.h"
#include "web/admin.h"
#include "web/form.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

const core::Text kUsers{.sv = "Användare", .en = "Users"};

std::string mandates_of(const auth::Account& account, std::string_view between) {
  std::vector<std::string> words;
  for (const auth::Mandate& one : account.mandates) words.push_back(to_text(one));
  return fmt::format("{}", fmt::join(words, between));
}

/// Roles as written in the form: one a line, or with commas.
std::vector<std::string> mandates_from(const http::Request& request) {
  std::vector<std::string> mandates;
  const std::string lines = core::replace_all(std::string(request.form_value("mandates")), ",", "\n");
  for (const std::string_view line : core::split(lines, '\n')) {
    if (!core::trim(line).empty()) mandates.emplace_back(core::trim(line));
  }
  return mandates;
}

std::string state_of(const Page& page, const auth::Account& account) {
  if (account.closed) return std::string(page.say("Stängt", "Closed"));
  if (account.proof == auth::Proof::openid) return std::string(page.say("Organisationens inloggning", "The organisation's login"));
  return std::string(account.has_password ? page.say("Lokalt lösenord", "Local password")
                                          : page.say("Väntar på första inloggning", "Waits for the first login"));
}

std::string path_of(const auth::Account& account) { return "/admin/users/" + account.name; }

void write_users(Page& page) {
  open_table(page, page.in(kUsers),
             {{page.say("Konto", "Account")}, {page.say("Namn", "Name")}, {page.say("Roller", "Roles")}, {page.say("Läge", "State")}});
  for (const auth::Account& one : page.site.entrance->users()) {
    page.out.open("tr").open("th", {{"scope", "row"}}).leaf("a", one.name, {{"href", page.link(path_of(one))}}).close();
    page.out.leaf("td", one.display).leaf("td", mandates_of(one, ", ")).leaf("td", state_of(page, one)).close();
  }
  close_table(page);
}

void write_mandates(Page& page, const std::string& value, const Filled& filled) {
  write_input(page,
              {.name = "mandates",
               .label = std::string(page.say("Roller", "Roles")),
               .hint = std::string(page.say("En per rad: analyst, eller analyst@unit-3 för en enhet. administrator får allt.",
                                            "One a line: analyst, or analyst@unit-3 for a unit. administrator may do everything.")),
               .type = "area",
               .value = value},
              filled);
}

void write_new_user(Page& page, const Filled& filled) {
  page.out.open("section").leaf("h2", page.say("Lägg till ett konto", "Add an account"));
  open_form(page, "/admin/users");
  write_input(page,
              {.name = "name",
               .label = std::string(page.say("Kontonamn", "Account name")),
               .hint = std::string(page.say("a–z, siffror, punkt och bindestreck.", "a–z, digits, dot and hyphen."))},
              filled);
  write_input(page, {.name = "display", .label = std::string(page.say("Personens namn", "The person's name"))}, filled);
  write_mandates(page, "", filled);
  write_button(page, page.say("Lägg till", "Add"));
  page.out.close().close();
}

http::Response show_users(Page& page, const Filled& filled) {
  http::Response response = show_page(page, kUsers, Place::admin, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/admin", page.say("Administration", "Administration"));
    page.out.leaf("h1", page.in(kUsers));
    write_summary(page, filled);
    write_users(page);
    write_new_user(page, filled);
    page.out.close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

http::Response show_code(Page& page, const std::string& name, const std::string& code) {
  const core::Text title{.sv = "Engångskod", .en = "One-time code"};
  return show_page(page, title, Place::admin, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(title));
    write_secret(page,
                 fmt::format(fmt::runtime(page.say("Ge den här koden till {}. Den visas bara nu och gäller i sju dagar.",
                                                   "Give this code to {}. It is shown only now and holds for seven days.")),
                             name),
                 code);
    page.out.leaf("p", page.say("Personen skriver in den på sidan Logga in första gången och väljer där sitt lösenord.",
                                "The person enters it on the page Log in for the first time and chooses a password there."));
    page.out.open("p").leaf("a", page.in(kUsers), {{"href", page.link("/admin/users")}}).close().close();
  });
}

core::Expected<auth::Account> asked_account(const Page& page) {
  for (auth::Account& one : page.site.entrance->users()) {
    if (one.name == page.request.parts[0]) return std::move(one);
  }
  return core::fail(http::refusal_of_status(404).problems);
}

http::Response show_user(Page& page, const auth::Account& account, const Filled& filled) {
  http::Response response = show_page(page, core::same_text(account.display), Place::admin, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/admin/users", page.in(kUsers));
    page.out.leaf("h1", account.display);
    write_done(page);
    write_summary(page, filled);
    page.out.open("dl", {{"class", "status"}});
    write_fact(page, page.say("Konto", "Account"), account.name);
    write_fact(page, page.say("Läge", "State"), state_of(page, account));
    page.out.close();
    open_form(page, path_of(account));
    write_input(page, {.name = "display", .label = std::string(page.say("Personens namn", "The person's name")), .value = account.display}, filled);
    write_mandates(page, mandates_of(account, "\n"), filled);
    write_radios(
        page, {.name = "closed", .label = std::string(page.say("Kontot är", "The account is")), .value = account.closed ? "yes" : "no"},
        {{"no", std::string(page.say("Öppet", "Open"))}, {"yes", std::string(page.say("Stängt: kan inte logga in", "Closed: cannot log in"))}},
        filled);
    write_button(page, page.say("Spara", "Save"));
    page.out.close();
    if (account.proof == auth::Proof::password) {
      page.out.open("section").leaf("h2", page.say("Glömt lösenord", "Forgotten password"));
      page.out.leaf("p", page.say("En ny engångskod gör att det gamla lösenordet slutar gälla och att kontot loggas ut.",
                                  "A new one-time code ends the old password and logs the account out."));
      open_form(page, path_of(account) + "/code");
      write_submit(page, page.say("Ge en ny engångskod", "Give a new one-time code"), kSecondary);
      page.out.close().close();
    }
    page.out.close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

}  // namespace

Answer users_page(Page& page) {
  TRY(need_role(page, {}));
  return show_users(page, {});
}

Answer take_user(Page& page) {
  TRY(need_role(page, {}));
  const ops::NewUser user{.name = core::to_lower(core::trim(page.request.form_value("name"))),
                          .display = std::string(core::trim(page.request.form_value("display"))),
                          .mandates = mandates_from(page.request)};
  const auto code = page.site.entrance->add_user(user, page.site.workspace.permissions(), page.visit.user->name);
  if (!code) return show_users(page, {.values = page.request.form, .problems = code.error()});
  return show_code(page, user.name, *code);
}

Answer user_page(Page& page) {
  TRY(need_role(page, {}));
  return show_user(page, TRY(asked_account(page)), {});
}

Answer take_changes(Page& page) {
  TRY(need_role(page, {}));
  const auth::Account account = TRY(asked_account(page));
  const ops::NewUser user{
      .name = account.name, .display = std::string(core::trim(page.request.form_value("display"))), .mandates = mandates_from(page.request)};
  const bool closed = page.request.form_value("closed") == "yes";
  const auto changed = page.site.entrance->change_user(user, closed, page.site.workspace.permissions(), page.visit.user->name);
  if (!changed) return show_user(page, account, {.values = page.request.form, .problems = changed.error()});
  return go_on(page, path_of(account), "saved");
}

Answer take_new_code(Page& page) {
  TRY(need_role(page, {}));
  const auth::Account account = TRY(asked_account(page));
  return show_code(page, account.name, TRY(page.site.entrance->renew_code(account.name, page.visit.user->name)));
}

}  // namespace rodtrad::web
