// CubeCells: the counts and sums of one set of keys, as one worker gathers them and as they are merged. Sums stay within 64 bits
// because what all rows give to each does (cube.cpp), so neither they nor the products of two of them are checked here.
#pragma once

#include "core/int128.h"
#include "engine/kernels/cube_plan.h"
#include "engine/kernels/person_parts.h"

namespace rodtrad::engine::kernels {

/// Rows of a block that are counted, with what is known of each.
struct BlockRows {
  std::size_t count = 0;
  std::array<std::uint32_t, kBlockRows> person;              // running number of the person, from 1
  std::vector<std::array<std::int64_t, kBlockRows>> totals;  // 1, then sums, missing as 0
  explicit BlockRows(std::size_t sums) : totals(1 + sums) { totals[0].fill(1); }
};

class CubeCells {
 public:
  CubeCells(const CubePlan& plan, const CubeSet& set);

  std::uint32_t place(std::uint64_t combination) {
    const std::uint32_t at = places_.of(combination);
    if (at >= persons_.size()) grow();
    return at;
  }
  /// Counts what adds up over rows; places[i] is that of row i.
  void add_rows(const std::uint32_t* places, const BlockRows& rows);
  /// Those products of rows alone.
  void add_products(const std::uint32_t* places, const BlockRows& rows);
  /// Counts each person once per cell. The rows, or `count` picked ones, that were new are written to `fresh`; gives how
  /// many.
  std::size_t add_persons(const std::uint32_t* places, const BlockRows& rows, const std::uint16_t* picks, std::size_t count, std::uint16_t* fresh);
  /// Counts a person with all that adds up over its rows in the cell. Whether it is one of the two largest contributors to any sum so far.
  bool add_person(const PersonPart& part);
  /// Adds the products of a person, or of a row without one, which is a person of its own in them.
  void add_person_products(std::uint32_t place, const std::int64_t* totals);
  /// Two parts of a person that count as two in the parent's cells, and as one here.
  void join_persons(const PersonPart& part, const std::int64_t* more, bool products);
  /// A person whom the parent's cells give: only who is largest is found anew in each set. Whether this one is.
  bool add_contributor(const PersonPart& part);
  /// The cell that a cell of the parent lies in.
  std::uint32_t place(const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent, std::uint32_t parent_place) {
    if (parent_place < of_parent_.size() && of_parent_[parent_place] != 0) return of_parent_[parent_place] - 1;
    return find_place(set, parent_set, parent, parent_place);
  }

  /// Adds the cells that another worker counted for the same set, over other persons.
  void merge(const CubeCells& other);
  /// Takes what adds up from the cells of the parent.
  void roll_up(const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent);
  table::CellsAnswer answer(const KeySet& set) const;

 private:
  /// What contributors give to a sum.
  struct Given {
    std::int64_t total = 0;
    std::int64_t largest = 0;
    std::int64_t second = 0;
    void add(const Given& other);
    bool compare(std::int64_t size) {
      if (size <= second) return false;
      second = std::min(largest, size);
      largest = std::max(largest, size);
      return true;
    }
  };

  void grow();
  std::uint32_t find_place(const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent, std::uint32_t parent_place);
  std::int64_t* totals(std::size_t place) { return totals_.data() + place * width_; }
  const std::int64_t* totals(std::size_t place) const { return totals_.data() + place * width_; }
  core::Int128* person_products(std::size_t place) { return person_products_.data() + place * plan_.person_products.size(); }
  Given* given(std::size_t place) { return given_.data() + place * plan_.contributions.size(); }
  const Given* given(std::size_t place) const { return given_.data() + place * plan_.contributions.size(); }
  void add_given_rows(const std::uint32_t* places, const BlockRows& rows);
  void add_given(std::size_t to, const CubeCells& other, std::size_t from);
  void add_persons_of(std::size_t to, const CubeCells& other, std::size_t from);
  void add_up(std::size_t to, const CubeCells& other, std::size_t from);

  const CubePlan& plan_;
  std::size_t width_;  // of totals
  Places places_;
  std::vector<std::int64_t> totals_;           // place × total
  std::vector<core::Int128> products_;         // place × product
  std::vector<std::uint32_t> last_;            // person last seen
  std::vector<std::int64_t> persons_;          // with sums of persons: less what the parent's cells give, until they have
  std::vector<core::Int128> person_products_;  // place × product; likewise
  std::vector<Given> given_;                   // place × contribution; likewise
  std::vector<std::uint32_t> of_parent_;       // places, by the parent's, from 1; 0 = not asked yet
};

}  // namespace rodtrad::engine::kernels
