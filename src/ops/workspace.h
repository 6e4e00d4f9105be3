// A workspace: the folder with register, lake, runs and publications, opened for one command.
#pragma once

#include "lake/lake.h"
#include "ops/languages.h"
#include "ops/settings.h"
#include "records/store.h"

namespace rodtrad::ops {

/// Commands that write hold the workspace alone; those that read need not wait for them.
enum class Access { read, write };

/// Held as long as it lives. Throws Failure{busy} when another process has it, Failure{io} when the folder is read-only.
class WorkspaceLock {
 public:
  explicit WorkspaceLock(const std::filesystem::path& workspace);
  ~WorkspaceLock();
  WorkspaceLock(const WorkspaceLock&) = delete;
  WorkspaceLock& operator=(const WorkspaceLock&) = delete;

 private:
  int descriptor_ = -1;
};

class Workspace {
 public:
  /// Problems: those of read_settings and Store::open. Throws Failure (busy, io, database).
  static core::Expected<std::unique_ptr<Workspace>> open(const std::filesystem::path& folder, Access access);

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path runs() const { return folder_ / "runs"; }
  std::filesystem::path publications() const { return folder_ / "publications"; }
  const Settings& settings() const { return settings_; }
  sql::SqliteConnection& connection() { return *connection_; }
  records::Store& store() { return *store_; }
  const schema::Permissions& permissions() const { return permissions_; }
  const std::vector<OtherLanguage>& languages() const { return languages_; }
  records::Permit permit() const { return {permissions_, store_->schema()}; }
  const records::Store& store() const { return *store_; }
  lake::Lake& lake();
  /// What children of this workspace may use.
  sandbox::Limits limits() const;

 private:
  Workspace(std::filesystem::path folder, Settings settings) : folder_(std::move(folder)), settings_(std::move(settings)) {}

  std::filesystem::path folder_;
  Settings settings_;
  std::unique_ptr<WorkspaceLock> lock_;  // none when only reading
  std::unique_ptr<sql::SqliteConnection> connection_;
  std::optional<records::Store> store_;
  schema::Permissions permissions_;
  std::vector<OtherLanguage> languages_;
  std::unique_ptr<lake::Lake> lake_;
};

/// Who runs the program: the name of the account on this machine, or its number when it has none.
std::string system_account();
/// Who runs a command on this machine: by the name of the account, with the roles that the settings give.
records::Actor local_actor(const Workspace& workspace);

struct InitRequest {
  std::filesystem::path folder;
  std::string region;          // "": the folder's name
  std::filesystem::path keys;  // "": outside the workspace, by its id
  std::string fixed_key;       // tests and the demo
};

/// Makes a workspace in a new or empty folder. Problems: workspace_exists, folder_not_empty, keys_not_empty, bad_key.
core::Expected<std::filesystem::path> init_workspace(const InitRequest& request);

}  // namespace rodtrad::ops
