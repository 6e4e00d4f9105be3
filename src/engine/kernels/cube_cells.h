// CubeCells: the counts and sums of one set of keys, as one worker gathers them and as they are merged.
#pragma once

#include "core/int128.h"
#include "engine/kernels/cube_plan.h"

namespace rodtrad::engine::kernels {

/// Rows of a block that are counted, with what is known of each.
struct BlockRows {
  std::size_t count = 0;
  std::array<std::uint32_t, kBlockRows> person;            // running number of the person, from 1
  std::vector<std::array<std::int64_t, kBlockRows>> sums;  // missing as 0
  explicit BlockRows(std::size_t sum_count) : sums(sum_count) {}
};

class CubeCells {
 public:
  CubeCells(const CubePlan& plan, const CubeSet& set);

  std::uint32_t place(std::uint64_t combination) {
    const std::uint32_t at = places_.of(combination);
    if (at >= rows_.size()) grow();
    return at;
  }
  /// Counts what adds up over rows; places[i] is that of row i.
  void add_rows(const std::uint32_t* places, const BlockRows& rows);
  /// Counts each person once per cell. The rows, or `count` picked ones, that were new are written to `fresh`; gives how
  /// many.
  std::size_t add_persons(const std::uint32_t* places, const BlockRows& rows, const std::uint16_t* picks, std::size_t count, std::uint16_t* fresh);
  /// Counts a person and what it contributes; `sums`: its rows and person_sums in the cell. Whether it is one of the two largest
  /// contributors to any sum so far.
  bool add_person(std::uint32_t place, const std::int64_t* sums);
  /// Takes a person back that the parent's cells will give.
  void take_person(std::uint32_t place, const std::int64_t* sums);
  /// Adds, or takes, the products of a person, or of a row without one, which is a person of its own in them.
  void add_person_products(std::uint32_t place, const std::int64_t* sums, int sign);
  /// A person whom a cell of the parent gives whole: only who is largest is found anew in each set. Whether this one is.
  bool add_contributor(std::uint32_t place, const std::int64_t* sums);
  /// The cell that a cell of the parent lies in.
  std::uint32_t place(const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent, std::uint32_t parent_place) {
    if (parent_place < of_parent_.size() && of_parent_[parent_place] != 0) return of_parent_[parent_place] - 1;
    return find_place(set, parent_set, parent, parent_place);
  }

  /// Adds the cells that another worker counted for the same set, over other persons.
  void merge(const CubeCells& other);
  /// Takes what adds up from the cells of the parent.
  void roll_up(const CubePlan& plan, const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent);
  table::CellsAnswer answer(const CubePlan& plan, const KeySet& set, bool has_persons) const;

 private:
  /// What contributors give to a sum.
  struct Given {
    core::Int128 total = 0;
    std::int64_t largest = 0;
    std::int64_t second = 0;
    bool add(std::int64_t more);
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
  void add_products(const std::uint32_t* places, const BlockRows& rows);
  void add_given_rows(const std::uint32_t* places, const BlockRows& rows);
  void add_given(std::uint32_t to, const CubeCells& other, std::size_t from);
  void add_persons_of(std::uint32_t to, const CubeCells& other, std::size_t from);
  void add_up(std::uint32_t to, const CubeCells& other, std::size_t from);

  const CubePlan& plan_;
  Places places_;
  std::vector<std::int64_t> rows_;
  std::vector<core::Int128> sums_;      // place × sum
  std::vector<core::Int128> products_;  // place × product
  std::vector<std::uint32_t> last_;     // person last seen
  std::vector<std::int64_t> persons_;          // with sums of persons: less what the parent's cells give, until they have
  std::vector<std::uint32_t> of_parent_;       // places, by the parent's, from 1; 0 = not asked yet
  std::vector<core::Int128> person_products_;  // place × product
  std::vector<Given> given_;                   // place × contribution
};

}  // namespace rodtrad::engine::kernels
