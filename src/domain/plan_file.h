// A plan from a file as regions have them: plain text, a Word document or a PDF.
#pragma once

#include <string>

#include "core/expected.h"
#include "domain/plan_document.h"

namespace rodtrad::domain {

/// Pictures make documents large; the text in them has the limits of its reader.
inline constexpr std::size_t kMostPlanFileBytes = 64u << 20;

/// By what the bytes are, not by the file's name. PlanDocument::text is the text that was taken out of the document, and
/// spans are places in it. Problems: those of read_plan, formats::read_docx_text and read_pdf_text; plan_old_word.
core::Expected<PlanDocument> read_plan_file(const std::string& bytes, const std::string& file, core::Problems& notes);

}  // namespace rodtrad::domain
