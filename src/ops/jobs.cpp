// The queue and its thread.
#include "ops/jobs.h"

#include <algorithm>

#include "core/date.h"
#include "core/failure.h"
#include "core/json.h"

namespace rodtrad::ops {

using core::Expected;

namespace {

constexpr std::size_t kRemembered = 200;
constexpr std::chrono::seconds kPause{1};  // while another process has the workspace

const std::vector<std::string> kStates = {"waiting", "running", "done", "failed"};

void make_table(sql::Connection& file) {
  file.execute(
      "CREATE TABLE IF NOT EXISTS job (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, title_sv TEXT NOT NULL, title_en TEXT NOT NULL, by TEXT NOT "
      "NULL, added TEXT NOT NULL, ended TEXT NOT NULL, state TEXT NOT NULL, problems TEXT NOT NULL, outcome TEXT NOT NULL) STRICT");
}

core::Problems stopped() {
  return {{.code = "job_stopped",
           .message = {.sv = "servern stoppades innan arbetet var klart", .en = "the server was stopped before the work was done"},
           .hint = {.sv = "inget är halvgjort; sätt i gång det igen", .en = "nothing is half-done; start it again"}}};
}

core::Problems problems_of(const std::string& json) {
  const auto parsed = core::parse_json(json);
  return parsed ? core::problems_from(*parsed) : core::Problems{};
}

Job job_at(const table::Batch& rows, std::size_t row) {
  const auto text = [&](std::size_t column) { return rows.columns[column].text(row); };
  Job job{.number = rows.columns[0].integer(row),
          .kind = text(1),
          .title = {.sv = text(2), .en = text(3)},
          .by = text(4),
          .added = text(5),
          .ended = text(6)};
  job.state = static_cast<JobState>(std::find(kStates.begin(), kStates.end(), text(7)) - kStates.begin());
  job.problems = problems_of(text(8));
  job.outcome = text(9);
  if (job.is_over()) return job;
  job.state = JobState::failed;
  job.problems = stopped();
  return job;
}

std::vector<Job> remembered(sql::Connection& file) {
  const table::Batch rows =
      file.fetch("SELECT number, kind, title_sv, title_en, by, added, ended, state, problems, outcome FROM job ORDER BY number DESC LIMIT ?",
                 {static_cast<std::int64_t>(kRemembered)});
  std::vector<Job> jobs;
  for (std::size_t i = rows.rows(); i-- > 0;) jobs.push_back(job_at(rows, i));
  return jobs;
}

void keep(sql::Connection& file, const Job& job) {
  file.execute("INSERT OR REPLACE INTO job VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               {job.number, job.kind, job.title.sv, job.title.en, job.by, job.added, job.ended, kStates[static_cast<std::size_t>(job.state)],
                core::to_json(job.problems), job.outcome});
}

core::Problems told(const core::Failure& failure) { return {{.code = "failed", .message = failure.message(), .hint = failure.hint()}}; }

}  // namespace

JobQueue::JobQueue(std::filesystem::path workspace) : folder_(std::move(workspace)) {
  const auto file = sql::open_sqlite(folder_ / "server.db");
  make_table(*file);
  jobs_ = remembered(*file);
  thread_ = std::thread([this] { serve(); });
}

JobQueue::~JobQueue() {
  stopping_ = true;
  core::request_cancel();
  changed_.notify_all();
  thread_.join();
}

std::int64_t JobQueue::add(Job job, Work work) {
  const std::lock_guard lock(mutex_);
  job.number = jobs_.empty() ? 1 : jobs_.back().number + 1;
  job.added = core::now_utc();
  jobs_.push_back(job);
  waiting_.push_back({job.number, std::move(work)});
  changed_.notify_all();
  return job.number;
}

Job* JobQueue::find_here(std::int64_t number) {
  const auto found = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& job) { return job.number == number; });
  return found == jobs_.end() ? nullptr : &*found;
}

std::optional<Job> JobQueue::find(std::int64_t number) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& job) { return job.number == number; });
  return found == jobs_.end() ? std::nullopt : std::optional(*found);
}

std::vector<Job> JobQueue::list() const {
  const std::lock_guard lock(mutex_);
  return {jobs_.rbegin(), jobs_.rend()};
}

void JobQueue::change(std::int64_t number, const std::function<void(Job&)>& how) {
  const std::lock_guard lock(mutex_);
  how(*find_here(number));
}

void JobQueue::serve() {
  const auto file = sql::open_sqlite(folder_ / "server.db");
  while (true) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    Waiting next = std::move(waiting_.front());
    waiting_.erase(waiting_.begin());
    lock.unlock();
    carry_out(*file, next);
  }
}

void JobQueue::carry_out(sql::Connection& file, Waiting& waiting) {
  change(waiting.number, [](Job& job) { job.state = JobState::running; });
  keep(file, *find(waiting.number));
  Expected<std::string> outcome = try_work(waiting);
  change(waiting.number, [&](Job& job) {
    job.state = outcome ? JobState::done : JobState::failed;
    job.ended = core::now_utc();
    if (outcome)
      job.outcome = *outcome;
    else
      job.problems = outcome.error();
  });
  keep(file, *find(waiting.number));
}

/// Waits for its turn when another process has the workspace.
Expected<std::string> JobQueue::try_work(const Waiting& waiting) {
  const TellStage tell = [&](const core::Text& stage) { change(waiting.number, [&](Job& job) { job.stage = stage; }); };
  while (true) {
    try {
      const auto workspace = TRY(Workspace::open(folder_, Access::write));
      workspace->store().act_as({.by = find(waiting.number)->by});
      return waiting.work(*workspace, tell);
    } catch (const core::Failure& failure) {
      if (stopping_) return core::fail(stopped());
      if (failure.kind() != core::FailureKind::busy) return core::fail(told(failure));
      tell({.sv = "väntar på en annan process som använder arbetsytan", .en = "waits for another process that uses the workspace"});
      std::this_thread::sleep_for(kPause);
    } catch (const std::exception& error) {
      return core::fail(told(core::Failure(core::FailureKind::internal, core::same_text(error.what()))));
    }
  }
}

}  // namespace rodtrad::ops
