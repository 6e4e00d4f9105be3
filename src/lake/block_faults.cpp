// Marks and reasons of rows.
#include "lake/block_faults.h"

namespace rodtrad::lake {

void BlockFaults::start(const formats::RowBlock& block) {
  block_ = &block;
  rejected_.assign(block.rows(), 0);
  reasons_.clear();
}

void BlockFaults::add(const formats::RowBlock::Fault& fault) {
  log_.add(fault.problem.code, "", core::Severity::error, [&] { return fault.problem; });
  reject(fault.row, fault.problem.code);
}

void BlockFaults::reject(std::size_t row, std::string_view code) {
  rejected_[row] = 1;
  reasons_.emplace_back(row, code);
}

std::size_t BlockFaults::rejected_rows() const { return static_cast<std::size_t>(std::count(rejected_.begin(), rejected_.end(), 1)); }

std::vector<std::pair<std::size_t, std::string>> BlockFaults::reasons() const {
  auto sorted = reasons_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::pair<std::size_t, std::string>> rows;
  for (const auto& [row, code] : sorted) {
    if (rows.empty() || rows.back().first != row)
      rows.emplace_back(row, code);
    else if ((" " + rows.back().second + " ").find(" " + code + " ") == std::string::npos)
      rows.back().second += " " + code;
  }
  return rows;
}

}  // namespace rodtrad::lake
