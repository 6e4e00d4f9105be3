// One line on the terminal that says what is being done; nothing when the output goes elsewhere.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace rodtrad::cli {

/// Shows after a second of work, and is wiped out when it ends.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void stage(const std::string& words);

 private:
  void show();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string words_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace rodtrad::cli
