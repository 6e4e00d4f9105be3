// The text of a PDF as the program pdftotext (Poppler) gives it, run in a child with limits.
#pragma once

#include <string>

#include "core/expected.h"

namespace rodtrad::domain {

/// Lines as they stand on the pages, with form feeds between pages; a wide gap between words is a tab, and numbers of
/// footnotes are raised. Problems:
/// pdf_program_missing, pdf_encrypted, pdf_broken, pdf_without_text, and those of sandbox::run_program. Warning to
/// `notes`: pdf_damaged.
core::Expected<std::string> read_pdf_text(const std::string& bytes, const std::string& file, core::Problems& notes);

}  // namespace rodtrad::domain
