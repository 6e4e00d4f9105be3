// Failure: the world failed (disk, database, network, cancelled). Thrown; caught only in main, http dispatch and jobs.
#pragma once

#include <stdexcept>

#include "core/text.h"

namespace rodtrad::core {

enum class FailureKind { io, disk_full, database, network, cancelled, busy, internal };

class Failure : public std::runtime_error {
 public:
  Failure(FailureKind kind, Text message, Text hint = {})
      : std::runtime_error(message.en), kind_(kind), message_(std::move(message)), hint_(std::move(hint)) {}
  FailureKind kind() const { return kind_; }
  const Text& message() const { return message_; }
  const Text& hint() const { return hint_; }

 private:
  FailureKind kind_;
  Text message_;
  Text hint_;
};

/// Failure of the last system call on `path` from errno: "kunde inte skriva /x: disken är full".
[[noreturn]] void throw_errno(const Text& what, const std::string& path);

/// Set by the Ctrl-C handler; long work calls check_cancelled() now and then, which throws Failure{cancelled}.
void request_cancel() noexcept;
void check_cancelled();
bool is_cancelled() noexcept;
/// Sleeps; throws Failure{cancelled} soon after Ctrl-C.
void sleep_for(double seconds);

}  // namespace rodtrad::core
