// The analyst's own texts for an assignment's publications.
#pragma once

#include "model/written_text.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

struct WriteRequest {
  std::string assignment;
  std::string section;   // answer, question-N, mind, or a heading of one's own
  std::string language;  // sv, en
  std::string body;
  std::string by;
};

/// Stores the analyst's own words for an assignment; the last ones of a section and language hold. Problems: those of
/// find_assignment, text_empty, by_missing, unknown_language.
core::Expected<std::string> write_text(Workspace& workspace, const WriteRequest& request);

/// Of each section and language the text written last, in the order in which sections were first written.
core::Expected<std::vector<model::AnalystText>> texts_of(const records::Store& store, const records::RecordId& assignment);

/// The same as they stood when a publication was made: what was written or changed later is not in it.
core::Expected<std::vector<model::AnalystText>> texts_published(const records::Store& store, const records::RecordId& assignment,
                                                                const records::RecordId& publication);

}  // namespace rodtrad::ops
