// Years from conditions, populations from requests.
#include "plan/population.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace rodtrad::plan {
namespace {

int year_of(const std::string& code) {
  int year = 0;
  std::from_chars(code.data(), code.data() + code.size(), year);
  return year;
}

/// What a condition on the year leaves.
Years narrowed(Years years, const table::Condition& condition) {
  using Test = table::Condition::Test;
  const auto number = static_cast<int>(condition.number);
  Years left = years;
  if (condition.test == Test::at_least) left.first = number;
  if (condition.test == Test::greater_than) left.first = number + 1;
  if (condition.test == Test::at_most) left.last = number;
  if ((condition.test == Test::equals || condition.test == Test::in) && !condition.codes.empty()) {
    const auto [least, most] = std::minmax_element(condition.codes.begin(), condition.codes.end());
    left = {year_of(*least), year_of(*most)};
  }
  if (years.first != 0) left.first = std::max(left.first, years.first);
  if (years.last != 0) left.last = left.last == 0 ? years.last : std::min(left.last, years.last);
  return left;
}

bool has_dimensions_of(const AskedCells& asked, const table::Cube& cube) {
  std::set<std::string> names;
  for (const table::Dimension& dimension : cube.dimensions) names.insert(dimension.id);
  return std::set<std::string>(asked.by.begin(), asked.by.end()) == names;
}

class Hull {
 public:
  void add(const Population& one) {
    kinds_.insert(one.kind);
    years_ = any_ ? Years{std::min(years_.first, one.years.first), std::max(years_.last, one.years.last)} : one.years;
    any_ = true;
  }
  bool is_empty() const { return !any_; }
  Population population() const { return {.kind = fmt::format("{}", fmt::join(kinds_, "+")), .years = years_}; }

 private:
  std::set<std::string> kinds_;
  Years years_;
  bool any_ = false;
};

}  // namespace

Years years_of(const table::Filter& filter, Years data) {
  for (const table::Condition& condition : filter) {
    if (condition.value == table::column("year")) data = narrowed(data, condition);
  }
  return data;
}

int year_named(const std::string& dimension, const std::string& code) { return dimension == "year" ? year_of(code) : 0; }

std::vector<Population> populations_of(const std::vector<table::Cube>& cubes, const std::vector<AskedCells>& asked) {
  std::vector<Population> populations;
  for (const table::Cube& cube : cubes) {
    Hull like_it, all;
    for (const AskedCells& one : asked) {
      all.add(one.population);
      if (has_dimensions_of(one, cube)) like_it.add(one.population);
    }
    populations.push_back((like_it.is_empty() ? all : like_it).population());
  }
  return populations;
}

}  // namespace rodtrad::plan
