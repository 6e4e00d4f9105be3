// Keys are compiled once each; a set's parent is the smallest set that holds all its keys and more.
#include "engine/kernels/cube_plan.h"

#include <numeric>

namespace rodtrad::engine::kernels {

namespace {

bool holds_more(const KeySet& a, const KeySet& b) {
  if (a.keys.size() <= b.keys.size()) return false;
  return std::all_of(b.keys.begin(), b.keys.end(), [&](std::size_t key) { return std::find(a.keys.begin(), a.keys.end(), key) != a.keys.end(); });
}

std::optional<std::size_t> parent_of(std::size_t child, const std::vector<CubeSet>& sets) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (!holds_more(sets[i].keys, sets[child].keys)) continue;
    if (!best || sets[i].keys.combinations < sets[*best].keys.combinations) best = i;
  }
  return best;
}

/// Compiles the keys of all requests, each expression once.
class KeyGatherer {
 public:
  KeyGatherer(Compiler& compiler, std::vector<Codes>& keys) : compiler_(compiler), keys_(keys) {}

  std::vector<std::size_t> indices(const std::vector<table::Key>& by) {
    std::vector<std::size_t> out;
    for (const table::Key& key : by) out.push_back(index(key.value));
    return out;
  }

 private:
  std::size_t index(const table::Expression& expression) {
    const auto found = std::find(expressions_.begin(), expressions_.end(), expression);
    const auto at = static_cast<std::size_t>(found - expressions_.begin());
    if (found != expressions_.end()) return at;
    expressions_.push_back(expression);
    keys_.push_back(compiler_.key(expression));
    return at;
  }

  Compiler& compiler_;
  std::vector<Codes>& keys_;
  std::vector<table::Expression> expressions_;
};

/// The place in totals; index −1 is the number of rows.
std::size_t total_of(int index) { return static_cast<std::size_t>(std::int64_t{index} + 1); }

std::vector<std::pair<std::size_t, std::size_t>> totals_of(const std::vector<std::pair<int, int>>& products) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const auto& [a, b] : products) out.emplace_back(total_of(a), total_of(b));
  return out;
}

void plan_parents(CubePlan& plan) {
  for (std::size_t i = 0; i < plan.sets.size(); ++i) plan.sets[i].parent = parent_of(i, plan.sets);
  plan.order.resize(plan.sets.size());
  std::iota(plan.order.begin(), plan.order.end(), std::size_t{0});
  std::stable_sort(plan.order.begin(), plan.order.end(),
                   [&](std::size_t a, std::size_t b) { return plan.sets[a].keys.keys.size() > plan.sets[b].keys.keys.size(); });
}

}  // namespace

std::uint64_t CubeSet::combination(const std::vector<Codes>& all_keys, const KeySet& of_parent, std::uint64_t whole) const {
  std::uint64_t sum = 0;
  for (std::size_t k = 0; k < keys.keys.size(); ++k) {
    const auto found = std::find(of_parent.keys.begin(), of_parent.keys.end(), keys.keys[k]);
    const std::uint64_t step = of_parent.steps[static_cast<std::size_t>(found - of_parent.keys.begin())];
    sum += whole / step % all_keys[keys.keys[k]].values.size() * keys.steps[k];
  }
  return sum;
}

bool same_but_keys(const table::Cells& a, const table::Cells& b) {
  return a.filter == b.filter && a.sums == b.sums && a.products == b.products && a.person_products == b.person_products &&
         a.contributions == b.contributions;
}

CubePlan plan_cube(Store& store, const std::vector<const table::Cells*>& requests, bool has_persons) {
  Compiler compiler(store);
  CubePlan plan;
  plan.tests = compiler.tests(requests.front()->filter);
  for (const table::Expression& sum : requests.front()->sums) plan.sums.push_back(compiler.number(sum));
  plan.products = totals_of(requests.front()->products);
  for (const int index : requests.front()->contributions) plan.contributions.push_back(total_of(index));
  plan.persons = has_persons;
  if (has_persons) plan.person_products = totals_of(requests.front()->person_products);
  KeyGatherer gatherer(compiler, plan.keys);
  std::vector<std::vector<std::size_t>> chosen;
  for (const table::Cells* request : requests) chosen.push_back(gatherer.indices(request->by));
  for (std::vector<std::size_t>& keys : chosen) plan.sets.push_back({.keys = key_set(plan.keys, std::move(keys)), .parent = {}});
  plan_parents(plan);
  return plan;
}

}  // namespace rodtrad::engine::kernels
