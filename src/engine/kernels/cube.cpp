// A person who has already been seen in a cell has been seen in all cells that contain it: only rows that are new to a
// set are handed on to the sets with fewer keys. With sums per person every row goes to every set.
#include "engine/kernels/cube.h"

#include "engine/kernels/cube_cells.h"
#include "engine/kernels/ranges.h"

namespace rodtrad::engine::kernels {

namespace {

class CubeWorker {
 public:
  CubeWorker(const CubePlan& plan, const PersonOrder* persons)
      : plan_(plan), persons_(persons), keys_(plan.keys), rows_(plan.sums.size()), new_rows_(plan.sets.size()) {
    for (const CubeSet& set : plan.sets) cells_.emplace_back(plan, set);
  }

  void count(const Range& range) {
    each_block(range, [&](const Block& whole) {
      std::array<std::uint16_t, kBlockRows> picks;
      const Block block = filtered(whole, plan_.tests, picks.data());
      read(whole, block);
      for (const std::size_t set : plan_.order) count_set(set);
    });
    for (CubeCells& cells : cells_) cells.finish();
  }

  std::vector<CubeCells>& cells() { return cells_; }

 private:
  /// Rows of the block that were new to a set.
  struct NewRows {
    std::array<std::uint16_t, kBlockRows> rows;
    std::size_t count = 0;
  };

  void read(const Block& whole, const Block& block) {
    rows_.count = block.count;
    keys_.read(block);
    for (std::size_t s = 0; s < plan_.sums.size(); ++s) {
      plan_.sums[s]->read(block, values_);
      for (std::size_t i = 0; i < block.count; ++i) rows_.sums[s][i] = values_.present[i] ? values_.values[i] : 0;
    }
    if (persons_) number_persons(whole, block);
  }

  void number_persons(const Block& whole, const Block& block) {
    std::array<std::uint32_t, kBlockRows> number;
    const std::uint8_t* starts = persons_->starts.data() + whole.first;
    for (std::size_t i = 0; i < whole.count; ++i) number[i] = person_ += starts[i];
    for (std::size_t i = 0; i < block.count; ++i) {
      rows_.person[i] = number[block.row(i) - whole.first];
      rows_.stray[i] = block.row(i) < persons_->strays;
    }
  }

  void count_set(std::size_t at) {
    const CubeSet& set = plan_.sets[at];
    CubeCells& cells = cells_[at];
    if (!persons_ && set.parent) return;
    if (plan_.sums_of_persons()) return count_persons_rows(set, cells);
    NewRows& made = new_rows_[at];
    made.count = 0;
    if (set.parent) {
      const NewRows& from = new_rows_[*set.parent];
      for (std::size_t r = 0; r < from.count; ++r) note_new(set, cells, from.rows[r], made);
      return;
    }
    for (std::size_t i = 0; i < rows_.count; ++i) {
      const std::uint32_t place = cells.place(keys_.combination(set.keys, i));
      cells.add_row(place, rows_, i);
      if (persons_ && cells.is_new_person(place, rows_.person[i])) made.rows[made.count++] = static_cast<std::uint16_t>(i);
    }
  }

  void note_new(const CubeSet& set, CubeCells& cells, std::uint16_t i, NewRows& made) {
    if (cells.is_new_person(cells.place(keys_.combination(set.keys, i)), rows_.person[i])) made.rows[made.count++] = i;
  }

  void count_persons_rows(const CubeSet& set, CubeCells& cells) {
    for (std::size_t i = 0; i < rows_.count; ++i) {
      const std::uint32_t place = cells.place(keys_.combination(set.keys, i));
      if (!set.parent) cells.add_row(place, rows_, i);
      cells.add_person_row(place, rows_, i);
    }
  }

  const CubePlan& plan_;
  const PersonOrder* persons_;
  BlockKeys keys_;
  BlockRows rows_;
  BlockValues values_;
  std::vector<NewRows> new_rows_;
  std::vector<CubeCells> cells_;
  std::uint32_t person_ = 0;
};

}  // namespace

std::vector<table::CellsAnswer> answer_cells(Store& store, const std::vector<const table::Cells*>& requests, bool has_persons) {
  const CubePlan plan = plan_cube(store, requests, has_persons);
  const PersonOrder* persons = has_persons ? store.persons() : nullptr;
  const std::vector<Range> ranges = even_ranges(store.rows(), store.workers().count(), persons ? &persons->starts : nullptr);
  std::vector<std::unique_ptr<CubeWorker>> counted(ranges.size());
  store.workers().run(ranges.size(), [&](std::size_t at, std::size_t) {
    counted[at] = std::make_unique<CubeWorker>(plan, persons);
    counted[at]->count(ranges[at]);
  });
  std::vector<CubeCells>& cells = counted[0]->cells();
  for (std::size_t at = 1; at < counted.size(); ++at) {
    for (std::size_t set = 0; set < cells.size(); ++set) cells[set].merge(counted[at]->cells()[set]);
  }
  for (const std::size_t set : plan.order) {
    const std::optional<std::size_t> parent = plan.sets[set].parent;
    if (parent) cells[set].roll_up(plan, plan.sets[set], plan.sets[*parent], cells[*parent]);
  }
  std::vector<table::CellsAnswer> answers;
  for (std::size_t set = 0; set < cells.size(); ++set) answers.push_back(cells[set].answer(plan, plan.sets[set].keys, has_persons));
  return answers;
}

}  // namespace rodtrad::engine::kernels
