// The questions of an assignment, and what else stands under that heading.
#pragma once

#include <vector>

#include "domain/plan_reader/outline.h"

namespace rodtrad::domain {

struct Questions {
  std::vector<Passage> questions;
  std::vector<Passage> other_items;  // contents and deliverables: list items, "(i) … (ii) …", paragraphs "En diagnos av …"
};

/// Questions are sentences with a question mark or an interrogative first word, and the items of a list that is called
/// questions or stands directly under the heading. Sub-headings (ending in a colon) and remarks in brackets are none.
Questions read_questions(const std::vector<const Node*>& section);

}  // namespace rodtrad::domain
