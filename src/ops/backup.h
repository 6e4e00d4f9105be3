// Backup and restore: of a whole workspace in a folder, or of its register alone in a file.
#pragma once

#include "ops/workspace.h"

namespace rodtrad::ops {

/// A place that the workspace uses and that lies outside it: keys, originals, the secret of a login service.
struct OutsidePlace {
  core::Text what;
  std::string name;  // in the backup's folder "outside"
  std::filesystem::path place;
  bool included = false;
};

struct BackupDone {
  std::filesystem::path file;  // or folder
  std::uintmax_t bytes = 0;
  std::size_t files = 1;
  std::string head;  // of the log, as `rodtrad audit verify` prints it
  std::vector<OutsidePlace> outside = {};
};

enum class Keys { left_out, included };

/// The whole workspace in a new folder, also while others write: first the register as it is at one moment, then the files that it knows;
/// backup.json tells each with its hash. Accounts come along, sessions do not. Problem file_exists. Throws Failure, also when a file of
/// the lake is missing or changed.
core::Expected<BackupDone> backup_workspace(Workspace& workspace, const std::filesystem::path& folder, Keys keys);

/// The register alone in one file, as it is at one moment, also while others write. Problem file_exists. Throws Failure.
core::Expected<BackupDone> backup_register(Workspace& workspace, const std::filesystem::path& file);

struct RestoreDone {
  std::filesystem::path before;  // the register that was there, kept beside; "" = nothing was there
  std::int64_t entries = 0;      // in the log
  std::size_t files = 1;
  std::vector<OutsidePlace> outside = {};  // included: its files were put into the place
};

/// A new workspace out of a backup's folder, after a check of every file. `keys`: the workspace's place for keys and originals from now on; "" =
/// where they were. Problems: not_a_backup, backup_damaged, folder_not_empty, keys_not_empty. Throws Failure.
core::Expected<RestoreDone> restore_workspace(const std::filesystem::path& folder, const std::filesystem::path& backup,
                                              const std::filesystem::path& keys);

/// The workspace's register becomes the copy, after a check that the copy is whole; nobody may write meanwhile. Problems: not_a_backup,
/// backup_damaged. Throws Failure.
core::Expected<RestoreDone> restore_register(const std::filesystem::path& folder, const std::filesystem::path& file);

/// Head of the log in a copy of a register that is whole. Problems: not_a_backup, backup_damaged.
core::Expected<std::string> whole_head(const std::filesystem::path& file);

core::Fail bad_backup(const std::filesystem::path& file, const char* code, const core::Text& message);

}  // namespace rodtrad::ops
