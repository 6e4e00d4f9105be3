// Starting, waiting for and stopping of another program.
#include "sandbox/program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>

#include "core/failure.h"
#include "core/file.h"

namespace rodtrad::sandbox {
namespace {

constexpr const char* kTold = "told.txt";
constexpr std::size_t kMostTold = 4096;
constexpr int kExitNotStarted = 127;

std::string found_in_path(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string folders = path ? path : "/usr/bin:/bin";
  for (std::size_t begin = 0; begin <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', begin), folders.size());
    std::string file = folders.substr(begin, end - begin) + "/" + name;
    if (file[0] == '/' && ::access(file.c_str(), X_OK) == 0) return file;
    begin = end + 1;
  }
  return {};
}

void set_limit(int what, std::uint64_t value) {
  const rlimit limit{.rlim_cur = value, .rlim_max = value};
  ::setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

/// After fork, before exec: only calls that are safe there.
[[noreturn]] void become(const char* file, char* const* arguments, const char* folder, int told, const Limits& limits) {
  char* const environment[] = {nullptr};
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(told, STDOUT_FILENO);
  ::dup2(told, STDERR_FILENO);
  ::setpgid(0, 0);
  std::signal(SIGXFSZ, SIG_DFL);
  std::signal(SIGPIPE, SIG_DFL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  set_limit(RLIMIT_AS, limits.address_space);
  set_limit(RLIMIT_CPU, static_cast<std::uint64_t>(limits.cpu_seconds));
  set_limit(RLIMIT_FSIZE, limits.file_size);
  set_limit(RLIMIT_CORE, 0);
  if (::chdir(folder) == 0) ::execve(file, arguments, environment);
  ::_exit(kExitNotStarted);
}

pid_t start(const std::string& file, const Program& program, int told) {
  std::vector<std::string> words = {program.name};
  words.insert(words.end(), program.arguments.begin(), program.arguments.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const std::string folder = program.folder.string();
  const pid_t pid = ::fork();
  if (pid < 0) core::throw_errno({.sv = "kunde inte starta", .en = "could not start"}, program.name);
  if (pid == 0) become(file.c_str(), arguments.data(), folder.c_str(), told, program.limits);
  return pid;
}

/// A child that is gone when this is: with all that it started.
class Running {
 public:
  explicit Running(pid_t pid) : pid_(pid) {}
  ~Running() {
    if (pid_ <= 0) return;
    ::kill(-pid_, SIGKILL);
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  /// Its status, or nothing when the time ran out.
  std::optional<int> wait(std::chrono::seconds longest) {
    const auto deadline = std::chrono::steady_clock::now() + longest;
    int status = 0;
    while (std::chrono::steady_clock::now() < deadline) {
      core::check_cancelled();
      if (::waitpid(pid_, &status, WNOHANG) == pid_) {
        pid_ = 0;
        return status;
      }
      ::poll(nullptr, 0, 10);
    }
    return std::nullopt;
  }

 private:
  pid_t pid_;
};

core::Fail stopped(const std::string& code, const Program& program, const char* sv, const char* en) {
  return core::fail({.code = code,
                     .message = {.sv = fmt::format("programmet {} {}", program.name, sv), .en = fmt::format("the program {} {}", program.name, en)},
                     .hint = {.sv = "kontrollera filen; inget har ändrats", .en = "check the file; nothing has changed"}});
}

core::Fail killed(int signal, const Program& program) {
  switch (signal) {
    case SIGXCPU:
    case SIGKILL:
      return stopped("sandbox_cpu", program, "behövde mer processortid än tillåtet eller stoppades av systemet",
                     "needed more processor time than allowed, or was stopped by the system");
    case SIGXFSZ:
      return stopped("sandbox_file_size", program, "skrev en större fil än tillåtet", "wrote a larger file than allowed");
    default:
      return stopped("sandbox_crashed", program, "kraschade", "crashed");
  }
}

}  // namespace

core::Expected<Ended> run_program(const Program& program) {
  const std::string file = found_in_path(program.name);
  if (file.empty()) {
    return core::fail({.code = "program_missing",
                       .message = core::say("programmet {} finns inte på datorn", "the program {} is not on this computer", program.name),
                       .hint = {.sv = "installera det, eller be den som sköter datorn", .en = "install it, or ask who runs the computer"}});
  }
  const std::filesystem::path told = program.folder / kTold;
  const int descriptor = ::open(told.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) core::throw_errno({.sv = "kan inte skriva", .en = "cannot write"}, told.string());
  Running child(start(file, program, descriptor));
  ::close(descriptor);
  const std::optional<int> status = child.wait(std::chrono::seconds(program.limits.wall_seconds));
  if (!status) return stopped("sandbox_timeout", program, "blev inte klart i tid", "did not end in time");
  if (WIFSIGNALED(*status)) return killed(WTERMSIG(*status), program);
  return Ended{.exit_code = WEXITSTATUS(*status), .told = TRY(core::read_file(told)).substr(0, kMostTold)};
}

}  // namespace rodtrad::sandbox
