// Settings of a workspace (rodtrad.toml), declared once: reading, help and the example all come from the declarations.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "core/expected.h"
#include "core/http_client.h"
#include "core/toml.h"

namespace rodtrad::ops {

/// Layout of the workspace that this program knows; a workspace says its own under `layout`.
inline constexpr std::int64_t kWorkspaceLayout = 1;

struct Settings {
  std::string id;                   // tells workspaces apart: names the folder of keys
  std::string region;               // name of the region
  std::filesystem::path keys;       // key and person numbers
  std::filesystem::path originals;  // original bytes and quarantine of personal data
  std::string fixed_key;            // tests and the demo only
  int threads = 0;                  // 0: as many as the machine has
  std::string memory = "4GB";       // of the engine
  std::int64_t sandbox_memory = 0;  // GiB that a child process may use; 0: half of the machine's, at least 8
  std::int64_t sandbox_minutes = 60;
  core::FetchLimits fetch;  // of data from addresses
  std::string web_address = "127.0.0.1";
  std::string web_url;        // "https://analys.example.se": where readers find it; "" = http on this machine
  std::string openid_issuer;  // the organisation's login service; "" = none
  std::string openid_client;
  std::filesystem::path openid_secret;        // file with the client's secret; "" = a public client
  std::string openid_strength;                // acr that logins must have; "" = as the service decides
  std::string openid_claim = "roles";         // holds roles
  std::string local_roles = "administrator";  // of whoever runs commands on the machine
  std::int64_t pxweb_cells = 150'000;         // in one answer of the table API
  std::int64_t pxweb_calls = 30;              // in a window, for one address
  std::int64_t pxweb_seconds = 10;            // the window
  std::int64_t api_calls = 100;               // of the API, likewise, for one token or address
  std::int64_t api_seconds = 10;
  bool web_internal = false;  // pages and API show what is released internally too
};

struct Setting {
  std::string_view table;  // "" for the top of the file
  std::string_view key;
  std::string_view example;
  core::Text text;
  void (*take)(const core::Toml& value, Settings& settings, core::Problems& problems);
};

std::span<const Setting> declared_settings();

/// 64 hexadecimal digits, small letters.
bool is_fixed_key(std::string_view key);

/// The workspace's rodtrad.toml. Problems: no_workspace, workspace_newer, unknown_key, wrong_type …, each with place.
core::Expected<Settings> read_settings(const std::filesystem::path& workspace);

/// A setting as it stands in the workspace's file, "" where it is not set. A fixed key is not shown.
struct SettingValue {
  std::string name;  // "web.address"
  std::string value;
  core::Text text;
};

core::Expected<std::vector<SettingValue>> settings_in_use(const std::filesystem::path& workspace);

/// A commented rodtrad.toml with every setting.
std::string example_settings(core::Language language);

/// Threads to use: those of the settings, or those of the machine.
int threads_of(const Settings& settings);

}  // namespace rodtrad::ops
