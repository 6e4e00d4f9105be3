// Failures from errno, and cancellation.
#include "core/failure.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

namespace rodtrad::core {

void throw_errno(const Text& what, const std::string& path) {
  const int code = errno;
  const std::string reason = std::strerror(code);
  if (code == ENOSPC || code == EDQUOT || code == EFBIG) {
    throw Failure(
        FailureKind::disk_full,
        {.sv = fmt::format("{} {}: disken är full", what.sv, path), .en = fmt::format("{} {}: the disk is full", what.en, path)},
        {.sv = "frigör utrymme och kör om; inget halvskrivet ligger kvar", .en = "free some space and run again; nothing half-written is left"});
  }
  const bool denied = code == EACCES || code == EPERM || code == EROFS;
  throw Failure(FailureKind::io,
                {.sv = fmt::format("{} {}: {}", what.sv, path, denied ? "saknar rättighet" : reason),
                 .en = fmt::format("{} {}: {}", what.en, path, denied ? "permission denied" : reason)},
                denied ? Text{.sv = "kontrollera mappens rättigheter", .en = "check the permissions of the folder"} : Text{});
}

static std::atomic<bool> cancel_requested = false;

void request_cancel() noexcept { cancel_requested.store(true, std::memory_order_relaxed); }

bool is_cancelled() noexcept { return cancel_requested.load(std::memory_order_relaxed); }

void check_cancelled() {
  if (is_cancelled()) {
    throw Failure(FailureKind::cancelled, {.sv = "avbrutet; inget halvskrivet ligger kvar", .en = "interrupted; nothing half-written is left"});
  }
}

void sleep_for(double seconds) {
  constexpr auto kNap = std::chrono::milliseconds(50);
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (std::chrono::steady_clock::now() < end) {
    check_cancelled();
    std::this_thread::sleep_for(kNap);
  }
}

}  // namespace rodtrad::core
