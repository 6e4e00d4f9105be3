// Block by block: read, check, quarantine what is rejected, hand on the rest.
#include "lake/read_rows.h"

#include "core/failure.h"
#include "formats/csv_write.h"
#include "lake/repaired_rows.h"
#include "lake/row_reader.h"

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

}  // namespace

Expected<ReadOutcome> read_rows(const ReadJob& job, const RowSink& sink) {
  formats::RowOptions form = job.mapping->form;
  form.scratch = job.scratch;
  std::unique_ptr<RowSource> opened = TRY(formats::open_rows(job.source, job.name, form));
  if (!job.repairs.empty()) opened = TRY(repaired_rows(std::move(opened), job.repairs, job.repairs_name));
  RowSource& source = *opened;
  const RowPlan plan = TRY(make_row_plan(*job.contract, *job.mapping, source));
  FaultLog log;
  RowReader reader(plan, log);
  Quarantine quarantine(job.quarantine, source);
  ReadOutcome outcome{.ignored = unused_columns(plan, source)};
  sink.start(staged_columns(plan));
  RowBlock block;
  while (TRY(source.next(block))) {
    core::check_cancelled();
    const table::Batch& rows = reader.read(block);
    outcome.rows_read += static_cast<std::int64_t>(block.rows());
    outcome.rows_rejected += static_cast<std::int64_t>(reader.faults().rejected_rows());
    if (reader.faults().rejected_rows() > 0) quarantine.add(block, reader.faults());
    if (rows.rows() > 0) sink.take(rows);
  }
  quarantine.finish();
  if (outcome.rows_read == 0) {
    return core::fail(
        core::Problem{.code = "no_rows",
                      .place = {.file = job.name, .line = 1},
                      .message = {.sv = "filen har inga rader under kolumnnamnen", .en = "the file has no rows below the column names"}});
  }
  outcome.faults = log.kinds();
  outcome.problems = log.problems();
  outcome.persons = reader.persons();
  return outcome;
}

}  // namespace rodtrad::lake
