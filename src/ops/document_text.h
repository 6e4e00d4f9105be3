// The text of a document, whichever format it has.
#pragma once

#include "formats/open_rows.h"

namespace rodtrad::ops {

/// In the forms of formats/docx_text.h; `format` is one of those of formats::is_document. Problems: those of its reader.
core::Expected<std::string> document_text(const std::string& bytes, formats::Format format, const std::string& name, core::Problems& notes);

}  // namespace rodtrad::ops
