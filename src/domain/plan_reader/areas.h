// The plan's domains and their analysis perspectives, and which of them a heading in the text means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/plan_reader/debris.h"
#include "domain/plan_reader/outline.h"

namespace rodtrad::domain {

struct AreaPerspective {
  Passage words;  // as written in the list: "Det kliniska perspektivet"
  std::string name;
  bool covered = true;
  std::string note;
};

struct Area {
  Passage words;
  std::vector<AreaPerspective> perspectives;
};

/// A name with where it was found and how.
struct NamedPlace {
  std::string name;
  Passage words;
  std::string rule;  // "" when it is read as written
};

class Areas {
 public:
  Areas(const Outline& outline, const std::vector<Footnote>& footnotes, const Contents& contents, const std::u32string& source);

  const std::vector<Area>& all() const { return areas_; }
  bool is_domain(const Passage& heading) const;
  std::optional<NamedPlace> perspective(const Passage& heading) const;
  /// The only perspective of a domain, if it has one alone.
  std::optional<NamedPlace> only_perspective(const Passage& domain) const;

 private:
  std::vector<Area> areas_;
  std::vector<std::string> names_;  // of all perspectives, also those that only the table of contents names
};

}  // namespace rodtrad::domain
