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
  /// Adds a row to what its person has in a cell.
  void add_to_person(std::uint32_t place, const BlockRows& rows, std::size_t i);
  /// The same for a row without person, which is a person of its own in the products.
  void add_stray(std::uint32_t place, const BlockRows& rows, std::size_t i);
  /// Adds what the person has in the cells of the parent.
  void add_to_person(const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent);
  /// The cell that a cell of the parent lies in.
  std::uint32_t place(const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent, std::uint32_t parent_place);
  /// Counts the person and its sums, in all its cells; in the next the sums are of another.
  void end_person();
  /// Counts all rows without person as one; their products are there already.
  void count_person();

  /// Adds the cells that another worker counted for the same set, over other persons.
  void merge(const CubeCells& other);
  /// Takes what adds up over rows from the cells of the parent.
  void roll_up(const CubePlan& plan, const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent);
  table::CellsAnswer answer(const CubePlan& plan, const KeySet& set, bool has_persons) const;

 private:
  /// What contributors give to a sum.
  struct Given {
    core::Int128 total = 0;
    std::int64_t largest = 0;
    std::int64_t second = 0;
    void add(std::int64_t more);
    void add(const Given& other);
  };

  void grow();
  void add_products(const std::uint32_t* places, const BlockRows& rows);
  void add_given_rows(const std::uint32_t* places, const BlockRows& rows);
  std::int64_t* touch(std::uint32_t place);
  void add_given(std::uint32_t to, const CubeCells& other, std::size_t from);
  void add_up(std::uint32_t to, const CubeCells& other, std::size_t from);

  const CubePlan& plan_;
  Places places_;
  std::vector<std::int64_t> rows_;
  std::vector<core::Int128> sums_;      // place × sum
  std::vector<core::Int128> products_;  // place × product
  std::vector<std::uint32_t> last_;     // person last seen
  std::vector<std::int64_t> persons_;
  std::vector<std::uint32_t> touched_;         // places where of_person_ is not 0
  std::vector<std::int64_t> of_person_;        // place × (rows, person_sums) of the person now counted
  std::vector<std::uint32_t> of_parent_;       // places, by the parent's, from 1; 0 = not asked yet
  std::vector<core::Int128> person_products_;  // place × product
  std::vector<Given> given_;                   // place × contribution
};

}  // namespace rodtrad::engine::kernels
