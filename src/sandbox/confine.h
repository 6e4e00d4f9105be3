// Shutting the current process in: no new privileges, Landlock (files), seccomp (no sockets, no new programs).
#pragma once

#include <filesystem>
#include <vector>

namespace rodtrad::sandbox {

/// Version of Landlock that the kernel offers; 0 = none.
int landlock_version();

/// From here on this process and its threads may read only `readable` (and the system's libraries and locale data), write
/// only below `folder`, open no socket and start no program. Steps that the kernel lacks are left out. Cannot be undone.
void confine(const std::vector<std::filesystem::path>& writable, const std::vector<std::filesystem::path>& readable);

}  // namespace rodtrad::sandbox
