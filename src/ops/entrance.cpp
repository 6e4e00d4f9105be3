// Accounts and sessions behind one door.
#include "ops/entrance.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "auth/secret.h"
#include "auth/tables.h"
#include "core/failure.h"
#include "core/file.h"
#include "core/http_client.h"
#include "core/unicode.h"
#include "ops/register.h"

namespace rodtrad::ops {

using core::Expected;

namespace {

constexpr double kLoginsAtOnce = 20, kLoginsPerMinute = 10;
constexpr double kChangesAtOnce = 60, kChangesPerMinute = 60;

auth::Time now() { return static_cast<auth::Time>(std::time(nullptr)); }

double ticks() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::unique_ptr<sql::SqliteConnection> open_server_file(const std::filesystem::path& workspace) {
  const std::filesystem::path file = workspace / "server.db";
  const mode_t before = ::umask(0077);
  auto connection = sql::open_sqlite(file);
  auth::make_tables(*connection);
  ::umask(before);
  if (::chmod(file.c_str(), 0600) != 0) core::throw_errno({.sv = "kan inte skydda", .en = "cannot protect"}, file.string());
  return connection;
}

core::Fail too_often() {
  return core::fail({.code = "too_often",
                     .message = {.sv = "det kom för många försök på kort tid", .en = "there were too many tries in a short time"},
                     .hint = {.sv = "vänta en minut och försök igen", .en = "wait a minute and try again"}});
}

/// Short limits: others who log in wait meanwhile.
Expected<core::Json> fetch_json(const std::string& url, const std::string& form) {
  core::HttpClient client({.most_bytes = 1 << 20, .connect_seconds = 5, .stall_seconds = 5, .attempts = 1});
  const core::HttpAnswer answer = TRY(client.fetch_text(
      {.url = url, .body = form, .accept = "application/json", .body_type = "application/x-www-form-urlencoded", .wants_json = true}));
  if (!answer.is_ok()) return core::fail(answer.refusal());
  return core::parse_json(answer.body, core::shown_url(url));
}

User user_from(const auth::Account& account) {
  User user{
      .name = account.name, .display = account.display, .mandates = {}, .language = account.language, .may_see_persons = account.may_see_persons()};
  for (const auth::Mandate& one : account.mandates) user.mandates.push_back(to_text(one));
  return user;
}

/// A role that no rule knows would give nothing, silently.
Expected<auth::Mandate> known_mandate(const std::string& text, const schema::Permissions& permissions) {
  auth::Mandate mandate = TRY(auth::parse_mandate(text));
  if (permissions.role(mandate.role)) return mandate;
  std::vector<std::string> roles;
  for (const schema::Role& role : permissions.roles) roles.push_back(role.id);
  return core::fail({.code = "unknown_role",
                     .place = {.file = "mandates"},
                     .message = core::say("rollen \"{}\" finns inte", "there is no role \"{}\"", mandate.role),
                     .hint = core::did_you_mean(mandate.role, roles)});
}

Expected<auth::Account> account_from(const NewUser& user, const schema::Permissions& permissions) {
  auth::Account account{.name = user.name, .display = user.display};
  for (const std::string& one : user.mandates) account.mandates.push_back(TRY(known_mandate(one, permissions)));
  return account;
}

}  // namespace

bool User::has_role(std::string_view role) const {
  return std::any_of(mandates.begin(), mandates.end(), [&](const std::string& one) { return one.substr(0, one.find('@')) == role; });
}

records::Actor actor_of(const Visit& visit) {
  records::Actor actor{.name = visit.user ? visit.user->name : "visitor", .roles = {{.role = "visitor"}}};
  if (!visit.user) return actor;
  for (const std::string& text : visit.user->mandates) {
    const std::size_t at = text.find('@');
    const auto unit = at == std::string::npos ? std::nullopt : records::parse_record_id(text.substr(at + 1));
    if (at == std::string::npos) actor.roles.push_back({.role = text});
    if (unit && unit->type == "unit") actor.roles.push_back({.role = text.substr(0, at), .unit = unit->number});
  }
  return actor;
}

Gate::Gate(auth::OpenidSettings openid)
    : has_openid_(!openid.issuer.empty()),
      openid_(std::move(openid), fetch_json),
      logins_(kLoginsAtOnce, kLoginsPerMinute),
      changes_(kChangesAtOnce, kChangesPerMinute) {}

Expected<core::Done> Gate::count(auth::RateLimit& limit, const std::string& key) {
  const std::lock_guard hold(mutex_);
  if (!limit.take(key, ticks())) return too_often();
  return core::Done{};
}

Entrance::Entrance(const std::filesystem::path& workspace, Gate& gate)
    : connection_(open_server_file(workspace)),
      accounts_(*connection_),
      sessions_(*connection_),
      tokens_(*connection_),
      receipts_(*connection_),
      gate_(gate) {}

Expected<std::string> Entrance::log_in(const LoginForm& form) {
  TRY(gate_.count(gate_.logins_, form.address));
  const auth::Try tried{.name = form.name, .password = form.password, .address = form.address};
  const auth::Account account =
      form.code.empty() ? TRY(auth::log_in(*connection_, tried, now())) : TRY(auth::log_in_first(*connection_, tried, form.code, now()));
  return sessions_.begin(account.name, now());
}

Expected<auth::Openid::Begun> Entrance::begin_openid(const std::string& return_url, const std::string& next, const std::string& address) {
  TRY(gate_.count(gate_.logins_, address));
  const std::lock_guard hold(gate_.openid_mutex_);
  return gate_.openid_.begin(return_url, next, now());
}

Expected<Entrance::Arrival> Entrance::finish_openid(const std::string& state, const std::string& code, const std::string& address) {
  std::unique_lock hold(gate_.openid_mutex_);
  auth::Openid::Arrived arrived = TRY(gate_.openid_.finish(state, code, now()));
  hold.unlock();
  const auth::Account account = TRY(accounts_.keep(std::move(arrived.account), arrived.subject, address, now()));
  return Arrival{.token = sessions_.begin(account.name, now()), .next = std::move(arrived.next)};
}

Visit Entrance::visit(std::string_view token) {
  const auto session = token.empty() ? std::nullopt : sessions_.find(token, now());
  if (!session) return {};
  return {.user = user_from(*accounts_.find(session->account)), .form_token = session->form_token};
}

std::optional<Entrance::ProgramVisit> Entrance::visit_of_program(std::string_view secret) {
  auto token = tokens_.find(secret, now());
  if (!token) return std::nullopt;
  ProgramVisit visit{.user = user_from(*accounts_.find(token->account)), .token = *std::move(token)};
  visit.user.may_see_persons = false;
  return visit;
}

Expected<std::string> Entrance::add_token(const auth::Token& token, std::int64_t days, const std::string& by) {
  std::string secret = TRY(tokens_.add(token, days, now()));
  accounts_.note({now(), token.account, "token", by, ""});
  return secret;
}

std::string Entrance::add_receipt(const std::string& record) { return receipts_.add(record, now()); }

Expected<records::Record> Entrance::follow(const Workspace& workspace, std::string_view secret) const {
  const auto id = records::parse_record_id(receipts_.find(secret).value_or(""));
  if (!id) return no_such_page();
  return workspace.store().get(*id);
}

Expected<core::Done> Entrance::revoke_token(std::int64_t number, const std::string& account, const std::string& by) {
  TRY(tokens_.revoke(number, account));
  for (const auth::Token& one : tokens_.list("")) {
    if (one.number == number) accounts_.note({now(), one.account, "token_revoked", by, ""});
  }
  return core::Done{};
}

std::optional<std::string> Entrance::turn(std::string_view token) { return sessions_.turn(token, now()); }

void Entrance::log_out(std::string_view token, const std::string& address) {
  if (const auto session = sessions_.find(token, now())) accounts_.note({now(), session->account, "logout", session->account, address});
  sessions_.end(token);
}

bool Entrance::is_form_of(const Visit& visit, std::string_view form_token) const {
  return !visit.form_token.empty() && auth::same_secret(form_token, visit.form_token);
}

Expected<core::Done> Entrance::count_change(const User& user) { return gate_.count(gate_.changes_, user.name); }

Expected<core::Done> Entrance::count_visitor(const std::string& address) { return gate_.count(gate_.logins_, address); }

Expected<std::string> Entrance::add_user(const NewUser& user, const schema::Permissions& permissions, const std::string& by) {
  return accounts_.add(TRY(account_from(user, permissions)), by, now());
}

Expected<std::string> Entrance::renew_code(const std::string& name, const std::string& by) { return accounts_.renew_code(name, by, now()); }

Expected<core::Done> Entrance::change_user(const NewUser& user, bool closed, const schema::Permissions& permissions, const std::string& by) {
  auth::Account account = TRY(account_from(user, permissions));
  account.closed = closed;
  return accounts_.change(account, by, now());
}

Expected<auth::OpenidSettings> openid_settings(const Workspace& workspace) {
  const Settings& settings = workspace.settings();
  auth::OpenidSettings openid{.issuer = settings.openid_issuer,
                              .client = settings.openid_client,
                              .secret = {},
                              .strength = settings.openid_strength,
                              .claim = settings.openid_claim};
  if (!settings.openid_secret.empty()) openid.secret = core::trim(TRY(core::read_file(settings.openid_secret, 1 << 12)));
  return openid;
}

}  // namespace rodtrad::ops
