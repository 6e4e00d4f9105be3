// Who comes in: accounts, logins and sessions of a workspace, in server.db beside the register. The clock is the machine's.
#pragma once

#include <mutex>
#include <optional>

#include "auth/login.h"
#include "auth/openid.h"
#include "auth/rate.h"
#include "auth/receipts.h"
#include "auth/sessions.h"
#include "auth/tokens.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

/// Somebody who is logged in.
struct User {
  std::string name;
  std::string display;
  std::vector<std::string> mandates;  // "analyst", "analyst@unit-3"
  std::string language;               // "sv", "en"; "" = as the browser says
  bool may_see_persons = false;       // data about single persons

  bool has_role(std::string_view role) const;
};

/// What a request's session says.
struct Visit {
  std::optional<User> user;  // nothing: a visitor
  std::string form_token;    // that forms of this session bring
};

/// Who asks the register: everyone is a visitor, a user also what the mandates say.
records::Actor actor_of(const Visit& visit);

struct LoginForm {
  std::string name;
  std::string password;
  std::string code = {};  // of the first login; "" = the password is known already
  std::string address;    // of the client
};

struct NewUser {
  std::string name;
  std::string display;
  std::vector<std::string> mandates;
};

/// What all entrances of a server share: how often somebody tries, and logins that are under way at the organisation's own service.
class Gate {
 public:
  explicit Gate(auth::OpenidSettings openid = {});

 private:
  friend class Entrance;
  core::Expected<core::Done> count(auth::RateLimit& limit, const std::string& key);

  bool has_openid_;
  std::mutex openid_mutex_;  // held while the service is asked
  auth::Openid openid_;
  std::mutex mutex_;
  auth::RateLimit logins_;   // by address
  auth::RateLimit changes_;  // by user
};

/// For one thread; others have their own, at the same gate.
class Entrance {
 public:
  /// Makes server.db when it is not there, readable by this account only: not for several threads at once. Throws Failure.
  Entrance(const std::filesystem::path& workspace, Gate& gate);

  /// The token of a new session, for the browser. Problems: login_refused, login_locked, too_often, those of auth::check_password.
  core::Expected<std::string> log_in(const LoginForm& form);
  /// The organisation's own login: where to send the browser, and what it brings back.
  bool has_openid() const { return gate_.has_openid_; }
  core::Expected<auth::Openid::Begun> begin_openid(const std::string& return_url, const std::string& next, const std::string& address);
  struct Arrival {
    std::string token;  // of the new session
    std::string next;
  };
  core::Expected<Arrival> finish_openid(const std::string& state, const std::string& code, const std::string& address);
  Visit visit(std::string_view token);
  /// Who comes with a token for programs; nothing when it does not hold. Data about persons are not for programs.
  struct ProgramVisit {
    User user;
    auth::Token token;
  };
  std::optional<ProgramVisit> visit_of_program(std::string_view secret);
  /// The token that the browser shall hold instead from now on, when it is time.
  std::optional<std::string> turn(std::string_view token);
  void log_out(std::string_view token, const std::string& address);
  /// Whether a form that came back was shown in this session.
  bool is_form_of(const Visit& visit, std::string_view form_token) const;
  /// Problem too_often, by user: forms that change something.
  core::Expected<core::Done> count_change(const User& user);
  core::Expected<core::Done> count_visitor(const std::string& address);

  /// The code of the first login. Problems: those of auth::Accounts::add, bad_mandate, unknown_role.
  core::Expected<std::string> add_user(const NewUser& user, const schema::Permissions& permissions, const std::string& by);
  core::Expected<std::string> renew_code(const std::string& name, const std::string& by);
  /// Problems: those of auth::Accounts::change, bad_mandate, unknown_role.
  core::Expected<core::Done> change_user(const NewUser& user, bool closed, const schema::Permissions& permissions, const std::string& by);
  std::vector<auth::Account> users() { return accounts_.list(); }
  std::vector<auth::LoginEvent> events(std::size_t most) { return accounts_.events(most); }
  /// The secret of a new token of an account. Problems: those of auth::Tokens::add.
  core::Expected<std::string> add_token(const auth::Token& token, std::int64_t days, const std::string& by);
  std::vector<auth::Token> tokens(const std::string& account) { return tokens_.list(account); }
  /// Of this account ("" = of any). Problem no_such_token.
  core::Expected<core::Done> revoke_token(std::int64_t number, const std::string& account, const std::string& by);
  /// server.db, also for answers that are kept (kept_answers.h) and views that are saved (saved_views.h).
  sql::Connection& connection() { return *connection_; }
  /// A secret by which whoever reported a record may follow it.
  std::string add_receipt(const std::string& record);
  /// What a receipt is for, as it now is, for whoever holds it. Problem not_found.
  core::Expected<records::Record> follow(const Workspace& workspace, std::string_view secret) const;
  void choose_language(const User& user, const std::string& language) { accounts_.choose_language(user.name, language); }

 private:
  std::unique_ptr<sql::SqliteConnection> connection_;
  auth::Accounts accounts_;
  auth::Sessions sessions_;
  auth::Tokens tokens_;
  auth::Receipts receipts_;
  Gate& gate_;
};

/// Settings of the login service; its secret is read from its file. Problems: those of reading it.
core::Expected<auth::OpenidSettings> openid_settings(const Workspace& workspace);

}  // namespace rodtrad::ops
