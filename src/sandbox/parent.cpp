// The parent's side: starts the child with its limits, listens to progress, stops it when its time is up, reads the answer.
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>

#include "core/failure.h"
#include "core/file.h"
#include "core/json.h"
#include "sandbox/confine.h"
#include "sandbox/sandbox.h"
#include "sandbox/wire.h"

namespace rodtrad::sandbox {
namespace {

struct Pipe {
  int read = -1;
  int write = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) core::throw_errno({.sv = "kunde inte skapa", .en = "could not create"}, "pipe");
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() {
    close_read();
    close_write();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_read() { close_end(read); }
  void close_write() { close_end(write); }

 private:
  static void close_end(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

void set_limit(int what, std::uint64_t value) {
  const rlimit limit{.rlim_cur = value, .rlim_max = value};
  ::setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

/// After fork, before exec: only calls that are safe there.
[[noreturn]] void become_child(const Job& job, const Pipe& in, const Pipe& out) {
  ::dup2(in.read, STDIN_FILENO);
  ::dup2(out.write, STDOUT_FILENO);
  ::setpgid(0, 0);
#ifndef RODTRAD_SANITIZED
  set_limit(RLIMIT_AS, job.limits.address_space);
#endif
  set_limit(RLIMIT_CPU, static_cast<std::uint64_t>(job.limits.cpu_seconds));
  set_limit(RLIMIT_FSIZE, job.limits.file_size);
  set_limit(RLIMIT_CORE, 0);
  ::execl("/proc/self/exe", "rodtrad", "--worker", job.kind.c_str(), static_cast<char*>(nullptr));
  ::_exit(kExitBadJob);
}

std::string job_text(const Job& job) {
  core::JsonWriter out;
  out.begin_object().member("input", job.input).member("folder", std::filesystem::absolute(job.folder).string());
  const auto write_paths = [&](std::string_view key, const std::vector<std::filesystem::path>& paths) {
    out.key(key).begin_array();
    for (const auto& path : paths) out.value(std::filesystem::absolute(path).string());
    out.end_array();
  };
  write_paths("readable", job.readable);
  write_paths("writable", job.writable);
  return out.end_object().take();
}

void send(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // the child is gone: its exit status says why
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  ~Child() { stop(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  void stop() {
    if (pid_ <= 0) return;
    ::kill(-pid_, SIGKILL);
    ::kill(pid_, SIGKILL);
    wait();
  }
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    return status;
  }

 private:
  pid_t pid_;
};

using Clock = std::chrono::steady_clock;

/// Hands on progress lines until the child closes its output; false when the wall clock ran out.
bool listen(int fd, Clock::time_point deadline, const Progress& progress) {
  std::string pending;
  char block[4096];
  for (;;) {
    core::check_cancelled();
    if (Clock::now() >= deadline) return false;
    pollfd waiting{.fd = fd, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, 100) <= 0) continue;
    const ssize_t got = ::read(fd, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    pending.append(block, static_cast<std::size_t>(got));
    for (std::size_t end = pending.find('\n'); end != std::string::npos; end = pending.find('\n')) {
      if (progress) progress(pending.substr(0, end));
      pending.erase(0, end + 1);
    }
    if (pending.size() > 1 << 16) pending.clear();  // no line of ours is that long
  }
}

core::Fail stopped(std::string code, std::string sv, std::string en) {
  return core::fail(core::Problem{.code = "sandbox_" + std::move(code),
                                  .message = {.sv = std::move(sv), .en = std::move(en)},
                                  .hint = {.sv = "inget har ändrats; kontrollera filen, eller höj gränsen om den är riktig",
                                           .en = "nothing has changed; check the file, or raise the limit if it is right"}});
}

core::Fail death(int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == kExitDiskFull) {
    throw core::Failure(core::FailureKind::disk_full, {.sv = "disken är full", .en = "the disk is full"},
                        {.sv = "frigör utrymme och försök igen", .en = "free space and try again"});
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == kExitMemory)
    return stopped("memory", "arbetet behövde mer minne än tillåtet", "the work needed more memory than allowed");
  if (WIFSIGNALED(status)) {
    switch (WTERMSIG(status)) {
      case SIGXCPU:
      case SIGKILL:
        return stopped("cpu", "arbetet behövde mer processortid än tillåtet eller stoppades av systemet",
                       "the work needed more processor time than allowed, or was stopped by the system");
      case SIGXFSZ:
        return stopped("file_size", "arbetet skrev en större fil än tillåtet", "the work wrote a larger file than allowed");
      default:
        break;
    }
  }
  return stopped("crashed", fmt::format("arbetet kraschade (status {})", status), fmt::format("the work crashed (status {})", status));
}

core::Expected<std::string> read_answer(const std::filesystem::path& folder, int status) {
  std::error_code error;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || !std::filesystem::exists(folder / kAnswerFile, error)) return death(status);
  const core::Json answer = TRY(core::parse_json(TRY(core::read_file(folder / kAnswerFile))));
  if (answer.has("problems")) return core::fail(core::problems_from(answer["problems"]));
  if (answer.has("failure")) {
    const core::Json& failure = answer["failure"];
    throw core::Failure(static_cast<core::FailureKind>(failure["kind"].integer()), core::text_from(failure["message"]),
                        core::text_from(failure["hint"]));
  }
  return answer["answer"].string();
}

}  // namespace

core::Expected<std::string> run(const Job& job, const Progress& progress) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe in, out;
  const std::string text = job_text(job);
  const pid_t pid = ::fork();
  if (pid < 0) core::throw_errno({.sv = "kunde inte starta", .en = "could not start"}, "fork");
  if (pid == 0) become_child(job, in, out);
  Child child(pid);
  in.close_read();
  out.close_write();
  send(in.write, text);
  in.close_write();
  const auto deadline = Clock::now() + std::chrono::seconds(job.limits.wall_seconds);
  if (!listen(out.read, deadline, progress)) {
    child.stop();
    return stopped("timeout", fmt::format("arbetet tog mer än {} sekunder", job.limits.wall_seconds),
                   fmt::format("the work took more than {} seconds", job.limits.wall_seconds));
  }
  return read_answer(job.folder, child.wait());
}

std::string abilities() {
  const int version = landlock_version();
  return "rlimits, seccomp" + (version > 0 ? fmt::format(", landlock {}", version) : std::string());
}

}  // namespace rodtrad::sandbox
