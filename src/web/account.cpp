// An account as its owner sees it. A token may do what its scopes say and the account may do, and never more.
#include "web/account.h"

#include <ctime>

#include "core/date.h"
#include "core/unicode.h"
#include "web/form.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

const core::Text kAccount{.sv = "Mitt konto", .en = "My account"};
constexpr std::string_view kUsualDays = "90";

/// "Utredare", or "Utredare (unit-3)" where the role is held in a unit.
std::string role_words(const Page& page, const std::string& mandate) {
  const std::size_t at = std::min(mandate.find('@'), mandate.size());
  const schema::Role* role = page.site.workspace.permissions().role(mandate.substr(0, at));
  const std::string words = role ? page.in(role->label) : mandate.substr(0, at);
  return at == mandate.size() ? words : fmt::format("{} ({})", words, mandate.substr(at + 1));
}

std::vector<Choice> scopes(const Page& page) {
  return {{"read", std::string(page.say("Läsa: allt som du får läsa, utom uppgifter om enskilda personer",
                                        "Read: all that you may read, except data about single persons"))},
          {"write", std::string(page.say("Ändra i registret", "Change the register"))},
          {"release", std::string(page.say("Köra, släppa fram och publicera analyser", "Run, release and publish analyses"))}};
}

std::vector<Choice> lengths(const Page& page) {
  std::vector<Choice> choices;
  for (const std::string_view days : {std::string_view("7"), std::string_view("30"), kUsualDays, std::string_view("366")})
    choices.push_back({std::string(days), fmt::format("{} {}", days, page.say("dagar", "days"))});
  return choices;
}

std::string day_of(const Page& page, auth::Time seconds) {
  constexpr auth::Time kDay = 86400;
  return shown_day(page, core::to_iso(core::from_days(static_cast<int>(seconds / kDay))));
}

void write_revocation(Page& page, const auth::Token& token) {
  page.out.open("form", {{"method", "post"}, {"action", page.link(fmt::format("/account/tokens/{}/revoke", token.number))}});
  write_hidden(page, "token", page.visit.form_token);
  write_submit(page, page.say("Återkalla", "Revoke"), kTertiary, fmt::format("{} {}", page.say("Återkalla", "Revoke"), token.name));
  page.out.close();
}

void write_token(Page& page, const auth::Token& token) {
  page.out.open("tr").leaf("th", token.name, {{"scope", "row"}}).leaf("td", fmt::format("{}", fmt::join(token.scopes, ", ")));
  page.out.leaf("td", day_of(page, token.expires)).leaf("td", token.used ? day_of(page, token.used) : std::string(page.say("aldrig", "never")));
  page.out.open("td");
  if (token.revoked)
    page.out.text(page.say("Återkallad", "Revoked"));
  else if (token.expires <= std::time(nullptr))
    page.out.text(page.say("Har gått ut", "Has expired"));
  else
    write_revocation(page, token);
  page.out.close().close();
}

void write_tokens(Page& page) {
  const std::vector<auth::Token> tokens = page.site.entrance->tokens(page.visit.user->name);
  page.out.open("section", {{"id", "tokens"}}).leaf("h2", page.say("Token för program", "Tokens for programs"));
  page.out.leaf("p", page.say("Ett program, till exempel ett R-skript, visar en token för API:et och får då göra det som du får, inom det som du "
                              "kryssar för. Ge varje program en egen, så kan du återkalla en utan att de andra slutar fungera.",
                              "A program, for example an R script, shows a token to the API and may then do what you may, within what you tick. "
                              "Give each program one of its own, so that you can revoke one while the others go on."));
  if (tokens.empty()) page.out.leaf("p", page.say("Du har inga token.", "You have no tokens."), {{"class", "quiet"}});
  if (!tokens.empty()) {
    open_table(page, page.say("Dina token", "Your tokens"),
               {{page.say("Till för", "For")},
                {page.say("Får", "May")},
                {page.say("Gäller till", "Holds until")},
                {page.say("Användes senast", "Last used")},
                {page.say("Läge", "State")}});
    for (const auth::Token& one : tokens) write_token(page, one);
    close_table(page);
  }
  page.out.close();
}

