// Other programs: what they say, and what happens when they fail, hang, crash or write too much.
#include "sandbox/program.h"

#include "core/file.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

core::Expected<sandbox::Ended> run_shell(const test::TemporaryFolder& folder, const std::string& script, const sandbox::Limits& limits = {}) {
  return sandbox::run_program({.name = "sh", .arguments = {"-c", script}, .folder = folder.path(), .limits = limits});
}

std::string code_of(const core::Expected<sandbox::Ended>& ended) { return ended ? "" : ended.error()[0].code; }

}  // namespace

TEST_CASE("a program works in its folder, without our environment, and says how it ended") {
  test::TemporaryFolder folder;
  const auto ended = run_shell(folder, "echo made > made.txt; echo \"home:$HOME\"; echo sorry >&2; exit 3");
  REQUIRE(ended);
  CHECK(ended->exit_code == 3);
  CHECK(ended->told == "home:\nsorry\n");
  CHECK(test::contents(folder / "made.txt") == "made\n");
}

TEST_CASE("a program that is missing, hangs, spins, crashes or writes too much is a problem") {
  test::TemporaryFolder folder;
  CHECK(code_of(sandbox::run_program({.name = "no-such-program", .arguments = {}, .folder = folder.path(), .limits = {}})) == "program_missing");
  CHECK(code_of(run_shell(folder, "sleep 20", {.wall_seconds = 1})) == "sandbox_timeout");
  CHECK(code_of(run_shell(folder, "while :; do :; done", {.cpu_seconds = 1})) == "sandbox_cpu");
  CHECK(code_of(run_shell(folder, "kill -SEGV $$")) == "sandbox_crashed");
  CHECK(code_of(run_shell(folder, "while :; do echo 0123456789; done > big", {.file_size = 4096})) == "sandbox_file_size");
}
