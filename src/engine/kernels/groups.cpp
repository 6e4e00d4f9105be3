// What quantiles and ranks have in common.
#include "engine/kernels/groups.h"

#include <numeric>

namespace rodtrad::engine::kernels {

GroupPlan plan_groups(Compiler& compiler, const table::Filter& filter, const std::vector<table::Key>& by) {
  GroupPlan plan{.tests = compiler.tests(filter), .keys = {}, .set = {}};
  for (const table::Key& key : by) plan.keys.push_back(compiler.key(key.value));
  std::vector<std::size_t> all(by.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  plan.set = key_set(plan.keys, std::move(all));
  return plan;
}

}  // namespace rodtrad::engine::kernels
