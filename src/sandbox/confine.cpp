// Landlock and seccomp by their system calls; no library is needed for so little.
#include "sandbox/confine.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

#include "core/failure.h"

namespace rodtrad::sandbox {
namespace {

constexpr std::uint64_t kReadFile = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t kReadFolder = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
// Every right of version 1: what is not granted below is denied.
constexpr std::uint64_t kAllVersion1 = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
constexpr std::uint64_t kTruncate = 1ull << 14;  // version 3; not in Debian 12's header

void allow(int ruleset, const std::filesystem::path& path, std::uint64_t rights) {
  const int fd = ::open(path.c_str(), O_PATH | O_CLOEXEC);
  if (fd < 0) return;  // a place that does not exist needs no right
  struct stat status {};
  ::fstat(fd, &status);
  if (!S_ISDIR(status.st_mode)) rights &= kReadFile | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE | kTruncate;
  const landlock_path_beneath_attr rule{.allowed_access = rights, .parent_fd = fd};
  ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  ::close(fd);
}

void confine_files(const std::vector<std::filesystem::path>& writable, const std::vector<std::filesystem::path>& readable) {
  const int version = landlock_version();
  if (version <= 0) return;
  const std::uint64_t handled = kAllVersion1 | (version >= 3 ? kTruncate : 0);
  const landlock_ruleset_attr attributes{.handled_access_fs = handled};
  const int ruleset = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (ruleset < 0) return;
  for (const char* system : {"/usr/lib", "/lib", "/lib64", "/usr/share/zoneinfo", "/usr/share/locale", "/etc/localtime", "/proc", "/sys/fs/cgroup",
                             "/sys/devices/system/cpu", "/dev/urandom"}) {
    allow(ruleset, system, kReadFolder | LANDLOCK_ACCESS_FS_EXECUTE);
  }
  allow(ruleset, "/dev/null", kReadFile | LANDLOCK_ACCESS_FS_WRITE_FILE);
  for (const auto& path : readable) allow(ruleset, path, kReadFolder);
  for (const auto& path : writable) allow(ruleset, path, handled & ~static_cast<std::uint64_t>(LANDLOCK_ACCESS_FS_EXECUTE));
  ::syscall(SYS_landlock_restrict_self, ruleset, 0);
  ::close(ruleset);
}

void deny_calls() {
#if defined(__x86_64__)
  // System calls of another architecture are killed; those listed answer EPERM; all else is allowed.
  constexpr std::uint32_t kDenied[] = {SYS_socket,           SYS_socketpair,        SYS_execve, SYS_execveat,      SYS_ptrace,
                                       SYS_process_vm_readv, SYS_process_vm_writev, SYS_mount,  SYS_umount2,       SYS_bpf,
                                       SYS_keyctl,           SYS_unshare,           SYS_setns,  SYS_io_uring_setup};
  constexpr std::size_t kCount = std::size(kDenied);
  std::vector<sock_filter> program{
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
  };
  for (std::size_t i = 0; i < kCount; ++i) {
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kDenied[i], static_cast<std::uint8_t>(kCount - i), 0));
  }
  program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
  const sock_fprog filter{.len = static_cast<unsigned short>(program.size()), .filter = program.data()};
  ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
#endif
}

}  // namespace

int landlock_version() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version > 0 ? static_cast<int>(version) : 0;
}

void confine(const std::vector<std::filesystem::path>& writable, const std::vector<std::filesystem::path>& readable) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    core::throw_errno({.sv = "kunde inte stänga in", .en = "could not confine"}, "PR_SET_NO_NEW_PRIVS");
  }
  confine_files(writable, readable);
  deny_calls();
}

}  // namespace rodtrad::sandbox
