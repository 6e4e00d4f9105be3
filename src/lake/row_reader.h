// Blocks of texts to checked, typed columns: values, rules, duplicates. Rows with an error are left out and told.
#pragma once

#include "lake/fault_log.h"
#include "lake/fingerprint.h"
#include "lake/person_texts.h"
#include "lake/row_plan.h"
#include "table/batch.h"

namespace rodtrad::lake {

/// Faults of the rows of one block: all go to the log, errors also mark their row.
class BlockFaults {
 public:
  BlockFaults(FaultLog& log, const std::string& file) : log_(log), file_(file) {}
  void start(const formats::RowBlock& block);

  /// `words` makes the problem without its place; it is called only when the problem will be listed.
  template <class Words>
  void add(std::size_t row, std::optional<std::size_t> field, std::string_view code, std::string_view column, core::Severity severity,
           const Words& words) {
    log_.add(code, column, severity, [&] {
      core::Problem problem = words();
      problem.place = block_->place(file_, row, field.value_or(0));
      return problem;
    });
    if (severity == core::Severity::error) reject(row, code);
  }
  void add(const formats::RowBlock::Fault& fault);
  void reject(std::size_t row, std::string_view code);

  bool is_rejected(std::size_t row) const { return rejected_[row] != 0; }
  std::size_t rejected_rows() const;
  /// The rejected rows in order, each with its codes, each once: "not_a_number negative_cost".
  std::vector<std::pair<std::size_t, std::string>> reasons() const;

 private:
  FaultLog& log_;
  const std::string& file_;
  const formats::RowBlock* block_ = nullptr;
  std::vector<std::uint8_t> rejected_;
  std::vector<std::pair<std::size_t, std::string>> reasons_;
};

class RowReader {
 public:
  RowReader(const RowPlan& plan, FaultLog& log) : plan_(plan), faults_(log, plan.file) {}

  /// The block's rows as stored columns (dates as days, persons as PersonTexts indices), then two integer columns that
  /// together order rows which are alike in all that the contract orders by. Rejected rows are left out.
  const table::Batch& read(const formats::RowBlock& block);

  const BlockFaults& faults() const { return faults_; }
  const std::vector<std::string>& persons() const { return persons_.texts(); }
  /// Positions in the plan of the batch's columns, without the two last ones.
  const std::vector<std::size_t>& stored() const { return stored_; }

 private:
  void check_form(const formats::RowBlock& block);
  void read_column(const formats::RowBlock& block, std::size_t index);
  void read_field(const ColumnPlan& column, std::size_t row, std::string_view text, table::ColumnData& out);
  void derive(std::size_t index);
  void derive_one(const ColumnPlan& column, const table::ColumnData& from, std::size_t row, table::ColumnData& out);
  void miss(const ColumnPlan& column, std::size_t row);
  void check_rules();
  void check_rule(const schema::Rule& rule);
  void check_duplicates(const formats::RowBlock& block);
  bool add_key(std::size_t row, Fingerprint& key) const;
  void store();
  void add_order();

  const RowPlan& plan_;
  BlockFaults faults_;
  PersonTexts persons_;
  SeenRows seen_;
  std::size_t rows_ = 0;
  std::vector<table::ColumnData> columns_;  // as the plan's
  table::Batch batch_;
  std::vector<std::size_t> stored_;
  Value value_;
};

}  // namespace rodtrad::lake
