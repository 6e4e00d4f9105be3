// The plan's table of contents: its entries, without dots and page numbers.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/plan_reader/lines.h"

namespace rodtrad::domain {

class Contents {
 public:
  void add(Passage entry);
  void clear();
  const std::vector<Passage>& entries() const { return entries_; }

  /// Place of the entry that says the same as the heading; case, spaces and hyphens do not count.
  std::optional<std::size_t> same(const Passage& heading) const;
  /// The same entry or else the first of the forty entries from `from` on that is near.
  std::optional<std::size_t> near(const Passage& heading, std::size_t from) const;

 private:
  std::vector<Passage> entries_;
  std::unordered_map<std::u32string, std::size_t> places_;  // by bare words; looked up only
};

/// Reads the table and marks its lines as debris. No entries when the plan has none.
Contents take_contents(std::vector<PlanLine>& lines);

/// Two headings differ by no more than a sixth of the longer one.
bool are_near(const Passage& a, const Passage& b);

}  // namespace rodtrad::domain
