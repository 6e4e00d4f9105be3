// What quantiles and ranks have in common.
#include "engine/kernels/groups.h"

namespace rodtrad::engine::kernels {

GroupPlan plan_groups(Compiler& compiler, const table::Filter& filter, const std::vector<table::Key>& by) {
  GroupPlan plan{.tests = compiler.tests(filter), .keys = {}, .set = {}};
  for (const table::Key& key : by) plan.keys.push_back(compiler.key(key.value));
  plan.set = key_set(plan.keys);
  return plan;
}

}  // namespace rodtrad::engine::kernels
