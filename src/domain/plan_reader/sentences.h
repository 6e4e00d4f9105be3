// Sentences of a paragraph.
#pragma once

#include <vector>

#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

/// Parts of the passage that end in a full stop, a question mark or an exclamation mark. Abbreviations and brackets do
/// not end a sentence; what stands after the last mark is the last part.
std::vector<Passage> sentences_of(const Passage& paragraph);

}  // namespace rodtrad::domain
