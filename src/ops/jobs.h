// Work that takes longer than a page: done one at a time by a thread of its own, with the workspace's lock. What became of it is kept
// in server.db, so that it can be seen after a restart.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "ops/workspace.h"

namespace rodtrad::ops {

enum class JobState { waiting, running, done, failed };

struct Job {
  std::int64_t number = 0;
  std::string kind;  // run, propose, import
  core::Text title;
  std::string by;     // account
  std::string added;  // UTC
  std::string ended;
  JobState state = JobState::waiting;
  core::Text stage;         // what is being done
  core::Problems problems;  // of a job that failed
  std::string outcome;      // path of the page that shows what came of it, or of what it was for

  bool is_over() const { return state == JobState::done || state == JobState::failed; }
};

using TellStage = std::function<void(const core::Text& stage)>;
/// Gives the path of the page that shows the outcome.
using Work = std::function<core::Expected<std::string>(Workspace& workspace, const TellStage& tell)>;

class JobQueue {
 public:
  /// Jobs that a stopped server left are told as failed.
  explicit JobQueue(std::filesystem::path workspace);
  /// The job under way is cancelled.
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  /// `job`: kind, title, by, and as outcome the page that the work is for. Its number.
  std::int64_t add(Job job, Work work);
  std::optional<Job> find(std::int64_t number) const;
  std::vector<Job> list() const;  // newest first

 private:
  struct Waiting {
    std::int64_t number;
    Work work;
  };

  void serve();
  void carry_out(sql::Connection& file, Waiting& waiting);
  core::Expected<std::string> try_work(const Waiting& waiting);
  void change(std::int64_t number, const std::function<void(Job&)>& how);
  Job* find_here(std::int64_t number);

  std::filesystem::path folder_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Job> jobs_;  // by number
  std::vector<Waiting> waiting_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace rodtrad::ops
