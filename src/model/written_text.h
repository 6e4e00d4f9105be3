// What the analyst writes for a publication. It belongs to the assignment, not to a run: its numbers are references to
// table cells, {table.row.column} or {table.row.column.interval}, and get their values from the result at hand, so that
// the words survive a rerun and can never show a number that the result does not hold. "{{" is a brace of its own.
#pragma once

#include <string>
#include <vector>

#include "model/result.h"

namespace rodtrad::model {

/// As stored: paragraphs apart by empty lines.
struct AnalystText {
  std::string section;   // "answer", "question-2", "mind"; anything else is a comment of its own
  std::string language;  // BCP 47
  std::string body;
  std::string written_by;
  std::string written_at;  // ISO day
};

/// The same with the numbers of one result in place.
struct WrittenText {
  std::string section;
  std::string language;
  std::vector<std::vector<ResolvedSentence::Piece>> paragraphs;  // what has no number shows ".." or "–" and no cell
  std::vector<Text> notes;                                       // why, once for each
  std::string written_by;
  std::string written_at;
};

/// Numbers are written in the text's own language (Swedish unless it is "en").
WrittenText resolve_text(const AnalystText& text, const Result& result);

}  // namespace rodtrad::model
