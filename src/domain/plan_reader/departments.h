// Responsible departments and the units inside them.
#pragma once

#include <optional>
#include <vector>

#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

struct DepartmentPlace {
  Passage department;
  std::optional<Passage> unit;
};

/// "A-avdelningen, enheten för B, C-avdelningen": after a department stands its unit; what looks like a department, or
/// comes after a unit that does not look like one, is the next department.
std::vector<DepartmentPlace> read_departments(const Passage& raw);

}  // namespace rodtrad::domain
