// PersonCounter: what each person, and not only each row, gives to the cells of a cube. Each set of keys without a parent gathers a
// person's rows in parts, one per cell. The other sets take the parts of their parent, and only look at those that are one part here.
#pragma once

#include "engine/kernels/cube_cells.h"

namespace rodtrad::engine::kernels {

class PersonCounter {
 public:
  /// `stray`: the number that rows without a person have; 0 when there are none.
  PersonCounter(const CubePlan& plan, std::vector<CubeCells>& cells, std::uint32_t stray);

  /// Begins with the rows of another block, in the order of persons.
  void read(const BlockRows& rows);
  /// Their places in a set without a parent.
  void add_rows(std::size_t root, const std::uint32_t* places);
  /// Counts the persons that have no more rows; at the end all.
  void count(bool at_end);

 private:
  void count_whole(std::size_t root);
  void take_from_parent(std::size_t at, std::span<PersonPart> from);

  const CubePlan& plan_;
  std::vector<CubeCells>& cells_;
  const BlockRows* rows_ = nullptr;
  std::uint32_t stray_;
  std::size_t width_;                           // of totals
  std::vector<std::int64_t> totals_;            // row × total
  std::vector<PersonParts> parts_;              // by set
  std::vector<std::span<PersonPart>> counted_;  // by set, those that are counted now
  bool some_negative_ = false;                  // a contribution so far
};

}  // namespace rodtrad::engine::kernels
