// rodtrad user add, user list, user code
#include "cli/command.h"
#include "ops/entrance.h"

namespace rodtrad::cli {

namespace {

/// Workspaces are opened first, so that a wrong folder is told and no file is made there.
core::Expected<schema::Permissions> check_workspace(const Arguments& arguments) {
  return TRY(ops::Workspace::open(arguments.workspace, ops::Access::read))->permissions();
}

void show_code(Output& out, const std::string& name, const std::string& code) {
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("name", name).member("code", code).end_object();
    out.json(json);
    return;
  }
  out.line(core::say("Engångskod för {}: {}", "One-time code for {}: {}", name, code));
  out.line(core::Text{.sv = "Koden gäller i sju dagar och visas bara nu. Den skrivs in på sidan /login/first tillsammans med ett eget lösenord.",
                      .en = "The code holds for seven days and is shown only now. It is entered on the page /login/first together with a password of "
                            "one's own."});
}

core::Expected<core::Done> add(const Arguments& arguments, Output& out) {
  const schema::Permissions permissions = TRY(check_workspace(arguments));
  ops::Gate gate;
  ops::Entrance entrance(arguments.workspace, gate);
  const ops::NewUser user{.name = arguments.positional(), .display = arguments.one("--display"), .mandates = arguments.many("--role")};
  show_code(out, user.name, TRY(entrance.add_user(user, permissions, ops::system_account())));
  return core::Done{};
}

core::Expected<core::Done> code(const Arguments& arguments, Output& out) {
  TRY(check_workspace(arguments));
  ops::Gate gate;
  ops::Entrance entrance(arguments.workspace, gate);
  show_code(out, arguments.positional(), TRY(entrance.renew_code(arguments.positional(), ops::system_account())));
  return core::Done{};
}

std::string mandates_of(const auth::Account& account) {
  std::vector<std::string> words;
  for (const auth::Mandate& one : account.mandates) words.push_back(to_text(one));
  return fmt::format("{}", fmt::join(words, ", "));
}

core::Text state_of(const auth::Account& account) {
  if (account.closed) return {.sv = "stängt", .en = "closed"};
  if (account.proof == auth::Proof::openid) return {.sv = "organisationens inloggning", .en = "the organisation's login"};
  if (!account.has_password) return {.sv = "väntar på första inloggning", .en = "waits for the first login"};
  return {.sv = "lokalt lösenord", .en = "local password"};
}

core::Expected<core::Done> list(const Arguments& arguments, Output& out) {
  TRY(check_workspace(arguments));
  ops::Gate gate;
  ops::Entrance entrance(arguments.workspace, gate);
  const std::vector<auth::Account> users = entrance.users();
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().key("users").begin_array();
    for (const auth::Account& one : users) {
      json.begin_object().member("name", one.name).member("display", one.display).member("closed", one.closed).key("mandates").begin_array();
      for (const auth::Mandate& mandate : one.mandates) json.value(to_text(mandate));
      json.end_array().end_object();
    }
    json.end_array().end_object();
    out.json(json);
    return core::Done{};
  }
  TextTable table({{out.in({.sv = "Konto", .en = "Account"})},
                   {out.in({.sv = "Namn", .en = "Name"})},
                   {out.in({.sv = "Roller", .en = "Roles"})},
                   {out.in({.sv = "Läge", .en = "State"})}});
  for (const auth::Account& one : users) table.row({one.name, one.display, mandates_of(one), out.in(state_of(one))});
  if (users.empty())
    out.line(core::Text{.sv = "Inga konton än. Lägg till ett: rodtrad user add NAMN --role analyst",
                        .en = "No accounts yet. Add one: rodtrad user add NAME --role analyst"});
  else
    out.table(table);
  return core::Done{};
}

const Positional kName{.name = {.sv = "NAMN", .en = "NAME"},
                       .help = {.sv = "kontots namn: a–z, siffror, punkt och bindestreck", .en = "name of the account: a–z, digits, dot and hyphen"}};

}  // namespace

Command user_add_command() {
  return {.name = "user add",
          .summary = {.sv = "Lägg till ett lokalt konto och få en engångskod", .en = "Add a local account and get a one-time code"},
          .details = {.sv = "Med koden väljer personen sitt lösenord på sidan /login/first. Lokala konton ser aldrig uppgifter om enskilda personer.",
                      .en = "With the code the person chooses a password on the page /login/first. Local accounts never see data about single "
                            "persons."},
          .positionals = {kName},
          .options = {{.name = "--role",
                       .value = {.sv = "ROLL", .en = "ROLE"},
                       .help = {.sv = "vad kontot får göra, till exempel analyst, eller analyst@unit-3 för en enhet; kan upprepas",
                                .en = "what the account may do, for example analyst, or analyst@unit-3 for a unit; may be repeated"},
                       .kind = Option::Kind::many,
                       .required = true},
                      {.name = "--display", .value = {.sv = "TEXT", .en = "TEXT"}, .help = {.sv = "personens namn", .en = "the person's name"}}},
          .example = "rodtrad user add anna --role analyst --display \"Anna Exempel\"",
          .run = add};
}

Command user_list_command() {
  return {.name = "user list",
          .summary = {.sv = "Visa konton och deras roller", .en = "Show accounts and their roles"},
          .example = "rodtrad user list",
          .run = list};
}

Command user_code_command() {
  return {.name = "user code",
          .summary = {.sv = "Ge ett konto en ny engångskod; lösenordet slutar gälla", .en = "Give an account a new one-time code; its password ends"},
          .positionals = {kName},
          .example = "rodtrad user code anna",
          .run = code};
}

}  // namespace rodtrad::cli
