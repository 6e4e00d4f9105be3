// A person who has already been seen in a cell has been seen in all cells that contain it: only rows that are new to a
// set are handed on to the sets with fewer keys. With sums per person rows go to the sets without a parent only; the others
// get from their parent what adds up, and in the end persons too. When a person's rows are at their end, each set only
// tells where the person is in several of its parent's cells that are one here, and counts as one there. Who is not one of the two
// largest contributors in a cell is not in a cell that contains it either, as long as no contribution is negative: the two there have
// given as much here. So a person who is in one cell only, and small there, concerns the sets with fewer keys no more.
#include "engine/kernels/cube.h"

#include "engine/kernels/cube_cells.h"
#include "engine/kernels/person_parts.h"
#include "engine/kernels/ranges.h"

namespace rodtrad::engine::kernels {

namespace {

class CubeWorker {
 public:
  CubeWorker(const CubePlan& plan, const PersonOrder* persons)
      : plan_(plan), persons_(persons), keys_(plan.keys), rows_(plan.sums.size()), new_rows_(plan.sets.size()) {
    for (const CubeSet& set : plan.sets) cells_.emplace_back(plan, set);
    if (!plan.sums_of_persons()) return;
    root_places_.resize(plan.sets.size());
    parts_.assign(plan.sets.size(), PersonParts(plan.person_sums.size() + 1));
    row_sums_.assign(plan.person_sums.size() + 1, 1);
  }

  void count(const Range& range) {
    each_block(range, [&](const Block& whole) {
      std::array<std::uint16_t, kBlockRows> picks;
      const Block block = filtered(whole, plan_.tests, picks.data());
      read(whole, block);
      for (const std::size_t set : plan_.order) count_set(set);
      if (plan_.sums_of_persons()) count_persons(block);
    });
    if (plan_.sums_of_persons()) end_person();
  }

  std::vector<CubeCells>& cells() { return cells_; }

 private:
  using BlockPlaces = std::array<std::uint32_t, kBlockRows>;

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
    const std::uint8_t* starts = persons_->starts.data() + whole.first;
    for (std::size_t i = 0; i < whole.count; ++i) rows_.person[i] = person_ += starts[i];
    for (std::size_t i = 0; block.picks && i < block.count; ++i) rows_.person[i] = rows_.person[block.picks[i]];  // picks ascend
  }

  void count_set(std::size_t at) {
    const CubeSet& set = plan_.sets[at];
    CubeCells& cells = cells_[at];
    if (set.parent && (!persons_ || plan_.sums_of_persons())) return;
    if (set.parent) {
      const NewRows& from = new_rows_[*set.parent];
      find_places(set, cells, from.rows.data(), from.count, places_);
      return add_persons(at, from.rows.data(), from.count);
    }
    BlockPlaces& places = plan_.sums_of_persons() ? root_places_[at] : places_;
    find_places(set, cells, nullptr, rows_.count, places);
    cells.add_rows(places.data(), rows_);
    if (persons_ && !plan_.sums_of_persons()) add_persons(at, nullptr, rows_.count);
  }

  void count_persons(const Block& block) {
    for (const int sum : plan_.contributions) {
      const std::int64_t* given = rows_.sums[static_cast<std::size_t>(sum)].data();
      some_negative_ = some_negative_ || std::any_of(given, given + block.count, [](std::int64_t one) { return one < 0; });
    }
    for (std::size_t i = 0; i < block.count; ++i) {
      if (rows_.person[i] != counted_person_) end_person();
      counted_person_ = rows_.person[i];
      counts_strays_ = block.row(i) < persons_->strays;
      for (std::size_t s = 0; s < plan_.person_sums.size(); ++s) row_sums_[s + 1] = rows_.sums[plan_.person_sums[s]][i];
      for (const std::size_t root : plan_.roots) {
        parts_[root].add(root_places_[root][i], row_sums_.data());
        if (counts_strays_) cells_[root].add_person_products(root_places_[root][i], row_sums_.data(), 1);
      }
    }
  }

  void end_person() {
    for (const std::size_t at : plan_.order) {
      const std::optional<std::size_t> parent = plan_.sets[at].parent;
      if (parent)
        take_from_parent(at, *parent);
      else
        count_whole(at);
    }
    for (PersonParts& parts : parts_) parts.clear();
  }

  void count_whole(std::size_t root) {
    for (PersonPart& part : parts_[root].all()) {
      part.large = cells_[root].add_person(part.place, part.sums) || some_negative_;
      add_products(cells_[root], part.place, part.sums, 1);
    }
  }

  /// Rows without person had theirs one by one.
  void add_products(CubeCells& cells, std::uint32_t place, const std::int64_t* sums, int sign) const {
    if (!counts_strays_) cells.add_person_products(place, sums, sign);
  }

  /// Parts of a person that are one here are taken back, and counted as one.
  void take_from_parent(std::size_t at, std::size_t parent) {
    CubeCells& cells = cells_[at];
    PersonParts& parts = parts_[at];
    const std::vector<PersonPart>& from = std::as_const(parts_[parent]).all();
    if (from.size() == 1 && !from.front().large) return;
    const auto take = [&](std::uint32_t place, const std::int64_t* sums) {
      cells.take_person(place, sums);
      add_products(cells, place, sums, -1);
    };
    for (const PersonPart& part : from) {
      const std::uint32_t place = cells.place(plan_.sets[at], plan_.sets[parent], cells_[parent], part.place);
      if (const PersonPart* before = parts.at(place)) {
        if (!before->joined) take(place, before->sums);
        take(place, part.sums);
      }
      parts.add_kept(place, part.sums, part.large);
    }
    for (PersonPart& part : parts.all()) {
      if (!part.joined) {
        part.large = part.large && (cells.add_contributor(part.place, part.sums) || some_negative_);
        continue;
      }
      part.large = cells.add_person(part.place, part.sums) || some_negative_;
      add_products(cells, part.place, part.sums, 1);
    }
  }

  void find_places(const CubeSet& set, CubeCells& cells, const std::uint16_t* picks, std::size_t count, BlockPlaces& places) {
    std::array<std::uint64_t, kBlockRows> combinations;
    keys_.combinations(set.keys, picks, count, combinations.data());
    for (std::size_t i = 0; i < count; ++i) places[i] = cells.place(combinations[i]);
  }

  void add_persons(std::size_t at, const std::uint16_t* picks, std::size_t count) {
    new_rows_[at].count = cells_[at].add_persons(places_.data(), rows_, picks, count, new_rows_[at].rows.data());
  }

  const CubePlan& plan_;
  const PersonOrder* persons_;
  BlockKeys keys_;
  BlockRows rows_;
  BlockValues values_;
  BlockPlaces places_;
  std::vector<BlockPlaces> root_places_;  // by set, of those without a parent, when there are sums of persons
  std::vector<PersonParts> parts_;        // by set, of the person now counted
  std::vector<std::int64_t> row_sums_;    // of the row now counted: 1, then person_sums
  std::vector<NewRows> new_rows_;
  std::vector<CubeCells> cells_;
  std::uint32_t person_ = 0;
  std::uint32_t counted_person_ = 0;  // whose sums are open in the cells; 0 = none
  bool counts_strays_ = false;        // those sums are of rows without person
  bool some_negative_ = false;        // a contribution so far
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
