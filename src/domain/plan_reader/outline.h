// What each block is in the plan: a heading, a section of an assignment, metadata, text.
#pragma once

#include <string>
#include <vector>

#include "domain/plan_reader/blocks.h"

namespace rodtrad::domain {

enum class Role {
  text,          // paragraph
  item,          // of a list
  row,           // of a table
  heading,       // looks like one: short, alone, without a full stop
  section,       // heading of a part of an assignment: Bakgrund, Syfte …
  metadata,      // "Ansvarig chef: …"
  plan_heading,  // heading of the plan itself: Områden för analys, Bilaga …
};

struct Node {
  Role role = Role::text;
  Passage words;                      // heading: without numbering; section: what follows on the same line, if anything
  std::vector<std::string> sections;  // section: the fields that the heading names
  std::string field;                  // metadata: the field; plan_heading: which one
  Passage value;                      // metadata
  std::size_t line = 0;
};

using Outline = std::vector<Node>;

Outline build_outline(const std::vector<Block>& blocks, const Contents& contents);

}  // namespace rodtrad::domain
