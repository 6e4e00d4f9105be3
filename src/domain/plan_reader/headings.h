// Headings and labels that the reader knows by their words (data/plan_words.toml).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

/// Heading without numbering ("3.1 ", "3. ") and closing colon.
Passage heading_words(const Passage& line);
bool is_numbered(const Passage& line);

/// Fields that a heading inside an assignment names: "Syfte och verksamhetsnytta" → purpose, operational_benefit.
/// Empty when it is no such heading.
std::vector<std::string> sections_of(const Passage& line);

/// The plan's own heading: contents, template, areas, definitions, appendix, horizon_scan; "" when it is none.
std::string plan_heading_of(const Passage& line);

bool is_known_heading(const Passage& line);

/// "Ansvarig chef: Namn" → manager, the name. Also "Syfte: Att …" → purpose.
struct Label {
  std::string field;
  Passage value;
};
std::optional<Label> label_of(const Passage& line);
std::optional<Label> inline_section_of(const Passage& line);

}  // namespace rodtrad::domain
