// Declarations of the settings, and reading them.
#include "ops/settings.h"

#include <thread>

#include "core/file.h"
#include "lake/lake.h"

namespace rodtrad::ops {

using core::Problems;
using core::Toml;

namespace {

void tell_type(const Toml& value, std::string_view sv, std::string_view en, Problems& problems) {
  core::tell(problems, value.place(), "wrong_type", {.sv = fmt::format("värdet ska vara {}", sv), .en = fmt::format("the value must be {}", en)});
}

std::string text_of(const Toml& value, Problems& problems) {
  if (!value.is_string()) tell_type(value, "text inom citattecken", "text in quotes", problems);
  return value.string();
}

void take_layout(const Toml& value, Settings&, Problems& problems) {
  if (value.integer() <= kWorkspaceLayout && value.integer() >= 1) return;
  core::tell(problems, value.place(), "workspace_newer",
             core::say("arbetsytan är gjord av en nyare version av programmet (layout {}; den här klarar {})",
                       "the workspace was made by a newer version of the program (layout {}; this one knows {})", value.integer(), kWorkspaceLayout),
             {.sv = "installera den nyare versionen", .en = "install the newer version"});
}

void take_threads(const Toml& value, Settings& settings, Problems& problems) {
  settings.threads = static_cast<int>(value.integer());
  if (!value.is_integer() || value.integer() < 0 || value.integer() > 1024)
    tell_type(value, "ett heltal från 0 till 1024", "an integer from 0 to 1024", problems);
}

void take_bounded(const Toml& value, std::int64_t& setting, std::int64_t most, Problems& problems, std::int64_t least = 1) {
  setting = value.integer();
  if (value.is_integer() && setting >= least && setting <= most) return;
  tell_type(value, fmt::format("ett heltal från {} till {}", least, most), fmt::format("an integer from {} to {}", least, most), problems);
}

void take_small(const Toml& value, int& setting, Problems& problems) {
  constexpr std::int64_t kMost = 3600;
  std::int64_t number = 0;
  take_bounded(value, number, kMost, problems);
  setting = static_cast<int>(number);
}

void take_seconds(const Toml& value, double& setting, Problems& problems) {
  constexpr double kLeast = 0.01, kMost = 3600;
  setting = value.number();
  if (value.is_number() && setting >= kLeast && setting <= kMost) return;
  tell_type(value, fmt::format("ett tal från {} till {}", kLeast, kMost), fmt::format("a number from {} to {}", kLeast, kMost), problems);
}

void take_key(const Toml& value, Settings& settings, Problems& problems) {
  settings.fixed_key = text_of(value, problems);
  if (!is_fixed_key(settings.fixed_key)) tell_type(value, "64 hexadecimala siffror", "64 hexadecimal digits", problems);
}

void take_internal(const Toml& value, Settings& settings, Problems& problems) {
  settings.web_internal = value.boolean();
  if (!value.is_boolean()) tell_type(value, "true eller false", "true or false", problems);
}

void take_url(const Toml& value, Settings& settings, Problems& problems) {
  settings.web_url = text_of(value, problems);
  if (!settings.web_url.starts_with("https://") || settings.web_url.ends_with('/'))
    tell_type(value, "en adress som börjar med https:// och slutar utan snedstreck", "an address that begins with https:// and ends without a slash",
              problems);
}

std::vector<Setting> fetch_settings() {
  return {
      {"fetch",
       "most_mb",
       "4096",
       {.sv = "största svar i MiB som hämtas från en adress", .en = "largest answer in MiB that is fetched from an address"},
       [](const Toml& value, Settings& settings, Problems& problems) {
         std::int64_t megabytes = 1;
         take_bounded(value, megabytes, 1 << 20, problems);
         settings.fetch.most_bytes = static_cast<std::uint64_t>(megabytes) << 20;
       }},
      {"fetch",
       "stall_seconds",
       "60",
       {.sv = "så länge väntar programmet på en server som slutat sända", .en = "how long a server that has stopped sending is waited for"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_small(value, settings.fetch.stall_seconds, problems); }},
      {"fetch",
       "attempts",
       "4",
       {.sv = "försök innan programmet ger upp", .en = "attempts before giving up"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_small(value, settings.fetch.attempts, problems); }},
      {"fetch",
       "wait_seconds",
       "1",
       {.sv = "paus före andra försöket; den fördubblas för varje försök", .en = "pause before the second attempt; it doubles with each attempt"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_seconds(value, settings.fetch.wait_seconds, problems); }},
      {"fetch",
       "longest_wait_seconds",
       "120",
       {.sv = "längsta paus mellan två försök", .en = "longest pause between two attempts"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_small(value, settings.fetch.longest_wait_seconds, problems); }},
  };
}

std::vector<Setting> api_tables() {
  return {
      {"api",
       "calls",
       "100",
       {.sv = "flest anrop till API:et med en token, eller från en adress, under ett tidsfönster",
        .en = "most calls of the API with one token, or from one address, in a window of time"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_bounded(value, settings.api_calls, 1'000'000, problems); }},
      {"api",
       "seconds",
       "10",
       {.sv = "tidsfönstrets längd i sekunder", .en = "length of the window in seconds"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_bounded(value, settings.api_seconds, 3600, problems); }},
      {"pxweb",
       "cells",
       "150000",
       {.sv = "flest celler i ett svar från tabell-API:et", .en = "most cells in one answer of the table API"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_bounded(value, settings.pxweb_cells, 10'000'000, problems); }},
      {"pxweb",
       "calls",
       "30",
       {.sv = "flest anrop från en adress under ett tidsfönster", .en = "most calls from one address in a window of time"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_bounded(value, settings.pxweb_calls, 1'000'000, problems); }},
      {"pxweb",
       "seconds",
       "10",
       {.sv = "tidsfönstrets längd i sekunder", .en = "length of the window in seconds"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_bounded(value, settings.pxweb_seconds, 3600, problems); }},
  };
}

std::vector<Setting> openid_table() {
  return {
      {"openid",
       "issuer",
       "\"https://login.exempel.se\"",
       {.sv = "organisationens inloggningstjänst (OpenID Connect)", .en = "the organisation's login service (OpenID Connect)"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.openid_issuer = text_of(value, problems); }},
      {"openid",
       "client",
       "\"rodtrad\"",
       {.sv = "programmets namn hos tjänsten", .en = "the program's name at the service"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.openid_client = text_of(value, problems); }},
      {"openid",
       "secret_file",
       "\"/etc/rodtrad/openid-secret\"",
       {.sv = "fil med programmets hemlighet hos tjänsten; utan värde används bara PKCE",
        .en = "file with the program's secret at the service; without value only PKCE is used"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.openid_secret = text_of(value, problems); }},
      {"openid",
       "strength",
       "\"http://id.elegnamnden.se/loa/1.0/loa3\"",
       {.sv = "tillitsnivå (acr) som inloggningen ska ha; utan värde räcker tjänstens egen",
        .en = "level of assurance (acr) that logins must have; without value the service's own will do"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.openid_strength = text_of(value, problems); }},
      {"openid",
       "claim",
       "\"roles\"",
       {.sv = "uppgift i inloggningen som har rollerna: \"analyst\" eller \"analyst@unit-3\"",
        .en = "claim of the login that has the roles: \"analyst\" or \"analyst@unit-3\""},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.openid_claim = text_of(value, problems); }},
  };
}

/// Those of fetching and of the login service stand after the others, in tables of their own.
std::vector<Setting> with_others(std::vector<Setting> settings) {
  for (const Setting& one : fetch_settings()) settings.push_back(one);
  for (const Setting& one : openid_table()) settings.push_back(one);
  for (const Setting& one : api_tables()) settings.push_back(one);
  return settings;
}

const std::vector<Setting>& settings_table() {
  static const std::vector<Setting> all = with_others({
      {"",
       "layout",
       "1",
       {.sv = "arbetsytans uppbyggnad; ändras av programmet", .en = "layout of the workspace; changed by the program"},
       take_layout},
      {"",
       "id",
       "\"a1b2c3d4e5f6\"",
       {.sv = "skiljer arbetsytor åt; ändra inte", .en = "tells workspaces apart; do not change"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.id = text_of(value, problems); }},
      {"",
       "region",
       "\"Region Exempel\"",
       {.sv = "regionens namn, som det står på sidor och bilder", .en = "name of the region, as on pages and slides"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.region = text_of(value, problems); }},
      {"keys",
       "folder",
       "\"/srv/nycklar\"",
       {.sv = "nyckel och personnummertabell; utan värde en mapp utanför arbetsytan",
        .en = "key and person map; without value a folder outside the workspace"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.keys = text_of(value, problems); }},
      {"keys",
       "fixed",
       "\"\"",
       {.sv = "fast nyckel, bara för prov med påhittade data", .en = "fixed key, only for tests with made-up data"},
       take_key},
      {"originals",
       "folder",
       "\"/srv/original\"",
       {.sv = "originalfiler och karantän för personuppgifter", .en = "original files and quarantine of personal data"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.originals = text_of(value, problems); }},
      {"engine", "threads", "0", {.sv = "trådar vid läsning; 0 = alla kärnor", .en = "threads for reading; 0 = all cores"}, take_threads},
      {"engine",
       "memory",
       "\"4GB\"",
       {.sv = "minne som läsningen får använda", .en = "memory that reading may use"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.memory = text_of(value, problems); }},
      {"sandbox",
       "memory_gb",
       "0",
       {.sv = "minne i GiB som läsning av främmande filer och körningar får använda; 0 = halva datorns, minst 8",
        .en = "memory in GiB that reading of foreign files and runs may use; 0 = half of the machine's, at least 8"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_bounded(value, settings.sandbox_memory, 1 << 20, problems, 0); }},
      {"sandbox",
       "minutes",
       "60",
       {.sv = "hur länge de får hålla på", .en = "how long they may take"},
       [](const Toml& value, Settings& settings, Problems& problems) { take_bounded(value, settings.sandbox_minutes, 1 << 20, problems); }},
      {"users",
       "local",
       "\"administrator\"",
       {.sv = "roller för den som kör kommandon på datorn, med komma emellan; utan värde administratör",
        .en = "roles of whoever runs commands on the machine, with commas between; administrator without a value"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.local_roles = text_of(value, problems); }},
      {"web",
       "address",
       "\"127.0.0.1\"",
       {.sv = "adress som \"rodtrad serve\" lyssnar på", .en = "address that \"rodtrad serve\" listens on"},
       [](const Toml& value, Settings& settings, Problems& problems) { settings.web_address = text_of(value, problems); }},
      {"web",
       "url",
       "\"https://analys.exempel.se\"",
       {.sv = "adressen utåt när en webbserver med TLS står framför", .en = "the address from outside when a web server with TLS stands in front"},
       take_url},
      {"web",
       "internal",
       "false",
       {.sv = "true: sidor och API visar också det som är frisläppt internt, för alla som når dem",
        .en = "true: pages and API also show what is released internally, to everyone who reaches them"},
       take_internal},
  });
  return all;
}

std::vector<std::string> keys_in(std::string_view table) {
  std::vector<std::string> keys;
  for (const Setting& setting : settings_table()) {
    if (setting.table == table) keys.emplace_back(setting.key);
    if (table.empty() && !setting.table.empty()) keys.emplace_back(setting.table);
  }
  return keys;
}

void set_default_folders(const std::filesystem::path& workspace, Settings& settings) {
  const std::filesystem::path outside = lake::default_private_folder(settings.id);
  const auto place = [&](std::filesystem::path& folder) { folder = folder.empty() ? outside : (workspace / folder).lexically_normal(); };
  place(settings.keys);
  place(settings.originals);
}

}  // namespace

