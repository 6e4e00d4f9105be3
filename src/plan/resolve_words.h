// Sentences of a draft with their numbers in place, taken from tables that are protected already.
#pragma once

#include "model/draft.h"
#include "model/result.h"

namespace rodtrad::plan {

/// Why a sentence cannot be said.
enum class Unsaid { protected_, missing };

using Spoken = std::variant<model::ResolvedSentence, Unsaid>;

/// {name} becomes the value of the cell, {name.interval} its interval. `result` holds the tables.
Spoken resolve_sentence(const model::Sentence& sentence, const model::Result& result);

/// Findings whose headline can be said, with the sentences that can; the rest is told in notes (finding_protected,
/// finding_missing) by number only.
void resolve_findings(const std::vector<model::Finding>& findings, model::Result& result);

}  // namespace rodtrad::plan
