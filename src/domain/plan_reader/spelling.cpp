// Choosing of spellings.
#include "domain/plan_reader/spelling.h"

#include "core/unicode.h"
#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

namespace {

constexpr const char* kRule = "spelling_of_plan";

/// Spellings of one name with how often each is used, in the order in which they first come.
using Spellings = std::vector<std::pair<std::string, int>>;

class SpellingTable {
 public:
  void add(const std::u32string& key, const std::string& spelling) {
    Spellings& known = spellings_[key];
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto& entry) { return entry.first == spelling; });
    if (found != known.end()) {
      ++found->second;
    } else {
      known.emplace_back(spelling, 1);
    }
  }
  const Spellings& of(const std::u32string& key) const { return spellings_.at(key); }

 private:
  std::map<std::u32string, Spellings> spellings_;
};

std::u32string capitals_key(const std::string& name) { return lower(core::to_code_points(name)); }
std::u32string spaces_key(const std::string& name) { return bare(core::to_code_points(name)); }

/// No capital first is worst; then the fewer capitals the better.
std::pair<bool, std::size_t> capitals_of(const std::string& name) {
  const std::u32string points = core::to_code_points(name);
  return {!core::is_upper(points.front()), static_cast<std::size_t>(std::count_if(points.begin(), points.end(), core::is_upper))};
}

std::string best_capitals(const Spellings& spellings) {
  return std::min_element(spellings.begin(), spellings.end(),
                          [](const auto& a, const auto& b) { return capitals_of(a.first) < capitals_of(b.first); })
      ->first;
}

std::string most_used(const Spellings& spellings) {
  return std::max_element(spellings.begin(), spellings.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

/// Sets the value; a changed one is derived from now on.
void set(std::string& value, const std::string& chosen, Assignment& assignment, const char* field) {
  if (value == chosen) return;
  value = chosen;
  FieldSource& source = assignment.sources[field];
  source.origin = Origin::derived;
  source.rule = kRule;
}

void unify_departments(std::vector<Assignment>& assignments) {
  SpellingTable table;
  for (const Assignment& assignment : assignments) {
    for (const Department& department : assignment.departments) {
      table.add(capitals_key(department.department), department.department);
      if (department.unit) table.add(capitals_key(*department.unit), *department.unit);
    }
  }
  for (Assignment& assignment : assignments) {
    for (Department& department : assignment.departments) {
      set(department.department, best_capitals(table.of(capitals_key(department.department))), assignment, "departments");
      if (department.unit) set(*department.unit, best_capitals(table.of(capitals_key(*department.unit))), assignment, "departments");
    }
  }
}

void unify_other_forms(std::vector<Assignment>& assignments) {
  SpellingTable table;
  for (const Assignment& assignment : assignments) table.add(spaces_key(assignment.publication_other), assignment.publication_other);
  for (Assignment& assignment : assignments) {
    if (assignment.publication_other.empty()) continue;
    set(assignment.publication_other, most_used(table.of(spaces_key(assignment.publication_other))), assignment, "publication_other");
  }
}

}  // namespace

void unify_spelling(std::vector<Assignment>& assignments) {
  unify_departments(assignments);
  unify_other_forms(assignments);
}

}  // namespace rodtrad::domain
