// The text of a document as regions have them: plain text, a Word document, a presentation or a PDF.
#pragma once

#include <string>

#include "core/expected.h"

namespace rodtrad::domain {

/// Pictures make documents large; the text in them has the limits of its reader.
inline constexpr std::size_t kMostFileBytes = 64u << 20;

/// By what the bytes are, not by the file's name: the bytes themselves when they are text, else the text that stands in
/// the document. Problems: those of formats::read_docx_text, read_pptx_text and read_pdf_text; document_old_word.
core::Expected<std::string> read_document_text(const std::string& bytes, const std::string& file, core::Problems& notes);

}  // namespace rodtrad::domain
