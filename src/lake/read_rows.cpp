// Block by block: read, check, quarantine what is rejected, hand on the rest. Blocks are checked side by side, all else is
// done in their order.
#include "lake/read_rows.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/failure.h"
#include "formats/csv_write.h"
#include "lake/repaired_rows.h"
#include "lake/row_gate.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using formats::RowBlock;
using formats::RowSource;

/// Rejected rows as they were, with line and reasons before them. The file exists only when there are such rows.
class Quarantine {
 public:
  Quarantine(std::filesystem::path path, const RowSource& source) : path_(std::move(path)), source_(source) {}

  void add(const RowBlock& block, const BlockFaults& faults) {
    for (const auto& [row, reasons] : faults.reasons()) {
      const std::string line = fmt::format("{}", block.line(row));
      std::vector<std::string_view> fields = {line, reasons};
      fields.insert(fields.end(), block.row(row).begin(), block.row(row).end());
      writer().row(fields);
    }
  }
  void finish() {
    if (writer_) writer_->commit();
  }

 private:
  formats::CsvWriter& writer() {
    if (writer_) return *writer_;
    constexpr unsigned kOwnerOnly = 0600;
    writer_.emplace(path_, source_.delimiter(), kOwnerOnly);
    std::vector<std::string_view> header = {"rodtrad_line", "rodtrad_reasons"};
    header.insert(header.end(), source_.header().begin(), source_.header().end());
    writer_->row(header);
    return *writer_;
  }

  std::filesystem::path path_;
  const RowSource& source_;
  std::optional<formats::CsvWriter> writer_;
};

std::vector<std::string> unused_columns(const RowPlan& plan, const RowSource& source) {
  std::vector<std::string> unused;
  for (std::size_t i = 0; i < source.header().size(); ++i) {
    const bool used = std::any_of(plan.columns.begin(), plan.columns.end(), [&](const ColumnPlan& one) { return one.field == i; });
    if (!used) unused.push_back(source.header()[i]);
  }
  return unused;
}

std::vector<StagedColumn> staged_columns(const RowPlan& plan) {
  std::vector<StagedColumn> columns;
  for (const ColumnPlan& one : plan.columns) {
    if (one.column->stored) columns.push_back({one.column->id, one.column->type});
  }
  return columns;
}

/// What is done with each block.
class Passage {
 public:
  Passage(const ReadJob& job, const RowPlan& plan, RowSource& source, const RowSink& sink)
      : plan_(plan), source_(source), sink_(sink), gate_(plan), quarantine_(job.quarantine, source) {}

  /// Blocks come by their numbers, from 0; false when there are no more.
  Expected<bool> next(RowBlock& block, std::size_t& number) {
    const std::lock_guard lock(source_mutex_);
    if (ended_) return false;
    core::check_cancelled();
    auto more = source_.next(block);
    ended_ = !more || !*more;
    number = blocks_++;
    return more;
  }

  /// Waits for the block's turn; false when another thread has failed.
  bool pass(const RowBlock& block, std::size_t number, RowReader& reader) {
    std::unique_lock lock(turn_mutex_);
    turned_.wait(lock, [&] { return turn_ == number || failed_; });
    if (failed_) return false;
    gate_.check(block, reader);
    outcome_.rows_read += static_cast<std::int64_t>(block.rows());
    const std::size_t rejected = reader.faults().rejected_rows();
    outcome_.rows_rejected += static_cast<std::int64_t>(rejected);
    if (rejected > 0) quarantine_.add(block, reader.faults());
    hand_on(reader);
    ++turn_;
    turned_.notify_all();
    return true;
  }

  void fail() {
    const std::scoped_lock lock(source_mutex_, turn_mutex_);
    ended_ = failed_ = true;
    turned_.notify_all();
  }

  ReadOutcome finish() {
    quarantine_.finish();
    outcome_.faults = gate_.log().kinds();
    outcome_.problems = gate_.log().problems();
    outcome_.persons = std::move(gate_.persons());
    return std::move(outcome_);
  }

 private:
  void hand_on(RowReader& reader) {
    const std::vector<std::uint32_t>& kept = gate_.keep(reader);
    std::vector<const CheckedColumn*> columns;
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      if (plan_.columns[i].column->stored) columns.push_back(&reader.columns()[i]);
    }
    if (!kept.empty()) sink_.take(columns, kept);
  }

  const RowPlan& plan_;
  RowSource& source_;
  const RowSink& sink_;
  std::mutex source_mutex_;
  std::size_t blocks_ = 0;
  bool ended_ = false;
  std::mutex turn_mutex_;
  std::condition_variable turned_;
  std::size_t turn_ = 0;
  bool failed_ = false;
  RowGate gate_;
  Quarantine quarantine_;
  ReadOutcome outcome_;
};

/// One of the threads: takes blocks until there are no more.
Expected<core::Done> work(Passage& passage, const RowPlan& plan) {
  RowReader reader(plan);
  RowBlock block;
  std::size_t number = 0;
  while (TRY(passage.next(block, number))) {
    reader.read(block);
    if (!passage.pass(block, number, reader)) break;
  }
  return core::Done{};
}

/// What became of a thread.
struct End {
  Expected<core::Done> done;
  std::exception_ptr failure;
};

End work_to_end(Passage& passage, const RowPlan& plan) {
  End end;
  try {
    end.done = work(passage, plan);
  } catch (...) {
    end.failure = std::current_exception();
  }
  if (!end.done || end.failure) passage.fail();
  return end;
}

Expected<core::Done> work_side_by_side(Passage& passage, const RowPlan& plan, int threads) {
  std::vector<End> ends(static_cast<std::size_t>(std::max(threads, 1)));
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < ends.size(); ++i) others.emplace_back([&, i] { ends[i] = work_to_end(passage, plan); });
    ends[0] = work_to_end(passage, plan);
  }
  for (const End& end : ends) {
    if (end.failure) std::rethrow_exception(end.failure);
  }
  for (End& end : ends) TRY(std::move(end.done));
  return core::Done{};
}

}  // namespace

Expected<ReadOutcome> read_rows(const ReadJob& job, const RowSink& sink) {
  formats::RowOptions form = job.mapping->form;
  form.scratch = job.scratch;
  std::unique_ptr<RowSource> opened = TRY(formats::open_rows(job.source, job.name, form));
  if (!job.repairs.empty()) opened = TRY(repaired_rows(std::move(opened), job.repairs, job.repairs_name));
  RowSource& source = *opened;
  const RowPlan plan = TRY(make_row_plan(*job.contract, *job.mapping, source));
  sink.start(staged_columns(plan));
  Passage passage(job, plan, source, sink);
  TRY(work_side_by_side(passage, plan, job.threads));
  ReadOutcome outcome = passage.finish();
  outcome.ignored = unused_columns(plan, source);
  if (outcome.rows_read == 0) {
    return core::fail(
        core::Problem{.code = "no_rows",
                      .place = {.file = job.name, .line = 1},
                      .message = {.sv = "filen har inga rader under kolumnnamnen", .en = "the file has no rows below the column names"}});
  }
  return outcome;
}

}  // namespace rodtrad::lake
