// Names, their titles, and roles without a name.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

struct People {
  std::vector<Passage> names;
  std::vector<std::pair<std::string, Passage>> titles;  // by name
  std::vector<Passage> roles;                           // told without a name
  bool uncertain_role = false;                          // a question mark stands after one of them
};

/// "Namn Namnsson, strateg, projektledare för X?": a single word after a name is its title, several words are a role of
/// its own, as is anything before the first name.
People read_people(const Passage& raw);

}  // namespace rodtrad::domain
