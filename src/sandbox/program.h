// Another program, run on a foreign file in a child with limits: no network is asked for, nothing is shown, no
// environment is handed on, and a child that crashes, hangs or eats memory becomes a Problem. (Workers of this program
// are shut in more strictly: see sandbox.h.)
#pragma once

#include "sandbox/sandbox.h"

namespace rodtrad::sandbox {

struct Program {
  std::string name;  // looked up in PATH
  std::vector<std::string> arguments;
  std::filesystem::path folder;  // where it works
  Limits limits;
};

struct Ended {
  int exit_code = 0;
  std::string told;  // what it wrote to standard output and error, at most 4 KiB
};

/// Problems: program_missing, sandbox_crashed, sandbox_cpu, sandbox_timeout, sandbox_file_size. Throws Failure when no
/// child can be started, or when cancelled.
core::Expected<Ended> run_program(const Program& program);

}  // namespace rodtrad::sandbox
