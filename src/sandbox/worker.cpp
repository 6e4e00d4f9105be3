// The child's side: registered workers, and the entry that reads the job, shuts the process in, works and answers.
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "core/failure.h"
#include "core/file.h"
#include "core/json.h"
#include "sandbox/confine.h"
#include "sandbox/sandbox.h"
#include "sandbox/wire.h"

namespace rodtrad::sandbox {
namespace {

std::map<std::string, Worker>& workers() {
  static std::map<std::string, Worker> all;
  return all;
}

std::string read_standard_input() {
  std::ostringstream text;
  text << std::cin.rdbuf();
  return text.str();
}

void answer(const std::filesystem::path& folder, std::string_view json) { core::write_file(folder / kAnswerFile, json, 0600); }

int work(const Worker& worker, const core::Json& job) {
  const std::filesystem::path folder = job["folder"].string();
  std::vector<std::filesystem::path> readable, writable = {folder};
  for (const core::Json& path : job["readable"].array()) readable.emplace_back(path.string());
  for (const core::Json& path : job["writable"].array()) writable.emplace_back(path.string());
  confine(writable, readable);
  const Progress progress = [](const std::string& line) {
    std::fwrite((line + "\n").data(), 1, line.size() + 1, stdout);
    std::fflush(stdout);
  };
  const core::Expected<std::string> result = worker(job["input"].string(), folder, progress);
  core::JsonWriter out;
  out.begin_object();
  if (result) out.member("answer", *result);
  if (!result) out.key("problems").raw(core::to_json(result.error()));
  answer(folder, out.end_object().take());
  return 0;
}

int failed(const std::filesystem::path& folder, const core::Failure& failure) try {
  core::JsonWriter out;
  out.begin_object().key("failure").begin_object().member("kind", static_cast<int>(failure.kind()));
  out.member("message", failure.message()).member("hint", failure.hint());
  answer(folder, out.end_object().end_object().take());
  return 0;
} catch (const core::Failure& again) {
  return again.kind() == core::FailureKind::disk_full ? kExitDiskFull : kExitBadJob;
}

}  // namespace

void register_worker(const std::string& kind, Worker worker) { workers()[kind] = std::move(worker); }

static int work_and_answer(const std::string& kind) {
  const auto found = workers().find(kind);
  const auto job = core::parse_json(read_standard_input());
  if (found == workers().end() || !job) return kExitBadJob;
  try {
    return work(found->second, *job);
  } catch (const std::bad_alloc&) {
    return kExitMemory;
  } catch (const core::Failure& failure) {
    return failed((*job)["folder"].string(), failure);
  }
}

int worker_main(const std::string& kind) {
  const int code = work_and_answer(kind);
#ifdef RODTRAD_SANITIZED
  std::_Exit(code);  // the search for leaks at exit needs calls that a child may not make
#endif
  return code;
}

}  // namespace rodtrad::sandbox