bool is_fixed_key(std::string_view key) { return key.size() == 64 && key.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

std::span<const Setting> declared_settings() { return settings_table(); }

core::Expected<Settings> read_settings(const std::filesystem::path& workspace) {
  const std::filesystem::path file = workspace / "rodtrad.toml";
  if (!std::filesystem::exists(file)) {
    return core::fail(
        {.code = "no_workspace",
         .place = {.file = workspace.string()},
         .message = {.sv = "mappen är ingen arbetsyta (rodtrad.toml saknas)", .en = "the folder is no workspace (rodtrad.toml is missing)"},
         .hint = {.sv = "gör en med \"rodtrad init MAPP\", eller peka ut en med --workspace MAPP",
                  .en = "make one with \"rodtrad init FOLDER\", or name one with --workspace FOLDER"}});
  }
  const Toml root = TRY(core::parse_toml(TRY(core::read_file(file, 1 << 20)), file.string()));
  Settings settings;
  Problems problems;
  core::check_keys(root, keys_in(""), problems);
  for (const char* table : {"keys", "originals", "engine", "sandbox", "fetch", "web", "openid", "api", "pxweb"})
    core::check_keys(root[table], keys_in(table), problems);
  for (const Setting& setting : settings_table()) {
    const Toml& value = setting.table.empty() ? root[setting.key] : root[setting.table][setting.key];
    if (!value.is_absent()) setting.take(value, settings, problems);
  }
  if (settings.id.empty()) core::tell(problems, {.file = file.string()}, "required", {.sv = "id saknas", .en = "id is missing"});
  if (!problems.empty()) return core::fail(std::move(problems));
  set_default_folders(std::filesystem::absolute(workspace), settings);
  return settings;
}

core::Expected<std::vector<SettingValue>> settings_in_use(const std::filesystem::path& workspace) {
  const std::filesystem::path file = workspace / "rodtrad.toml";
  const Toml root = TRY(core::parse_toml(TRY(core::read_file(file, 1 << 20)), file.string()));
  std::vector<SettingValue> values;
  for (const Setting& setting : settings_table()) {
    const Toml& value = setting.table.empty() ? root[setting.key] : root[setting.table][setting.key];
    SettingValue shown{.name = setting.table.empty() ? std::string(setting.key) : fmt::format("{}.{}", setting.table, setting.key),
                       .value = {},
                       .text = setting.text};
    if (value.is_string()) shown.value = setting.key == "fixed" || setting.key == "secret" ? "•••" : value.string();
    if (value.is_integer()) shown.value = std::to_string(value.integer());
    if (value.is_boolean()) shown.value = value.boolean() ? "true" : "false";
    values.push_back(std::move(shown));
  }
  return values;
}

std::string example_settings(core::Language language) {
  std::string out;
  std::string_view table;
  for (const Setting& setting : settings_table()) {
    if (setting.table != table) out += fmt::format("\n[{}]\n", setting.table);
    table = setting.table;
    out += fmt::format("# {}\n{}{} = {}\n", setting.text.in(language), setting.table.empty() ? "" : "# ", setting.key, setting.example);
  }
  return out;
}

int threads_of(const Settings& settings) {
  return settings.threads > 0 ? settings.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace rodtrad::ops
