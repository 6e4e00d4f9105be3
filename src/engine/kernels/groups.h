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

/// Calls use(block, combinations) for the rows of a range that pass the filter; `every`: only of each so manieth row of a block.
template <class Use>
void each_filtered(const GroupPlan& plan, const Range& range, const Use& use, std::size_t every = 1) {
  const CombinationReader keys(plan.keys, plan.set);
  std::array<std::uint16_t, kBlockRows> picks;
  std::array<std::uint64_t, kBlockRows> combinations;
  each_block(range, [&](Block whole) {
    if (every > 1) {
      whole.count = (whole.count + every - 1) / every;
      for (std::size_t i = 0; i < whole.count; ++i) picks[i] = static_cast<std::uint16_t>(i * every);
      whole.picks = picks.data();
    }
    const Block block = filtered(whole, plan.tests, picks.data());
    keys.read(block, combinations.data());
    use(block, combinations.data());
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
