// CubeCells: the counts and sums of one set of keys, as one worker gathers them and as they are merged.
#pragma once

#include "core/int128.h"
#include "engine/kernels/cube_plan.h"

namespace rodtrad::engine::kernels {

/// Rows of a block that are counted, with what is known of each.
struct BlockRows {
  std::size_t count = 0;
  std::array<std::uint32_t, kBlockRows> person;            // running number of the person, from 1
  std::array<std::uint8_t, kBlockRows> stray;              // 1: has no person
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
  /// Counts persons, and sums per person.
  void add_person_row(std::uint32_t place, const BlockRows& rows, std::size_t i);
  /// Ends the sums of the last person of each cell.
  void finish();

  /// Adds the cells that another worker counted for the same set, over other persons.
  void merge(const CubeCells& other);
  /// Takes what adds up over rows from the cells of the parent.
  void roll_up(const CubePlan& plan, const CubeSet& set, const CubeSet& parent_set, const CubeCells& parent);
  table::CellsAnswer answer(const CubePlan& plan, const KeySet& set, bool has_persons) const;

 private:
  /// What contributors give to a sum: the one now counted, and those before.
  struct Given {
    std::int64_t now = 0;
    core::Int128 total = 0;
    std::int64_t largest = 0;
    std::int64_t second = 0;
    void end();
    void add(const Given& other);
  };

  void grow();
  void add_products(const std::uint32_t* places, const BlockRows& rows);
  void add_given_rows(const std::uint32_t* places, const BlockRows& rows);
  void end_person(std::uint32_t place);
  void add_given(std::uint32_t to, const CubeCells& other, std::size_t from);
  void add_up(std::uint32_t to, const CubeCells& other, std::size_t from);

  const CubePlan& plan_;
  Places places_;
  std::vector<std::int64_t> rows_;
  std::vector<core::Int128> sums_;      // place × sum
  std::vector<core::Int128> products_;  // place × product
  std::vector<std::uint32_t> last_;     // person last seen
  std::vector<std::int64_t> persons_;
  std::vector<std::int64_t> of_person_;        // place × (rows, person_sums) of the last person
  std::vector<core::Int128> person_products_;  // place × product
  std::vector<Given> given_;                   // place × contribution
};

}  // namespace rodtrad::engine::kernels
