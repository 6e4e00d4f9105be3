// RankSearch: the values at some ranks of every group, exactly, in one pass over the rows.
#pragma once

#include <functional>

#include "engine/kernels/groups.h"

namespace rodtrad::engine::kernels {

/// Ranks wanted of a group of so many rows, at least one: counted from 0 in ascending order, ascending.
using RanksOf = std::function<std::vector<std::size_t>(std::size_t rows)>;
/// The values of a block's rows; those that are not present do not count. Several workers call it.
using ReadValues = std::function<void(const Block& block, BlockValues& values)>;

/// The values at the ranks of one group.
struct GroupRanks {
  struct AtRank {
    std::int64_t value = 0;
    std::size_t below = 0;            // rows of the group with smaller values, where rows are asked for
    std::vector<std::uint32_t> rows;  // that hold this one, where they are asked for
  };
  std::uint64_t combination = 0;
  std::size_t rows = 0;
  std::vector<AtRank> at;  // one per rank
};

/// Groups without rows that count are left out; the others come in no particular order.
std::vector<GroupRanks> search_ranks(Store& store, const GroupPlan& plan, const RanksOf& ranks_of, const ReadValues& read, bool with_rows = false);

}  // namespace rodtrad::engine::kernels
