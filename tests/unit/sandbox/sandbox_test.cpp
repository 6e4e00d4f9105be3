// A child that answers, refuses, crashes, hangs, eats memory, writes too much, or reaches for files and sockets.
#include "sandbox/sandbox.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

#include "core/file.h"
#include "support/support.h"
#include "unit/sandbox/test_workers.h"

using namespace rodtrad;

namespace {

core::Expected<std::string> run_job(const std::string& what, const test::TemporaryFolder& folder, sandbox::Limits limits = {}) {
  return sandbox::run({.kind = "test", .input = what, .folder = folder.path(), .readable = {}, .limits = limits});
}

std::string code_of(const core::Expected<std::string>& result) { return result ? "" : result.error()[0].code; }

}  // namespace

core::Expected<std::string> test::sandbox_test_worker(const std::string& what, const std::filesystem::path& folder,
                                                      const sandbox::Progress& progress) {
  if (what == "answer") {
    progress("half");
    core::write_file(folder / "made.txt", "by the child");
    return std::string("done");
  }
  if (what == "refuse")
    return core::fail(core::Problem{.code = "bad_file", .place = {.file = "x.csv", .line = 3}, .message = {.sv = "fel", .en = "wrong"}});
  if (what == "crash") std::raise(SIGSEGV);
  if (what == "hang") ::pause();
  if (what == "spin") {
    for (std::uint64_t n = 1; n != 0; n += 2) asm volatile("" : "+r"(n));
  }
  if (what == "memory") {
    std::vector<std::string> eaten;
    for (;;) eaten.emplace_back(64u << 20, 'x');
  }
  if (what == "file") {
    for (int i = 0; i < 64; ++i) core::write_file(folder / "big", std::string(static_cast<std::size_t>(i) << 20, 'x'));
  }
  if (what == "socket") return std::string(::socket(AF_INET, SOCK_STREAM, 0) < 0 ? "denied" : "open");
  if (what == "read") return std::string(::open("/etc/hostname", O_RDONLY) < 0 ? "denied" : "open");
  return std::string("unknown");
}

TEST_CASE("a child answers, makes files in its folder and tells its progress") {
  test::TemporaryFolder folder;
  std::string told;
  const auto result = sandbox::run({.kind = "test", .input = "answer", .folder = folder.path(), .readable = {}, .limits = {}},
                                   [&](const std::string& line) { told += line; });
  REQUIRE(result);
  CHECK(*result == "done");
  CHECK(told == "half");
  CHECK(test::contents(folder / "made.txt") == "by the child");
}

TEST_CASE("a child's problems keep their place") {
  test::TemporaryFolder folder;
  const auto result = run_job("refuse", folder);
  REQUIRE_FALSE(result);
  CHECK(core::to_line(result.error()[0], core::Language::sv) == "x.csv:3: fel");
}

TEST_CASE("a child that crashes, hangs, spins, eats memory or disk becomes a problem") {
  test::TemporaryFolder folder;
  CHECK(code_of(run_job("crash", folder)) == "sandbox_crashed");
  CHECK(code_of(run_job("hang", folder, {.wall_seconds = 1})) == "sandbox_timeout");
  CHECK(code_of(run_job("spin", folder, {.cpu_seconds = 1})) == "sandbox_cpu");
#ifndef RODTRAD_SANITIZED
  CHECK(code_of(run_job("memory", folder, {.address_space = 1ull << 30})) == "sandbox_memory");
#endif
  CHECK(code_of(run_job("file", folder, {.file_size = 4 << 20})) == "sandbox_file_size");
}

TEST_CASE("a child opens no socket and reads no foreign file") {
  test::TemporaryFolder folder;
  CHECK(run_job("socket", folder) == "denied");
  if (sandbox::abilities().find("landlock") != std::string::npos) CHECK(run_job("read", folder) == "denied");
}
