// An item in its parts: what stands under each of the headings that minutes use.
#pragma once

#include <map>

#include "domain/minutes/context.h"

namespace rodtrad::domain {

struct ItemSections {
  Zone background;                              // before the first heading
  std::map<std::string, Zone> parts;            // decision, conditions, basis, notified, immediate, yrkanden … by name
  std::map<std::string, std::string> headings;  // as written, beside `parts`
  std::vector<Zone> groups;                     // of reported matters, each with its heading

  const Zone* find(const std::string& name) const;
};

ItemSections split_sections(const Zone& item, const MinutesContext& context);

}  // namespace rodtrad::domain
