// Sandbox: work on foreign files and whole runs happen in a child process of this program, with limits on address space,
// processor time, wall clock and file size, then seccomp and Landlock where the kernel has them. The parent survives a
// child that crashes, hangs or eats memory, and tells it as a Problem.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/expected.h"

namespace rodtrad::sandbox {

struct Limits {
  std::uint64_t address_space = 6ull << 30;  // bytes; skipped in sanitizer builds, which reserve terabytes
  int cpu_seconds = 1800;
  int wall_seconds = 3600;
  std::uint64_t file_size = 64ull << 30;  // of each file that it writes
};

struct Job {
  std::string kind;                             // name of a registered worker
  std::string input;                            // the job, JSON
  std::filesystem::path folder;                 // the one folder that the child may write
  std::vector<std::filesystem::path> readable;  // files and folders that it may read besides the system's libraries
  std::vector<std::filesystem::path> writable;  // folders that it may write besides `folder`
  Limits limits;
};

/// A worker: gets the job's input and folder, gives an answer (JSON) or problems. `progress` lines reach the parent.
using Progress = std::function<void(const std::string& line)>;
using Worker = std::function<core::Expected<std::string>(const std::string& input, const std::filesystem::path& folder, const Progress& progress)>;

/// Makes `kind` known to children of this program. Called at start, before run or worker_main.
void register_worker(const std::string& kind, Worker worker);

/// Runs the job in a child and waits. Problems: those of the worker, or sandbox_crashed, sandbox_memory, sandbox_cpu,
/// sandbox_timeout, sandbox_file_size. Throws Failure when no child can be started, or when cancelled.
core::Expected<std::string> run(const Job& job, const Progress& progress = {});

/// Entry of a child: `rodtrad --worker KIND`. Reads the job from standard input, shuts itself in, works, answers. Exit code.
int worker_main(const std::string& kind);

/// What the kernel gives here, for diagnosis: "rlimits, seccomp, landlock 5".
std::string abilities();

}  // namespace rodtrad::sandbox
