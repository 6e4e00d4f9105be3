// Pooling by rising number of contacts, then by code.
#include "methods/demographic_pressure_pools.h"

#include <algorithm>
#include <vector>

namespace rodtrad::methods::demographic_pressure {
namespace {

bool is_small(const Crowd& crowd, std::int64_t least) {
  return std::any_of(crowd.persons.begin(), crowd.persons.end(), [least](std::int64_t persons) { return persons > 0 && persons < least; });
}

void join(const Crowd& other, Crowd& together) {
  for (std::size_t i = 0; i < other.persons.size(); ++i) together.persons[i] = std::max(together.persons[i], other.persons[i]);
}

}  // namespace

std::set<std::string> pooled_categories(const std::map<std::string, Crowd>& crowds, std::int64_t least) {
  std::set<std::string> pool;
  Crowd together;
  std::vector<std::pair<std::int64_t, std::string>> others;
  for (const auto& [code, crowd] : crowds) {
    if (is_small(crowd, least)) {
      pool.insert(code);
      join(crowd, together);
    } else {
      others.emplace_back(crowd.contacts, code);
    }
  }
  std::sort(others.begin(), others.end());
  for (const auto& [contacts, code] : others) {
    if (pool.empty() || (pool.size() > 1 && !is_small(together, least))) break;
    pool.insert(code);
    join(crowds.at(code), together);
  }
  return pool;
}

}  // namespace rodtrad::methods::demographic_pressure
