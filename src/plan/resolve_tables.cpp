// From cube cells to table cells.
#include "plan/resolve_tables.h"

#include <numeric>

#include "core/failure.h"

namespace rodtrad::plan {

using model::Basis;
using table::Cell;
using table::Status;

static void wrong_draft(const std::string& what) {
  throw core::Failure(core::FailureKind::internal,
                      {.sv = "metodens utkast motsäger sig självt: " + what, .en = "the method's draft contradicts itself: " + what});
}

HiddenCells::HiddenCells(const std::vector<table::Cube>& cubes, const CellSystem& system, const Suppression& suppression) {
  for (std::size_t c = 0; c < cubes.size(); ++c) {
    CubeCells& cells = cubes_[cubes[c].id];
    cells.persons = counts_persons(cubes[c]);
    for (const std::size_t cell : system.cell_of[c]) cells.counts.push_back(suppression.hides_count(cell));
    for (std::size_t k = 0; k < system.measures.size(); ++k) {
      std::vector<bool>& sums = cells.sums[system.measures[k].id];
      for (const std::size_t cell : system.cell_of[c]) sums.push_back(suppression.hides_sum(k, cell));
    }
  }
}

const HiddenCells::CubeCells& HiddenCells::cube(const Basis& basis) const {
  const auto found = cubes_.find(basis.cube);
  if (found == cubes_.end()) wrong_draft("cube " + basis.cube);
  return found->second;
}

bool HiddenCells::hides_sum(const CubeCells& in, const Basis& basis, std::size_t cell) {
  if (!basis.measures) return std::any_of(in.sums.begin(), in.sums.end(), [&](const auto& sums) { return sums.second[cell]; });
  return std::any_of(basis.measures->begin(), basis.measures->end(), [&](const std::string& measure) {
    const auto found = in.sums.find(measure);
    if (found == in.sums.end()) wrong_draft(fmt::format("{}.{}", basis.cube, measure));
    return static_cast<bool>(found->second[cell]);
  });
}

Loss HiddenCells::loss(const std::vector<Basis>& bases) const {
  Loss loss = Loss::none;
  for (const Basis& basis : bases) {
    const CubeCells& in = cube(basis);
    for (const std::size_t cell : basis.cells) {
      if (cell >= in.counts.size()) wrong_draft(fmt::format("{}[{}]", basis.cube, cell));
      if (in.counts[cell]) return Loss::count;
      if (hides_sum(in, basis, cell)) loss = Loss::sum;
    }
  }
  return loss;
}

bool HiddenCells::counts_contacts(const std::vector<Basis>& bases) const {
  return std::any_of(bases.begin(), bases.end(), [&](const Basis& basis) { return !cube(basis).persons; });
}

/// A cell without value keeps its reason, but nothing that was counted.
static Cell resolve_cell(const model::DraftCell& draft, const HiddenCells& hidden, const LossReasons& reasons) {
  const Loss loss = hidden.loss(draft.basis);
  if (loss != Loss::none) return {.status = Status::protected_, .reason = loss == Loss::count ? reasons.count : reasons.sum};
  if (draft.cell.status == Status::value) return draft.cell;
  return {.status = draft.cell.status, .n = draft.cell.n, .reason = draft.cell.reason};
}

std::vector<std::size_t> order_without_ranks(std::size_t count, const std::function<const Cell&(std::size_t)>& cell,
                                             const std::function<std::string(std::size_t)>& label) {
  std::vector<std::size_t> order, hidden;
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) {
    if (cell(i).status == Status::value) values.push_back(cell(i).value);
    (cell(i).status == Status::protected_ ? hidden : order).push_back(i);
  }
  const bool sorted = std::is_sorted(values.begin(), values.end()) || std::is_sorted(values.rbegin(), values.rend());
  if (hidden.empty() || !sorted || values.size() < 2) {
    order.resize(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
  }
  std::sort(hidden.begin(), hidden.end(), [&](std::size_t a, std::size_t b) { return std::pair(label(a), a) < std::pair(label(b), b); });
  order.insert(order.end(), hidden.begin(), hidden.end());
  return order;
}

/// Rows in natural order (years, ages, sexes) stay where they are, and so do totals.
static void hide_ranks(table::Table& table) {
  if (table.role != table::Role::geography && table.role != table::Role::other) return;
  std::vector<std::size_t> places;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (!table.rows[row].total) places.push_back(row);
  }
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const auto order = order_without_ranks(
        places.size(), [&](std::size_t i) -> const Cell& { return table.at(places[i], column); },
        [&](std::size_t i) { return table.rows[places[i]].code; });
    const table::Table before = table;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::size_t from = places[order[i]];
      table.rows[places[i]] = before.rows[from];
      for (std::size_t k = 0; k < table.columns.size(); ++k) table.cells[places[i] * table.columns.size() + k] = before.at(from, k);
    }
  }
}

table::Table resolve_table(const model::DraftTable& draft, const HiddenCells& hidden, const LossReasons& reasons) {
  table::Table table = draft.table;
  if (draft.cells.size() != table.rows.size() * table.columns.size()) wrong_draft("table " + table.id);
  table.cells.clear();
  bool contacts = false;
  for (const model::DraftCell& cell : draft.cells) {
    table.cells.push_back(resolve_cell(cell, hidden, reasons));
    contacts = contacts || hidden.counts_contacts(cell.basis);
  }
  hide_ranks(table);
  if (contacts) {
    table.notes.push_back({.sv = "Källan skiljer inte personer åt. Gränsen för skydd räknas därför i kontakter.",
                           .en = "The source does not tell persons apart. The threshold of protection therefore counts contacts."});
  }
  return table;
}

}  // namespace rodtrad::plan
