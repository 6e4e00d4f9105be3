// The overview, login events and settings.
#include "web/admin.h"

#include <map>

#include "ops/entrance.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

constexpr std::size_t kShownEvents = 200;

const core::Text kAdmin{.sv = "Administration", .en = "Administration"};

core::Text event_words(const std::string& event) {
  static const std::map<std::string, core::Text> kWords = {
      {"login", {.sv = "loggade in", .en = "logged in"}},
      {"first_login", {.sv = "loggade in första gången", .en = "logged in for the first time"}},
      {"logout", {.sv = "loggade ut", .en = "logged out"}},
      {"refused", {.sv = "fel lösenord eller kod", .en = "wrong password or code"}},
      {"locked", {.sv = "fel lösenord; kontot låst en stund", .en = "wrong password; the account is locked for a while"}},
      {"created", {.sv = "kontot lades upp", .en = "the account was added"}},
      {"changed", {.sv = "kontot ändrades", .en = "the account was changed"}},
      {"code", {.sv = "ny engångskod", .en = "new one-time code"}},
      {"token", {.sv = "fick en token för program", .en = "was given a token for programs"}},
      {"token_revoked", {.sv = "en token återkallades", .en = "a token was revoked"}},
      {"closed", {.sv = "kontot stängdes", .en = "the account was closed"}},
  };
  const auto found = kWords.find(event);
  return found == kWords.end() ? core::same_text(event) : found->second;
}

std::string shown_time(const Page& page, auth::Time at) {
  const std::time_t moment = at;
  std::tm parts{};
  ::gmtime_r(&moment, &parts);
  char utc[32];
  std::strftime(utc, sizeof utc, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return shown_moment(page, utc);
}

void write_way(Page& page, std::string_view path, std::string_view words, std::string_view about) {
  page.out.open("li").open("h2").leaf("a", words, {{"href", page.link(path)}}).close().leaf("p", about).close();
}

}  // namespace

Answer admin_page(Page& page) {
  TRY(need_role(page, {}));
  return show_page(page, kAdmin, Place::admin, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(kAdmin)).open("ul", {{"class", "entries"}});
    write_way(page, "/admin/users", page.say("Användare", "Users"),
              page.say("Konton, roller och enheter, engångskoder.", "Accounts, roles and units, one-time codes."));
    write_way(page, "/admin/logins", page.say("Inloggningar", "Logins"),
              page.say("Vem som har loggat in eller försökt, och vad som ändrats.", "Who has logged in or tried to, and what was changed."));
    write_way(page, "/jobs", page.say("Arbeten", "Jobs"),
              page.say("Körningar och intag som pågår eller är klara.", "Runs and imports under way or done."));
    write_way(page, "/admin/backup", page.say("Säkerhetskopior", "Backups"),
              page.say("Kopior av registret, och en ny när som helst.", "Copies of the register, and a new one at any time."));
    write_way(page, "/admin/settings", page.say("Inställningar", "Settings"),
              page.say("Vad som gäller i arbetsytan; ändras i rodtrad.toml.", "What holds in the workspace; changed in rodtrad.toml."));
    page.out.close().close();
  });
}

Answer logins_page(Page& page) {
  TRY(need_role(page, {}));
  const core::Text title{.sv = "Inloggningar", .en = "Logins"};
  return show_page(page, title, Place::admin, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/admin", page.in(kAdmin));
    page.out.leaf("h1", page.in(title));
    open_table(page, page.say("De senaste händelserna", "The latest events"),
               {{page.say("När", "When")},
                {page.say("Konto", "Account")},
                {page.say("Vad", "What")},
                {page.say("Av", "By")},
                {page.say("Adress", "Address")}});
    for (const auth::LoginEvent& event : page.site.entrance->events(kShownEvents)) {
      page.out.open("tr").leaf("td", shown_time(page, event.at)).leaf("td", event.account).leaf("td", page.in(event_words(event.event)));
      page.out.leaf("td", event.by).leaf("td", event.address).close();
    }
    close_table(page);
    page.out.close();
  });
}

/// Values are those of the file; what is secret is never shown.
Answer settings_page(Page& page) {
  TRY(need_role(page, {}));
  const core::Text title{.sv = "Inställningar", .en = "Settings"};
  const std::vector<ops::SettingValue> settings = TRY(ops::settings_in_use(page.site.workspace.folder()));
  return show_page(page, title, Place::admin, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/admin", page.in(kAdmin));
    page.out.leaf("h1", page.in(title));
    open_table(page, "rodtrad.toml", {{page.say("Inställning", "Setting")}, {page.say("Värde", "Value")}, {page.say("Betyder", "Meaning")}});
    for (const ops::SettingValue& one : settings) {
      page.out.open("tr").open("th", {{"scope", "row"}}).leaf("code", one.name).close();
      one.value.empty() ? page.out.leaf("td", page.say("inte satt", "not set"), {{"class", "absent"}}) : page.out.leaf("td", one.value);
      page.out.leaf("td", page.in(one.text)).close();
    }
    close_table(page);
    page.out.close();
  });
}

}  // namespace rodtrad::web
