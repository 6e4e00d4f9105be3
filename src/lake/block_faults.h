// Faults of the rows of one block: all go to the log, errors also mark their row.
#pragma once

#include "formats/row_source.h"
#include "lake/fault_log.h"

namespace rodtrad::lake {

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

}  // namespace rodtrad::lake
