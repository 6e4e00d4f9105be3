// Backup and restore of the register. Lake, runs and publications are files that never change once they are there: any copy of the
// folder keeps them.
#pragma once

#include "ops/workspace.h"

namespace rodtrad::ops {

struct BackupDone {
  std::filesystem::path file;
  std::uintmax_t bytes = 0;
  std::string head;  // of the log, as `rodtrad audit verify` prints it
};

/// A whole copy of the register in one file, as it is at one moment, also while others write. Problem file_exists. Throws Failure.
core::Expected<BackupDone> backup_register(Workspace& workspace, const std::filesystem::path& file);

struct RestoreDone {
  std::filesystem::path before;  // the register that was there, kept beside
  std::int64_t entries = 0;      // in the log
};

/// The workspace's register becomes the copy, after a check that the copy is whole; nobody may write meanwhile. Problems: not_a_backup,
/// backup_damaged. Throws Failure.
core::Expected<RestoreDone> restore_register(const std::filesystem::path& folder, const std::filesystem::path& file);

}  // namespace rodtrad::ops
