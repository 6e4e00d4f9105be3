// What needs all rows of a file in their order: duplicates, numbers of persons, counts. Blocks pass one at a time.
#pragma once

#include "lake/row_reader.h"
#include "lake/seen_rows.h"

namespace rodtrad::lake {

class RowGate {
 public:
  explicit RowGate(const RowPlan& plan);

  /// Tells duplicates in the block that the reader has read, and takes over its faults.
  void check(const formats::RowBlock& block, RowReader& reader);
  /// The rows that are kept; in their column of persons numbers stand for the texts from now on.
  const std::vector<std::uint32_t>& keep(RowReader& reader);

  const FaultLog& log() const { return log_; }
  TextNumbers& persons() { return persons_; }

 private:
  core::Problem duplicate(RowKey::By by, std::uint32_t earlier) const;

  const RowPlan& plan_;
  FaultLog log_;
  SeenRows seen_;
  TextNumbers persons_;
  std::optional<std::size_t> person_column_;
  std::vector<std::uint32_t> kept_;
};

}  // namespace rodtrad::lake
