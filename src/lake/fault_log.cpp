// Few kinds, many faults: kinds are searched from the one that came last.
#include "lake/fault_log.h"

namespace rodtrad::lake {

FaultKind& FaultLog::kind_of(std::string_view code, std::string_view column, core::Severity severity) {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(), [&](const FaultKind& kind) { return kind.code == code && kind.column == column; });
  if (found != kinds_.end()) return *found;
  return kinds_.emplace_back(FaultKind{.code = std::string(code), .column = std::string(column), .severity = severity});
}

void FaultLog::keep(FaultKind& kind, core::Problem problem) {
  if (kind.count == 1) kind.message = problem.message;
  if (kind.first_places.size() < kFirstPlaces) kind.first_places.push_back(problem.place);
  problem.code = kind.code;
  problem.severity = kind.severity;
  problems_.push_back(std::move(problem));
  kind_of_problem_.push_back(static_cast<std::size_t>(&kind - kinds_.data()));
}

/// Of each kind the listed ones came first, here as there.
void FaultLog::add(const FaultLog& other) {
  std::vector<std::int64_t> left;
  for (const FaultKind& kind : other.kinds_) {
    kind_of(kind.code, kind.column, kind.severity);
    left.push_back(kind.count);
  }
  for (std::size_t i = 0; i < other.problems_.size(); ++i) {
    const FaultKind& theirs = other.kinds_[other.kind_of_problem_[i]];
    FaultKind& kind = kind_of(theirs.code, theirs.column, theirs.severity);
    ++kind.count;
    --left[other.kind_of_problem_[i]];
    if (is_listed(kind)) keep(kind, other.problems_[i]);
  }
  for (std::size_t i = 0; i < left.size(); ++i) kind_of(other.kinds_[i].code, other.kinds_[i].column, other.kinds_[i].severity).count += left[i];
}

core::Problems FaultLog::problems() const {
  core::Problems sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const core::Problem& a, const core::Problem& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
  return sorted;
}

}  // namespace rodtrad::lake
