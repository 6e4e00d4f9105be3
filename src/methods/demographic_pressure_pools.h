// Categories with too few persons to be judged on their own are counted together: a change among a few is mostly chance,
// and an amount that rests on them would tell about them.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>

namespace rodtrad::methods::demographic_pressure {

/// What is known of a category: persons (contacts when persons are not known) in each of two age bands and two years.
struct Crowd {
  std::array<std::int64_t, 4> persons{};
  std::int64_t contacts = 0;
};

/// The categories to count together: all where some of the four is above 0 and below `least`, and as many of the smallest
/// others as it takes that this is true of them together no more. One person may be in several categories, so that together
/// they are taken to have as many persons as the largest of them.
std::set<std::string> pooled_categories(const std::map<std::string, Crowd>& crowds, std::int64_t least);

}  // namespace rodtrad::methods::demographic_pressure
