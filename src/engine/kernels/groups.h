// Groups: the values of some expressions in each combination of keys, gathered in one pass.
#pragma once

#include "engine/kernels/places.h"
#include "engine/kernels/ranges.h"

namespace rodtrad::engine::kernels {

/// A filter and keys made ready.
struct GroupPlan {
  std::vector<Test> tests;
  std::vector<Codes> keys;
  KeySet set;
};
GroupPlan plan_groups(Compiler& compiler, const table::Filter& filter, const std::vector<table::Key>& by);

/// Calls use(block, keys) for the rows of a range that pass the filter.
template <class Use>
void each_filtered(const GroupPlan& plan, const Range& range, const Use& use) {
  BlockKeys keys(plan.keys);
  std::array<std::uint16_t, kBlockRows> picks;
  each_block(range, [&](const Block& whole) {
    const Block block = filtered(whole, plan.tests, picks.data());
    keys.read(block);
    use(block, keys);
  });
}

/// Something for each group, as one worker makes it.
template <class Content>
struct Groups {
  Places places;
  std::vector<Content> contents;  // by place
  explicit Groups(const KeySet& set) : places(set.combinations) {}
  Content& at(std::uint64_t combination) {
    const std::uint32_t place = places.of(combination);
    if (place >= contents.size()) contents.resize(std::max(places.count(), std::size_t{place} + 1));
    return contents[place];
  }
};

/// Rows of a range that pass the filter, by group; without keys, all rows of the range.
template <class Content>
std::vector<std::size_t> count_rows(const GroupPlan& plan, const Range& range, Groups<Content>& groups) {
  if (plan.set.keys.empty()) return {range.last - range.first};
  std::vector<std::size_t> counts(groups.places.count());
  each_filtered(plan, range, [&](const Block& block, const BlockKeys& keys) {
    for (std::size_t i = 0; i < block.count; ++i) {
      const std::uint32_t place = groups.places.of(keys.combination(plan.set, i));
      if (place >= counts.size()) counts.resize(std::max(groups.places.count(), 2 * counts.size()));
      ++counts[place];
    }
  });
  counts.resize(groups.places.count());
  return counts;
}

/// Makes room in each group for its rows of a range: growing step by step would copy them several times.
template <class Content, class Reserve>
void make_room(const GroupPlan& plan, const Range& range, Groups<Content>& groups, const Reserve& reserve) {
  const std::vector<std::size_t> counts = count_rows(plan, range, groups);
  groups.contents.resize(counts.size());
  for (std::size_t place = 0; place < counts.size(); ++place) reserve(groups.contents[place], counts[place]);
}

/// One group as all workers found it.
template <class Content>
struct WholeGroup {
  std::uint64_t combination = 0;
  std::vector<Content*> parts;
};

/// The groups of all workers, each combination once. Contents that are empty are left out.
template <class Content>
std::vector<WholeGroup<Content>> whole_groups(std::vector<std::unique_ptr<Groups<Content>>>& found) {
  std::map<std::uint64_t, WholeGroup<Content>> groups;
  for (const auto& one : found) {
    for (std::size_t place = 0; place < one->contents.size(); ++place) {
      if (one->contents[place].empty()) continue;
      WholeGroup<Content>& group = groups[one->places.combination(place)];
      group.combination = one->places.combination(place);
      group.parts.push_back(&one->contents[place]);
    }
  }
  std::vector<WholeGroup<Content>> out;
  for (auto& [combination, group] : groups) out.push_back(std::move(group));
  return out;
}

}  // namespace rodtrad::engine::kernels
