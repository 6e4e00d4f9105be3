// A plan from a file as regions have them: plain text, a Word document or a PDF.
#pragma once

#include <string>

#include "core/expected.h"
#include "domain/plan_document.h"

namespace rodtrad::domain {

/// By what the bytes are, not by the file's name. PlanDocument::text is the text that was taken out of the document, and
/// spans are places in it. Problems: those of read_plan and read_document_text.
core::Expected<PlanDocument> read_plan_file(const std::string& bytes, const std::string& file, core::Problems& notes);

}  // namespace rodtrad::domain
