// What is wrong with the rows of a file: every fault is counted, the first ones are kept as problems with their places.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/problem.h"

namespace rodtrad::lake {

/// All faults of one sort: the same code in the same column.
struct FaultKind {
  std::string code;
  std::string column;  // "" when it is about the whole row
  core::Severity severity = core::Severity::error;
  core::Text message;  // of the first
  core::Text hint;     // of faults that are not about one place
  std::int64_t count = 0;
  std::vector<core::Place> first_places;  // at most kFirstPlaces
};

inline constexpr std::size_t kListedProblems = 1000;
inline constexpr std::int64_t kListedOfEachKind = 10;  // listed even when the list is full
inline constexpr std::size_t kFirstPlaces = 3;

class FaultLog {
 public:
  /// Counts the fault; `make` is called only when its problem will be listed.
  template <class MakeProblem>
  void add(std::string_view code, std::string_view column, core::Severity severity, const MakeProblem& make) {
    FaultKind& kind = kind_of(code, column, severity);
    ++kind.count;
    if (is_listed(kind)) keep(kind, make());
  }

  /// As if all faults of the other log had been added here.
  void add(const FaultLog& other);

  /// In order of first appearance.
  const std::vector<FaultKind>& kinds() const { return kinds_; }
  /// By line and column.
  core::Problems problems() const;

 private:
  FaultKind& kind_of(std::string_view code, std::string_view column, core::Severity severity);
  void keep(FaultKind& kind, core::Problem problem);
  bool is_listed(const FaultKind& kind) const { return kind.count <= kListedOfEachKind || problems_.size() < kListedProblems; }

  std::vector<FaultKind> kinds_;
  core::Problems problems_;
  std::vector<std::size_t> kind_of_problem_;
};

}  // namespace rodtrad::lake
