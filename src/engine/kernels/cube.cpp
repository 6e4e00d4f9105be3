// A person who has already been seen in a cell has been seen in all cells that contain it: only rows that are new to a
// set are handed on to the sets with fewer keys. With sums per person (PersonCounter) rows go to the sets without a parent only; the
// others get from their parent what adds up, and in the end persons too.
#include "engine/kernels/cube.h"

#include <limits>

#include "engine/kernels/person_counter.h"
#include "engine/kernels/ranges.h"
#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

namespace {

/// How much values give, whatever their signs.
class Sizes {
 public:
  explicit Sizes(std::size_t sums) : sizes_(sums) {}
  void add(std::size_t sum, std::span<const std::int64_t> values) {
    for (const std::int64_t value : values) sizes_[sum] += value < 0 ? -core::Int128{value} : core::Int128{value};
    check(sizes_[sum]);
  }
  void add(const Sizes& other) {
    for (std::size_t s = 0; s < sizes_.size(); ++s) check(sizes_[s] += other.sizes_[s]);
  }

 private:
  static void check(core::Int128 size) {
    if (size > std::numeric_limits<std::int64_t>::max()) throw Unfit{"a sum may leave 64 bits"};
  }
  std::vector<core::Int128> sizes_;
};

class CubeWorker {
 public:
  CubeWorker(const CubePlan& plan, const PersonOrder* persons)
      : plan_(plan), persons_(persons), keys_(plan.keys), rows_(plan.sums.size()), sizes_(plan.sums.size()), new_rows_(plan.sets.size()) {
    for (const CubeSet& set : plan.sets) cells_.emplace_back(plan, set);
  }

  void count(const Range& range) {
    if (plan_.sums_of_persons()) counter_.emplace(plan_, cells_, range.first < persons_->strays ? 1 : 0);
    each_block(range, [&](const Block& whole) {
      std::array<std::uint16_t, kBlockRows> picks;
      const Block block = filtered(whole, plan_.tests, picks.data());
      read(whole, block);
      for (const std::size_t set : plan_.order) count_set(set);
      if (counter_) counter_->count(false);
    });
    if (counter_) counter_->count(true);
  }

  std::vector<CubeCells>& cells() { return cells_; }
  Sizes& sizes() { return sizes_; }

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
      std::int64_t* to = rows_.totals[s + 1].data();
      for (std::size_t i = 0; i < block.count; ++i) to[i] = values_.present[i] ? values_.values[i] : 0;
      sizes_.add(s, {to, block.count});
    }
    if (persons_) number_persons(whole, block);
    if (counter_) counter_->read(rows_);
  }

  void number_persons(const Block& whole, const Block& block) {
    const std::uint8_t* starts = persons_->starts.data() + whole.first;
    std::uint32_t person = person_;
    for (std::size_t i = 0; i < whole.count; ++i) rows_.person[i] = person += starts[i];
    person_ = person;
    for (std::size_t i = 0; block.picks && i < block.count; ++i) rows_.person[i] = rows_.person[block.picks[i]];  // picks ascend
  }

  void count_set(std::size_t at) {
    const CubeSet& set = plan_.sets[at];
    CubeCells& cells = cells_[at];
    if (set.parent && (!persons_ || counter_)) return;
    if (set.parent) {
      const NewRows& from = new_rows_[*set.parent];
      find_places(set, cells, from.rows.data(), from.count);
      return add_persons(at, from.rows.data(), from.count);
    }
    find_places(set, cells, nullptr, rows_.count);
    if (!counter_) cells.add_rows(places_.data(), rows_);
    if (!persons_) return;
    if (!counter_) return add_persons(at, nullptr, rows_.count);
    cells.add_products(places_.data(), rows_);
    counter_->add_rows(at, places_.data());
  }

  void find_places(const CubeSet& set, CubeCells& cells, const std::uint16_t* picks, std::size_t count) {
    std::array<std::uint64_t, kBlockRows> combinations;
    keys_.combinations(set.keys, picks, count, combinations.data());
    for (std::size_t i = 0; i < count; ++i) places_[i] = cells.place(combinations[i]);
  }

  void add_persons(std::size_t at, const std::uint16_t* picks, std::size_t count) {
    new_rows_[at].count = cells_[at].add_persons(places_.data(), rows_, picks, count, new_rows_[at].rows.data());
  }

  const CubePlan& plan_;
  const PersonOrder* persons_;
  BlockKeys keys_;
  BlockRows rows_;
  BlockValues values_;
  Sizes sizes_;
  std::array<std::uint32_t, kBlockRows> places_;
  std::vector<NewRows> new_rows_;
  std::vector<CubeCells> cells_;
  std::optional<PersonCounter> counter_;  // when there are sums of persons
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
    counted[0]->sizes().add(counted[at]->sizes());
    for (std::size_t set = 0; set < cells.size(); ++set) cells[set].merge(counted[at]->cells()[set]);
  }
  for (const std::size_t set : plan.order) {
    const std::optional<std::size_t> parent = plan.sets[set].parent;
    if (parent) cells[set].roll_up(plan.sets[set], plan.sets[*parent], cells[*parent]);
  }
  std::vector<table::CellsAnswer> answers;
  for (std::size_t set = 0; set < cells.size(); ++set) answers.push_back(cells[set].answer(plan.sets[set].keys));
  return answers;
}

}  // namespace rodtrad::engine::kernels
