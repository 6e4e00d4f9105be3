// Parts of the outline that make up one assignment each: its title, what stands under it, and the headings above it.
#pragma once

#include <optional>
#include <vector>

#include "domain/plan_reader/areas.h"

namespace rodtrad::domain {

struct Unit {
  Passage title;
  std::size_t begin = 0;  // first node after the title (in the outline)
  std::size_t end = 0;
  std::optional<NamedPlace> domain;
  std::optional<NamedPlace> perspective;
};

/// The assignments among the nodes [0, end). An assignment is known by its run of metadata, which stands last in it
/// or directly under its title.
std::vector<Unit> find_units(const Outline& outline, std::size_t end, const Areas& areas, const Contents& contents);

}  // namespace rodtrad::domain
