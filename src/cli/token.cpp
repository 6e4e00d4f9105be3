// rodtrad token add, token list, token revoke
#include "cli/command.h"
#include "core/date.h"
#include "ops/entrance.h"

namespace rodtrad::cli {

namespace {

constexpr std::int64_t kUsualDays = 90;

/// Workspaces are opened first, so that a wrong folder is told and no file is made there.
core::Expected<core::Done> check_workspace(const Arguments& arguments) {
  TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  return core::Done{};
}

core::Expected<core::Done> add(const Arguments& arguments, Output& out) {
  TRY(check_workspace(arguments));
  ops::Gate gate;
  ops::Entrance entrance(arguments.workspace, gate);
  auth::Token token{.account = arguments.positional(), .name = arguments.one("--name"), .scopes = arguments.many("--scope")};
  if (token.scopes.empty()) token.scopes = {"read"};
  const std::int64_t days = TRY(arguments.integer("--days", kUsualDays, 1, auth::kMostTokenDays));
  const std::string secret = TRY(entrance.add_token(token, days, ops::system_account()));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("token", secret).member("days", days).end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(core::say("Token för {} ({} dagar): {}", "Token for {} ({} days): {}", token.account, days, secret));
  out.line(core::Text{.sv = "Den visas bara nu. Program skickar den i rubrikfältet Authorization: Bearer TOKEN.",
                      .en = "It is shown only now. Programs send it in the header Authorization: Bearer TOKEN."});
  return core::Done{};
}

std::string day_of(auth::Time seconds) {
  constexpr auth::Time kDay = auth::Time{24} * 3600;
  return seconds == 0 ? "–" : core::to_iso(core::from_days(static_cast<int>(seconds / kDay)));
}

void show_table(const std::vector<auth::Token>& tokens, const Output& out) {
  TextTable table({{"Nr", TextTable::Align::right},
                   {out.in({.sv = "Konto", .en = "Account"})},
                   {out.in({.sv = "Till för", .en = "For"})},
                   {out.in({.sv = "Får", .en = "May"})},
                   {out.in({.sv = "Gäller till", .en = "Holds until"})},
                   {out.in({.sv = "Använd", .en = "Used"})}});
  for (const auth::Token& one : tokens) {
    const std::string until = one.revoked ? out.in({.sv = "återkallad", .en = "revoked"}) : day_of(one.expires);
    table.row({fmt::format("{}", one.number), one.account, one.name, fmt::format("{}", fmt::join(one.scopes, " ")), until, day_of(one.used)});
  }
  tokens.empty() ? out.line(core::Text{.sv = "Inga token än.", .en = "No tokens yet."}) : out.table(table);
}

core::Expected<core::Done> list(const Arguments& arguments, Output& out) {
  TRY(check_workspace(arguments));
  ops::Gate gate;
  ops::Entrance entrance(arguments.workspace, gate);
  const std::vector<auth::Token> tokens = entrance.tokens(arguments.positional());
  if (!out.is_json()) {
    show_table(tokens, out);
    return core::Done{};
  }
  core::JsonWriter json;
  json.begin_object().key("tokens").begin_array();
  for (const auth::Token& one : tokens) {
    json.begin_object().member("number", one.number).member("account", one.account).member("name", one.name).key("scopes").begin_array();
    for (const std::string& scope : one.scopes) json.value(scope);
    json.end_array().member("created", day_of(one.created)).member("expires", day_of(one.expires)).member("revoked", one.revoked).end_object();
  }
  json.end_array().end_object();
  out.json(json);
  return core::Done{};
}

core::Expected<core::Done> revoke(const Arguments& arguments, Output& out) {
  TRY(check_workspace(arguments));
  constexpr int kMostDigits = 9;
  const std::string text = arguments.positional();
  const bool is_number = text.find_first_not_of("0123456789") == std::string::npos && text.size() <= kMostDigits;
  ops::Gate gate;
  ops::Entrance entrance(arguments.workspace, gate);
  TRY(entrance.revoke_token(is_number && !text.empty() ? std::stoll(text) : 0, "", ops::system_account()));
  out.line(core::say("Token {} gäller inte längre.", "Token {} holds no longer.", text));
  return core::Done{};
}

}  // namespace

Command token_add_command() {
  return {
      .name = "token add",
      .summary = {.sv = "Ge ett konto en token, för program som använder API:et", .en = "Give an account a token, for programs that use the API"},
      .details = {.sv = "Med den får ett program göra det som kontot får, inom rätterna, till dess dag. Uppgifter om enskilda personer ges aldrig.",
                  .en = "With it a program may do what the account may, within the scopes, until its day. Data about single persons are never "
                        "given."},
      .positionals = {{.name = {.sv = "KONTO", .en = "ACCOUNT"}, .help = {.sv = "kontots namn", .en = "name of the account"}}},
      .options =
          {{.name = "--name", .value = {.sv = "TEXT", .en = "TEXT"}, .help = {.sv = "vad den är till för", .en = "what it is for"}, .required = true},
           {.name = "--scope",
            .value = {.sv = "RÄTT", .en = "SCOPE"},
            .help = {.sv = "read (annars), write eller release; kan upprepas", .en = "read (otherwise), write or release; may be repeated"},
            .kind = Option::Kind::many},
           {.name = "--days",
            .value = {.sv = "ANTAL", .en = "COUNT"},
            .help = {.sv = "så länge gäller den (90, högst 366)", .en = "how long it holds (90, at most 366)"}}},
      .example = "rodtrad token add anna --name \"R-skript\" --scope read --days 30",
      .run = add};
}

Command token_list_command() {
  return {.name = "token list",
          .summary = {.sv = "Visa token, utan deras hemligheter", .en = "Show tokens, without their secrets"},
          .positionals = {{.name = {.sv = "KONTO", .en = "ACCOUNT"},
                           .help = {.sv = "bara detta kontos", .en = "this account's only"},
                           .required = false}},
          .example = "rodtrad token list anna",
          .run = list};
}

Command token_revoke_command() {
  return {.name = "token revoke",
          .summary = {.sv = "Återkalla en token: den slutar gälla genast", .en = "Revoke a token: it ends at once"},
          .positionals = {{.name = {.sv = "NR", .en = "NO"}, .help = {.sv = "numret i listan", .en = "its number in the list"}}},
          .example = "rodtrad token revoke 3",
          .run = revoke};
}

}  // namespace rodtrad::cli