void write_new_token(Page& page, const Filled& filled) {
  page.out.open("section").leaf("h2", page.say("Skapa en token", "Make a token"));
  open_form(page, "/account/tokens");
  write_input(page,
              {.name = "name",
               .label = std::string(page.say("Vad den är till för", "What it is for")),
               .hint = std::string(page.say("Till exempel: R-skript för årsrapporten.", "For example: R script for the annual report."))},
              filled);
  write_radios(page, {.name = "scope", .label = std::string(page.say("Programmet får", "The program may")), .type = "checkbox", .value = "read"},
               scopes(page), filled);
  write_select(page, {.name = "days", .label = std::string(page.say("Den gäller i", "It holds for")), .value = std::string(kUsualDays)},
               lengths(page), filled);
  write_button(page, page.say("Skapa", "Make"));
  page.out.close().close();
}

http::Response show_account(Page& page, const Filled& filled) {
  http::Response response = show_page(page, kAccount, Place::none, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(kAccount));
    write_done(page);
    write_summary(page, filled);
    std::vector<std::string> roles;
    for (const std::string& mandate : page.visit.user->mandates) roles.push_back(role_words(page, mandate));
    page.out.open("dl", {{"class", "status"}});
    write_fact(page, page.say("Namn", "Name"), page.visit.user->display);
    write_fact(page, page.say("Konto", "Account"), page.visit.user->name);
    write_fact(page, page.say("Roller", "Roles"), fmt::format("{}", fmt::join(roles, ", ")));
    write_fact(page, page.say("Uppgifter om enskilda personer", "Data about single persons"),
               page.visit.user->may_see_persons ? page.say("efter vad rollen får, med angivet skäl", "as the role may, with a stated reason")
                                                : page.say("nej: kräver organisationens inloggning", "no: takes the organisation's login"));
    page.out.close();
    write_tokens(page);
    write_new_token(page, filled);
    page.out.close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

http::Response show_secret(Page& page, const std::string& name, const std::string& secret) {
  const core::Text title{.sv = "Ny token", .en = "New token"};
  return show_page(page, title, Place::none, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/account", page.in(kAccount));
    page.out.leaf("h1", page.in(title));
    write_secret(page,
                 fmt::format(fmt::runtime(page.say("Kopiera den nu till \"{}\". Den visas bara den här gången.",
                                                   "Copy it now into \"{}\". It is shown only this once.")),
                             name),
                 secret);
    page.out.leaf("p", page.say("Programmet skickar den med varje anrop, i rubrikfältet:", "The program sends it with each call, in the header:"));
    page.out.open("pre", {{"tabindex", "0"}, {"aria-label", page.say("Rubrikfält", "Header")}, {"role", "region"}});
    page.out.leaf("code", "Authorization: Bearer " + secret).close().close();
  });
}

}  // namespace

Answer account_page(Page& page) { return show_account(page, {}); }

Answer take_token(Page& page) {
  auth::Token token{.account = page.visit.user->name, .name = std::string(page.request.form_value("name"))};
  for (const auto& [name, value] : page.request.form) {
    if (name == "scope") token.scopes.push_back(value);
  }
  const auto secret = page.site.entrance->add_token(token, whole_number(page.request.form_value("days")), token.account);
  if (!secret) {
    core::Problems problems = secret.error();
    for (core::Problem& problem : problems) problem.hint = {};  // they speak of the command
    return show_account(page, {.values = page.request.form, .problems = std::move(problems)});
  }
  return show_secret(page, std::string(core::trim(token.name)), *secret);
}

Answer take_revocation(Page& page) {
  const auto revoked = page.site.entrance->revoke_token(whole_number(page.request.parts[0]), page.visit.user->name, page.visit.user->name);
  if (!revoked) return core::fail(http::refusal_of_status(404).problems);
  return go_on(page, "/account", "revoked");
}

}  // namespace rodtrad::web
