// The spinner.
#include "cli/progress.h"

#include <chrono>

#include "cli/output.h"
#include "core/unicode.h"

namespace rodtrad::cli {

Progress::Progress() {
  if (is_terminal(stderr)) thread_ = std::thread([this] { show(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Progress::stage(const std::string& words) {
  const std::lock_guard lock(mutex_);
  words_ = words;
}

void Progress::show() {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  std::unique_lock lock(mutex_);
  bool shown = false;
  for (std::size_t turn = 0; !changed_.wait_for(lock, std::chrono::milliseconds(120), [this] { return done_; }); ++turn) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - start).count();
    if (seconds < 1) continue;
    const std::u32string_view signs = U"⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    fmt::print(stderr, "\r\x1b[K{} {} ({} s)", core::to_utf8(signs[turn % signs.size()]), words_, seconds);
    std::fflush(stderr);
    shown = true;
  }
  if (shown) fmt::print(stderr, "\r\x1b[K");
}

}  // namespace rodtrad::cli
